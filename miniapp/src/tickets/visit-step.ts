import type { Side } from '#shared/accounts/roles';
import { isLate } from '#shared/promises/is-late';
import type { TicketReply, TicketSummary } from '#shared/tickets/ticket-replies';
import { clockTime, sayDuration } from '#shared/time/say-time';
import { visitStage } from '#shared/visits/visit-stage';
import { sayWindow } from '#shared/visits/visit-window';

import { visitWords } from './words/visits';

/** A card in a list knows nothing of visits. */
export type Visiting = Partial<Pick<TicketReply, 'appointment' | 'trip'>>;
type Ticket = Visiting & Pick<TicketReply, 'promise'>;

export function stageOf({ appointment = null, trip = null }: Visiting) {
  return visitStage({ appointment, trip });
}

/** Times that the customer can still choose. */
export function openWindows({ appointment }: Visiting, now: number) {
  return (appointment?.windows ?? []).filter(({ from }) => Date.parse(from) > now);
}

/** What comes next of a visit, in a sentence; null: something else does. `who`: as this side calls the engineer. */
export function sayVisitStep(
  ticket: Ticket,
  who: { name: string; side: Side },
  now: number,
): string | null {
  switch (stageOf(ticket)) {
    case 'proposed':
      return openWindows(ticket, now).length > 0 ? sayProposed(who) : null;
    case 'asked':
      return who.side === 'customer' ? visitWords.next.asked(who.name) : visitWords.staffNext.asked;
    case 'agreed':
      return sayAgreed(ticket, who, now);
    case 'underway':
      return sayUnderway(ticket.trip?.expectedAt ?? null, who, now);
    default:
      return null;
  }
}

/** For a card in a list: 今天 14:00–16:00 上门; null: nothing is agreed. */
export function sayVisiting(visiting: TicketSummary['visiting'], now: number): string | null {
  const words = visitWords.listed;
  if (visiting?.stage === 'underway') {
    const { expectedAt } = visiting;
    return expectedAt === null ? words.underway : words.underwayUntil(clockTime(expectedAt));
  }
  return visiting?.stage === 'agreed' && visiting.window
    ? words.agreed(sayWindow(visiting.window, now))
    : null;
}

type Who = { name: string; side: Side };

function sayProposed({ name, side }: Who): string {
  return side === 'customer' ? visitWords.next.proposed(name) : visitWords.staffNext.proposed;
}

/** A broken promise of a solution is not hidden behind a visit that is still to come. */
function sayAgreed({ appointment, promise }: Ticket, { name, side }: Who, now: number) {
  const picked = appointment?.picked;
  if (!picked || (promise && isLate(promise.dueAt, now))) {
    return null;
  }
  const window = sayWindow(picked, now);
  const isCustomer = side === 'customer';
  if (isLate(picked.to, now)) {
    const duration = sayDuration(now - Date.parse(picked.to));
    return (isCustomer ? visitWords.next : visitWords.staffNext).agreedLate(window, duration);
  }
  return isCustomer ? visitWords.next.agreed(name, window) : visitWords.staffNext.agreed(window);
}

function sayUnderway(expectedAt: string | null, { name, side }: Who, now: number): string {
  const words = side === 'customer' ? visitWords.next : visitWords.staffNext;
  if (expectedAt === null) {
    return words.underway(name);
  }
  return isLate(expectedAt, now)
    ? words.underwayLate(name, clockTime(expectedAt), sayDuration(now - Date.parse(expectedAt)))
    : words.underwayUntil(name, clockTime(expectedAt));
}
