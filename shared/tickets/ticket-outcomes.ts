/** Why the desk closed a ticket that nobody called solved; the words are `ticketOutcomeWords`. */
export const ticketOutcomes = ['unanswered', 'other'] as const;
export type TicketOutcome = (typeof ticketOutcomes)[number];
