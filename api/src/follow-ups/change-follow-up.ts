import { assertThat } from '#api/app-error';
import { bounded } from '#api/bounds/index';
import { outcomeRule, type CallOutcome } from '#shared/follow-ups/call-outcomes';
import { followUpLimits } from '#shared/follow-ups/follow-up-limits';

import { openFollowUps, type Followed, type FollowUp } from './follow-up';

type Doing = { now: Date; by: string | null };
type Change = Partial<FollowUp>;

/**
 * The open follow-up that somebody means.
 *
 * @throws {AppError} `follow_up.not_open`
 */
export function findOpen(followed: Followed, id: string | undefined): FollowUp {
  const found = openFollowUps(followed).find((one) => one.id === id);
  assertThat(found, 'follow_up.not_open');
  return found;
}

/** All of a ticket, one of them changed. */
export function changeFollowUp(
  followUps: readonly FollowUp[],
  changed: Pick<FollowUp, 'id'>,
  change: Change,
): FollowUp[] {
  return followUps.map((one) => (one.id === changed.id ? { ...one, ...change } : one));
}

/**
 * Of two who take it at once one does.
 *
 * @throws {AppError} `follow_up.taken`
 */
export function take({ ownerId }: FollowUp, { by }: Doing): Change {
  assertThat(ownerId === null || ownerId === by, 'follow_up.taken');
  return { ownerId: by };
}

/**
 * A later time that the customer reads; about it somebody is warned anew.
 *
 * @throws {AppError} `follow_up.time_unfit`
 */
export function postpone(followUp: FollowUp, to: Date, { now, by }: Doing): Change {
  const ahead = to.getTime() - now.getTime();
  assertThat(ahead > 0 && ahead <= followUpLimits.postponeWithin, 'follow_up.time_unfit');
  const postponement = { at: now, by, from: followUp.dueAt, to };
  return {
    dueAt: to,
    // whoever has just said so need not be told that it is near
    warnedAt: ahead <= followUpLimits.warnBefore ? now : null,
    lateAt: null,
    postponements: [...followUp.postponements, postponement].slice(-bounded.callsPostponed.most),
  };
}

/**
 * What came of a call. One that reached nobody stays owed until somebody gives it up, after three of them.
 *
 * @throws {AppError} `follow_up.attempts_missing`, `follow_up.too_many_attempts`
 */
export function settle(
  followUp: FollowUp,
  outcome: CallOutcome,
  { now, by, seq }: Doing & { seq: number },
): Change {
  const { isOver, afterAttempts = 0 } = outcomeRule(outcome);
  const { attempts } = followUp;
  assertThat(attempts.length >= afterAttempts, 'follow_up.attempts_missing');
  if (isOver) {
    return {
      state: 'done',
      ownerId: followUp.ownerId ?? by,
      settled: { at: now, by, outcome, seq },
    };
  }
  assertThat(attempts.length < bounded.callAttempts.most, 'follow_up.too_many_attempts');
  // whoever tried goes on trying
  return { ownerId: followUp.ownerId ?? by, attempts: [...attempts, { at: now, by }] };
}
