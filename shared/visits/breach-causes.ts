/** Why a time of the service level passed, as whoever solved the ticket says. */
export const breachCauses = ['parts', 'access', 'road', 'hard', 'earlier_work', 'other'] as const;
export type BreachCause = (typeof breachCauses)[number];
