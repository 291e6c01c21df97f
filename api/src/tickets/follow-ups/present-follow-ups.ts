import { openFollowUps, promisedCall, type Followed, type FollowUp } from '#api/follow-ups/index';
import type { OwedFollowUp, TicketReply } from '#shared/tickets/ticket-replies';

import { personOf, type Known } from '../present-entry';

/** The call that the customer was promised and still waits for. */
export function presentPromisedCall(followed: Followed): TicketReply['followUp'] {
  const call = promisedCall(followed);
  return (
    call && {
      dueAt: call.dueAt.toISOString(),
      triedAt: call.attempts.at(-1)?.at.toISOString() ?? null,
    }
  );
}

/** Every call that is owed, as the desk reads it. */
export function presentFollowUps(followed: Followed, people: Known['people']): OwedFollowUp[] {
  return openFollowUps(followed).map((one) => presentFollowUp(one, people));
}

export function presentFollowUp(followUp: FollowUp, people: Known['people']): OwedFollowUp {
  const { id, kind, reason, dueAt, ownerId, attempts } = followUp;
  return {
    ...{ id, kind, reason, dueAt: dueAt.toISOString() },
    owner: personOf(people, ownerId),
    attempts: attempts.length,
  };
}
