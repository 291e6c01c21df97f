import type { TicketAction } from '#shared/tickets/ticket-actions';
import { progressSteps, ticketStatusRules, type TicketStatus } from '#shared/tickets/ticket-status';

/** Steps reached stay dated; a ticket that goes back has the later ones still to come. */
export function stepTimesAfter(
  stepTimes: readonly (Date | null)[],
  { action, status, at }: { action: TicketAction | 'submit'; status: TicketStatus; at: Date },
): (Date | null)[] {
  // neither is a step on the way to a solution
  if (status === 'cancelled' || action === 'close') {
    return [...stepTimes];
  }
  const { step } = ticketStatusRules[status];
  return progressSteps.map((_name, index) => {
    if (index > step) {
      return null;
    }
    return stepTimes[index] ?? (index === step ? at : null);
  });
}
