import type { Rating } from '#api/ratings/index';
import type { WorkNumbers } from '#shared/tickets/work-numbers-api';

import type { Ticket } from '../ticket';

import type { CountedTicket } from './day-repository';

/** What somebody solved since a day: the newest solution of theirs on each ticket. */
export type Solved = CountedTicket & { solvedAt: Date; ownRatings: Rating[] };

export function solvedSince(
  tickets: readonly CountedTicket[],
  engineerId: string,
  since: Date,
): Solved[] {
  return tickets.flatMap((ticket) => {
    const own = ticket.turns.findLast(
      ({ actorId, at, kind }) => kind === 'resolve' && actorId === engineerId && at >= since,
    );
    return own
      ? [{ ...ticket, solvedAt: own.at, ownRatings: ownRatings(ticket, engineerId, since) }]
      : [];
  });
}

/** A rating is about one solution, and so about whoever solved it. */
function ownRatings({ ratings, turns }: CountedTicket, engineerId: string, since: Date): Rating[] {
  const solvers = turns.filter(({ kind }) => kind === 'resolve');
  return ratings.filter(
    ({ ratedAt, round }) => ratedAt >= since && solvers[round - 1]?.actorId === engineerId,
  );
}

type Counts = Pick<WorkNumbers, 'firstResponse' | 'kept' | 'rated' | 'reopened' | 'solved'>;

/** Unrated is not praise: what was said is counted beside how many said something. */
export function countWork(solved: readonly Solved[]): Counts {
  const timed = solved.filter(({ clocks }) => clocks !== null);
  const waits = timed.flatMap((ticket) => minutesToFirstWord(ticket) ?? []);
  const rated = solved.flatMap(({ ownRatings: [...said] }) => said.at(-1) ?? []);
  return {
    solved: solved.length,
    reopened: solved.filter(isTakenUpAgain).length,
    kept: { count: timed.filter(isKept).length, of: timed.length },
    firstResponse: { mean: mean(waits), median: median(waits) },
    rated: { count: rated.length, mean: mean(rated.map(({ stars }) => stars)) },
  };
}

function isTakenUpAgain({ solvedAt, turns }: Solved): boolean {
  return turns.some(({ at, kind }) => kind !== 'resolve' && at > solvedAt);
}

/** A breach that turned out to be met in time, because it was told later, is none. */
function isKept({ breaches = [], clocks }: Solved): boolean {
  return !breaches.some(
    ({ dueAt, metAt, promise, round }) =>
      promise === 'solution' &&
      round === clocks?.solution.round &&
      (metAt === null || metAt > dueAt),
  );
}

function minutesToFirstWord({ clocks }: Pick<Ticket, 'clocks'>): number | null {
  const { metAt = null, start } = clocks?.firstResponse ?? {};
  return metAt && start ? Math.round((+metAt - +start) / 60_000) : null;
}

function mean(values: readonly number[]): number | null {
  return values.length === 0
    ? null
    : Math.round((values.reduce((sum, value) => sum + value, 0) / values.length) * 10) / 10;
}

function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((one, other) => one - other);
  const [lower, upper] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return lower === undefined || upper === undefined ? null : (lower + upper) / 2;
}
