import type { ApiError } from '#miniapp/client/api-error';
import type { Side } from '#shared/accounts/roles';
import { isLate } from '#shared/promises/is-late';
import type { TicketReply } from '#shared/tickets/ticket-replies';
import { clockTime, sayMoment } from '#shared/time/say-time';

import { progressWords } from './words/progress';

type Failure = Pick<ApiError, 'code' | 'person'>;

/** Who took a ticket before, or is asked now; null: nobody was faster. */
export function sayTaken({ code, person }: Failure): string | null {
  if (person === null) {
    return null;
  }
  switch (code) {
    case 'ticket.taken':
      return progressWords.taken(person);
    case 'ticket.offered_to_other':
      return progressWords.offeredToOther(person);
    default:
      return null;
  }
}

type Owed = Pick<TicketReply, 'followUp' | 'relations'>;

/** What urging did and when it is possible again; null when it is possible now. */
export function sayUrged({
  timeline,
  urgeAgainAt,
}: Pick<TicketReply, 'timeline' | 'urgeAgainAt'>): string | null {
  if (urgeAgainAt === null) {
    return null;
  }
  const heard = timeline.filter(({ kind }) => kind === 'urge').at(-1)?.assignee;
  const who = heard ? progressWords.engineer(heard.name) : progressWords.urgedDesk;
  return progressWords.urged(who, clockTime(urgeAgainAt));
}

/** The call that a bad rating was promised, as far as it concerns the reader; colleagues who follow are not called. */
export function ownCallBack({ followUp, relations }: Owed, side: Side): Owed['followUp'] {
  return side === 'staff' || relations.includes('reporter') ? followUp : null;
}

/** It is kept or apologised for. */
export function sayCallBack(ticket: Owed, side: Side, now: number): string | null {
  const owed = ownCallBack(ticket, side);
  if (!owed) {
    return null;
  }
  const words = progressWords.callBack;
  const due = sayMoment(owed.dueAt, now);
  if (owed.triedAt !== null && side === 'customer') {
    return isLate(owed.dueAt, now) ? words.triedLate : words.tried(due);
  }
  if (isLate(owed.dueAt, now)) {
    return side === 'customer' ? words.lateForYou(due) : words.lateForCustomer(due);
  }
  return side === 'customer' ? words.toYou(due) : words.toCustomer(due);
}
