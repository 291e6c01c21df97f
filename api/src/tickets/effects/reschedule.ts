import { assertThat } from '#api/app-error';
import { ticketLimits } from '#shared/tickets/ticket-limits';

import { hoursOf, toldPromise, warningOf } from '../rescheduled/rescheduled-times';
import type { Effect, Step } from '../step';
import type { Rescheduled, Ticket } from '../ticket';

/**
 * The customer is promised another time; the clocks of the service level and what they missed stay as they are. On a
 * resolved ticket it is the customer who gets more time, or less, before it is confirmed by itself.
 */
export const reschedule: Effect = (ticket, step) => {
  const promisedAt = timeIn(step);
  if (ticket.status === 'resolved') {
    return {
      fields: { promise: { kind: 'confirm', dueAt: promisedAt } },
      entry: { promisedAt },
    };
  }
  const rescheduled = rescheduledTo(ticket, promisedAt, step);
  // on the customer’s turn nothing is promised before they answer
  const isTheirTurn = ticket.status === 'awaiting_customer';
  return {
    fields: { rescheduled, ...(!isTheirTurn && { promise: toldPromise(rescheduled) }) },
    entry: { promisedAt },
  };
};

/** @throws {AppError} `ticket.time_required`, `ticket.time_unfit` */
function timeIn({ body, now }: Step): Date {
  assertThat(body.promisedAt, 'ticket.time_required');
  const time = new Date(body.promisedAt);
  const ahead = time.getTime() - now.getTime();
  assertThat(ahead > 0 && ahead <= ticketLimits.rescheduleWithin, 'ticket.time_unfit');
  return time;
}

function rescheduledTo(ticket: Ticket, dueAt: Date, { now, terms }: Step): Rescheduled {
  const { promise, status } = ticket;
  const told = promise ?? ticket.rescheduled;
  const warning = warningOf(now, dueAt, { hours: hoursOf(ticket), terms });
  return {
    kind: status === 'submitted' ? 'accept' : 'resolve',
    dueAt,
    firstDueAt: told?.firstDueAt ?? told?.dueAt ?? null,
    warning,
    // whoever has just said so need not be told that it is near
    warnedAt: warning <= now ? now : null,
    lateAt: null,
    left: status === 'awaiting_customer' ? 0 : null,
  };
}
