import type { TicketScope, TicketSeverity } from '../tickets/ticket-words';

/** From the most urgent down. */
export const priorityNames = ['P1', 'P2', 'P3', 'P4'] as const;
export type Priority = (typeof priorityNames)[number];

/** How bad it is, and for how many. */
const priorities: Record<TicketSeverity, Record<TicketScope, Priority>> = {
  blocked: { me: 'P2', team: 'P1', organization: 'P1' },
  degraded: { me: 'P3', team: 'P2', organization: 'P2' },
  minor: { me: 'P4', team: 'P3', organization: 'P3' },
  question: { me: 'P4', team: 'P4', organization: 'P4' },
};

export function priorityOf({
  severity,
  scope,
}: {
  severity: TicketSeverity;
  scope: TicketScope;
}): Priority {
  return priorities[severity][scope];
}
