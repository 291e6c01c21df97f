import { servicePromises, type ServicePromise } from '#shared/promises/service-levels';

import type { FoundClock } from '../support/tickets/recompute-clocks';

import { expectedCalls } from './calls';
import type { Case, Evidence, Expected, Told } from './evidence';
import { intervalsOf, isRunning, type Interval } from './judge-clocks';

/** Of these kinds everything that was told is compared with what should have been. */
const judged = [
  ...['assign', 'warning', 'unheld_warning', 'breach', 'kept', 'offer_ended'],
  ...['follow_up_promised', 'follow_up_soon', 'follow_up_late', 'promise_late'],
] as const;

export type NoticeFindings = { faults: string[]; counts: Map<string, number> };

/** Whether everybody was told what they had to be told, once, and nobody anything else. */
export function judgeNotices(one: Case, evidence: Evidence): NoticeFindings {
  const expected = new Map<string, number>();
  for (const { kind, fact, to } of expectedOf(one, evidence)) {
    for (const id of new Set(to.filter((person) => person !== null))) {
      expected.set(`${kind} ${fact} ${id}`, 1);
    }
  }
  const told = one.told.filter(({ kind }) => judged.some((name) => name === kind));
  const found = new Map<string, number>();
  for (const notice of told) {
    const name = nameOf(notice);
    found.set(name, (found.get(name) ?? 0) + 1);
  }
  const names = new Set([...expected.keys(), ...found.keys()]);
  const faults = [...names]
    .filter((name) => expected.get(name) !== found.get(name))
    .map(
      (name) =>
        `${one.ticket.number}: ${name} was told ${found.get(name) ?? 0} times, not ${expected.get(name) ?? 0}`,
    );
  return { faults, counts: countOf(told) };
}

function nameOf({ kind, fact, recipientId }: Told): string {
  return `${kind} ${fact} ${recipientId}`;
}

function countOf(told: readonly Told[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const kind of judged) {
    counts.set(kind, told.filter((one) => one.kind === kind).length);
  }
  return counts;
}

function expectedOf(one: Case, evidence: Evidence): Expected[] {
  const intervals = intervalsOf(one, evidence);
  return [
    ...intervals.flatMap((interval) => offersIn(interval, evidence)),
    ...servicePromises.flatMap((promise) => clockNews(intervals, { promise, ...evidence })),
    ...intervals.flatMap((interval) => latePromises(interval, intervals, evidence)),
    ...expectedCalls(one.ticket, evidence),
  ];
}

/** Whoever is asked hears of it; of an offer that came to nothing, those who still answer for the ticket. */
function offersIn({ entry, holder }: Interval, { desk }: Evidence): Expected[] {
  const fact = `entry:${entry.seq}`;
  switch (entry.kind) {
    case 'assign':
      return [{ kind: 'assign', fact, to: [entry.offeredTo ?? null] }];
    case 'decline':
    case 'lapse': {
      const to = [...desk, holder].filter((id) => id !== entry.actorId);
      return holder === null ? [] : [{ kind: 'offer_ended', fact: `offer_ended:${entry.seq}`, to }];
    }
    default:
      return [];
  }
}

type Clocked = { promise: ServicePromise } & Pick<Evidence, 'desk' | 'end'>;

/** Each clock is followed through the ticket’s life: its warning, its breach, and what was heard of later. */
function clockNews(intervals: readonly Interval[], asked: Clocked): Expected[] {
  const state = { warned: false, breached: null as Date | null, round: 0 };
  return intervals.flatMap((interval, index) => {
    const clock = interval.clocks[asked.promise];
    if (clock && clock.round !== state.round) {
      Object.assign(state, { warned: false, breached: null, round: clock.round });
    }
    const before = intervals[index - 1]?.clocks[asked.promise] ?? null;
    return [
      ...keptNews(interval, { ...asked, before, state }),
      ...timedNews(interval, { ...asked, state }),
    ];
  });
}

type State = { warned: boolean; breached: Date | null; round: number };

