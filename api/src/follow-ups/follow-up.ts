import type { CallOutcome } from '#shared/follow-ups/call-outcomes';
import {
  isPromisedKind,
  type FollowUpKind,
  type FollowUpStep,
  type followUpStates,
} from '#shared/follow-ups/follow-up-kinds';
import { followUpLimits } from '#shared/follow-ups/follow-up-limits';
import type { RatingAnswer } from '#shared/ratings/rating';
import { isLowRating } from '#shared/ratings/rating';

/** A call that is owed to a customer. The words of the call stand in its timeline entry, once. */
export type FollowUp = {
  /** Of its ticket: 1, 2, 3 … */
  id: string;
  kind: FollowUpKind;
  /** The resolution round that it is about. */
  round: number;
  reason: string;
  /** When it was promised or planned. */
  since: Date;
  /** What the customer reads. */
  dueAt: Date;
  /** Who has taken it; null: the desk as a whole owes it. */
  ownerId: string | null;
  /** `withdrawn`: the customer took back what it was promised for. */
  state: (typeof followUpStates)[number];
  /** When somebody was told that this time is near, and that it has passed; null: not yet. */
  warnedAt: Date | null;
  lateAt: Date | null;
  /** Calls that reached nobody, oldest first. */
  attempts: CallAttempt[];
  /** Oldest first; why stands in the timeline entry. */
  postponements: Postponement[];
  settled: SettledCall | null;
  withdrawn?: { at: Date; because: string } | null;
};

export type CallAttempt = { at: Date; by: string | null };
export type Postponement = { at: Date; by: string | null; from: Date; to: Date };
/** `seq` of the timeline entry that holds the customer’s words. */
export type SettledCall = { at: Date; by: string | null; outcome: CallOutcome; seq: number };

/** What a step did to a follow-up, as its timeline entry tells; an earlier version wrote state and time alone. */
export type FollowUpChange = {
  state: FollowUpStep;
  dueAt: Date;
  ownerId?: string | null;
  outcome?: CallOutcome | null;
};

/** As much of a ticket as says which calls are owed. */
export type Followed = {
  ratings: readonly { round: number; fixed: RatingAnswer; stars: number }[];
  followUps: readonly FollowUp[];
};

/**
 * The calls that are still owed, the most urgent first. An earlier version left calls open whose rating had been taken
 * back: those are owed no more.
 */
export function openFollowUps({ followUps, ratings }: Followed): FollowUp[] {
  const isLow = (round: number) =>
    ratings.some((rating) => rating.round === round && isLowRating(rating));
  return followUps
    .filter(({ kind, round, state }) => state === 'open' && (!isPromisedKind(kind) || isLow(round)))
    .sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime());
}

/** The one by which a ticket stands in the desk’s list. */
export function nextFollowUp(followed: Followed): FollowUp | null {
  return openFollowUps(followed)[0] ?? null;
}

/** The call that the customer was promised and still waits for; the others were promised to nobody. */
export function promisedCall(followed: Followed): FollowUp | null {
  return openFollowUps(followed).find(({ kind }) => isPromisedKind(kind)) ?? null;
}

type Begun = Pick<FollowUp, 'dueAt' | 'kind' | 'reason' | 'round' | 'since'>;

/** These and one more, which nobody has taken yet. What came of calls that are forgotten stands on the timeline. */
export function withFollowUp(followUps: readonly FollowUp[], begun: Begun): FollowUp[] {
  const fresh = { ownerId: null, state: 'open', warnedAt: null, lateAt: null } as const;
  const id = String(Math.max(0, ...followUps.map((one) => Number(one.id))) + 1);
  const nothing = { attempts: [], postponements: [], settled: null };
  return [...remembered(followUps), { ...begun, ...fresh, ...nothing, id }];
}

/** Of the kind that begins anew with every question, only the newest. */
function remembered(followUps: readonly FollowUp[]): FollowUp[] {
  const over = followUps.filter(({ kind, state }) => kind === 'by_phone' && state !== 'open');
  const forgotten = new Set(over.slice(0, Math.max(0, over.length - followUpLimits.byPhone)));
  return followUps.filter((one) => !forgotten.has(one));
}
