import { later } from '#api/clock';
import { priorityOf } from '#shared/promises/priorities';
import { clockTimes, startClock } from '#shared/promises/promise-clock';
import type { ServiceTerms } from '#shared/promises/service-terms';
import { isOfferable, offeredBy, statusAfter } from '#shared/tickets/ticket-actions';
import { ticketLimits } from '#shared/tickets/ticket-limits';

import type { Step } from './step';
import type { Offer, Ticket } from './ticket';

type Offered = Pick<Ticket, 'offer' | 'offersFrom' | 'passedBy'>;

/** Whom a ticket is offered to after a step, and whether the product looks for somebody. */
export function offerAfter(ticket: Ticket, step: Step): Offered {
  const passedBy = passedAfter(ticket, step);
  const offer = nextOffer(ticket, step);
  return { offer, offersFrom: offer ? null : offersFromAfter(ticket, step), passedBy };
}

/** Whom a step asked, or let go. */
export function offeredIn(ticket: Ticket, { action, body }: Step): string | null {
  return action === 'decline' || action === 'lapse'
    ? (ticket.offer?.to ?? null)
    : offeredBy(action, body);
}

/** Until when an offer runs: half of the time to the first response, in its own hours, and ten minutes at most. */
export function offerEnd(
  weight: Pick<Ticket, 'scope' | 'severity'>,
  { now, terms }: { now: Date; terms: ServiceTerms },
): Date {
  const { hours, minutes } = terms.level[priorityOf(weight)].firstResponse;
  const length = Math.max(1, Math.min(ticketLimits.offerMinutes, Math.floor(minutes / 2)));
  const { due } = clockTimes(startClock({ hours, minutes: length }, now), terms.calendar);
  return due ?? later(now, length * 60_000);
}

function nextOffer(ticket: Ticket, step: Step): Offer | null {
  const { action, actor, body, now } = step;
  const to = offeredBy(action, body);
  if (to !== null) {
    const until = offerEnd(ticket, step);
    return { to, reason: body.note ?? '', at: now, until, by: actor?.id ?? null };
  }
  const isOver = endings.has(action) || !isOfferable(statusAfter(action, ticket.status, step));
  return isOver ? null : ticket.offer;
}

const endings: ReadonlySet<Step['action']> = new Set(['accept', 'decline', 'lapse', 'hand_over']);

/** What the product offered in vain it offers to somebody else; what a person offered goes back to the desk. */
function offersFromAfter(ticket: Ticket, step: Step): Date | null {
  const { action, now } = step;
  if (statusAfter(action, ticket.status, step) !== 'submitted' || action === 'hand_over') {
    return null;
  }
  return ticket.offer?.by === null ? now : ticket.offersFrom;
}

function passedAfter(ticket: Ticket, step: Step): string[] {
  const passing = whoPasses(ticket, step);
  return passing === null ? ticket.passedBy : [...new Set([...ticket.passedBy, passing])];
}

function whoPasses({ offer }: Ticket, { action, actor }: Step): string | null {
  switch (action) {
    case 'decline':
    case 'lapse':
      return offer?.to ?? null;
    case 'hand_over':
      return actor?.id ?? null;
    default:
      return null;
  }
}