/** It was kept in time after all, and nobody knew. */
function keptNews(
  { clocks, holder }: Interval,
  {
    before,
    desk,
    promise,
    state,
  }: Clocked & { before: Interval['clocks'][ServicePromise]; state: State },
): Expected[] {
  const metAt = clocks[promise]?.metAt ?? null;
  const isNew = isRunning(before) && metAt !== null;
  return isNew && state.breached !== null && metAt <= state.breached
    ? [{ kind: 'kept', fact: `kept:${promise}:${state.round}`, to: [...desk, holder] }]
    : [];
}

function timedNews(interval: Interval, asked: Clocked & { state: State }): Expected[] {
  const { promise, state } = asked;
  const clock = interval.clocks[promise];
  if (!isRunning(clock) || state.breached !== null) {
    return [];
  }
  if (isMovedAway(interval, clock)) {
    state.warned = false;
  }
  const breaks = breachIn(interval, clock);
  return [
    ...warningIn(interval, clock, { ...asked, breaks }),
    ...breachNews(interval, clock, { ...asked, breaks }),
  ];
}

/** By a correction: of the other time somebody is warned anew. */
function isMovedAway({ entry }: Interval, { warning }: FoundClock): boolean {
  return entry.kind === 'correct' && (warning === null || warning > entry.at);
}

function breachIn({ entry }: Interval, { due }: FoundClock): number {
  return due === null ? Infinity : Math.max(due.getTime() + 1, entry.at.getTime());
}

type Breaking = Clocked & { state: State; breaks: number };

function warningIn(
  interval: Interval,
  { due, round, warning }: FoundClock,
  { breaks, desk, end, promise, state }: Breaking,
): Expected[] {
  const { entry, holder } = interval;
  const warns = warning === null ? Infinity : Math.max(warning.getTime(), entry.at.getTime());
  if (state.warned || due === null || warns >= breaks || !isWithin(warns, interval, end)) {
    return [];
  }
  state.warned = true;
  const fact = `warning:${promise}:${round}:${due.getTime()}`;
  return holder === null
    ? [{ kind: 'unheld_warning', fact, to: desk }]
    : [{ kind: 'warning', fact, to: [holder] }];
}

function breachNews(
  interval: Interval,
  { due, round }: FoundClock,
  { breaks, desk, end, promise, state }: Breaking,
): Expected[] {
  if (!isWithin(breaks, interval, end)) {
    return [];
  }
  state.breached = due;
  const to = [...desk, interval.holder];
  return [{ kind: 'breach', fact: `breach:${promise}:${round}`, to }];
}

function isWithin(at: number, { entry, next }: Interval, end: Date): boolean {
  return at >= entry.at.getTime() && at < (next?.at ?? end).getTime();
}

const working: readonly string[] = ['accepted', 'in_progress'];

/** A time that somebody gave the customer passes: it counts while the ticket is as far as it was then, also after it was given back. */
function latePromises(
  interval: Interval,
  intervals: readonly Interval[],
  { desk, end }: Evidence,
): Expected[] {
  const { entry } = interval;
  const given = entry.kind === 'reschedule' ? (entry.promisedAt ?? end) : end;
  const counts = working.includes(entry.to) ? working : ['submitted'];
  const since = intervals.filter(({ entry: { seq } }) => seq > entry.seq);
  const over = since.findIndex((one) => isGivenNoMore(one, counts));
  const course = [interval, ...(over === -1 ? since : since.slice(0, over))];
  const late = course.find(
    ({ entry: { to }, next }) => counts.includes(to) && (next?.at ?? end) > given,
  );
  return given < end && late
    ? [
        {
          kind: 'promise_late',
          fact: `promise:late:${given.getTime()}`,
          to: [...desk, late.holder],
        },
      ]
    : [];
}

/** Another time was given, or the ticket went on to where this one means nothing. */
function isGivenNoMore({ entry: { kind, to } }: Interval, counts: readonly string[]): boolean {
  const isBack = counts === working && to === 'submitted';
  return ['reschedule', 'reject', 'reopen'].includes(kind) || !(isBack || counts.includes(to));
}
