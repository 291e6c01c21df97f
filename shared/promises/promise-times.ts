import { openSpans, type Span } from './open-spans';
import { roundTheClock, type WorkingCalendar } from './working-calendar';

/** From one moment up to another, which is no part of it; null: it still lasts. */
export type Pause = { from: Date; to: Date | null };

type Promised = {
  calendar: WorkingCalendar | typeof roundTheClock;
  start: Date;
  /** Whole minutes of the calendar’s time, at most a year of them. */
  minutes: number;
  /** In any order; they may overlap. */
  pauses: readonly Pause[];
};

type Times = { due: Date; warning: Date };
/** Null: nobody can say before the pause that still lasts has ended. */
type PausedTimes = { [Moment in keyof Times]: Date | null };

const minute = 60_000;
const longest = 366 * 24 * 60;

/**
 * When a promise is due, and when whoever keeps it is warned: after four fifths of its time or with 15 minutes left, whichever comes
 * first. Due is the first instant at which so much time has passed outside pauses, so what ends at closing is due at
 * closing. Throws a RangeError on minutes that nobody can count, and on a calendar without hours.
 */
export function promiseTimes(promised: Promised & { pauses: readonly [] }): Times;
export function promiseTimes(promised: Promised): PausedTimes;
export function promiseTimes({ calendar, start, minutes, pauses }: Promised): PausedTimes {
  if (!Number.isInteger(minutes) || minutes < 0 || minutes > longest) {
    throw new RangeError(`A promise lasts 0 to ${longest} whole minutes, not ${minutes}`);
  }
  const from = start.getTime();
  const after = (milliseconds: number) =>
    momentAfter(milliseconds, from, () =>
      outside(pauses, calendar === roundTheClock ? always(from) : openSpans(calendar, from)),
    );
  const warnAfter = Math.max(0, Math.min(minutes * 0.8, minutes - 15));
  return { warning: after(Math.round(warnAfter * minute)), due: after(minutes * minute) };
}

function always(from: number): Span[] {
  return [{ from, to: Infinity }];
}

/** The first instant at which so much of the spans has passed. */
function momentAfter(wanted: number, start: number, spans: () => Iterable<Span>): Date | null {
  if (wanted === 0) {
    return new Date(start);
  }
  let left = wanted;
  for (const { from, to } of spans()) {
    if (left <= to - from) {
      return new Date(from + left);
    }
    left -= to - from;
  }
  return null;
}

/** What the pauses leave of the spans; nothing of what comes after the beginning of one that still lasts. */
function* outside(pauses: readonly Pause[], spans: Iterable<Span>): Generator<Span> {
  const inOrder = pauses
    .map(({ from, to }) => ({ from: from.getTime(), to: to?.getTime() ?? Infinity }))
    .filter(({ from, to }) => from < to)
    .sort((a, b) => a.from - b.from);
  for (const { from, to } of spans) {
    let reached = from;
    for (const pause of inOrder.filter((one) => one.from < to && one.to > from)) {
      if (pause.from > reached) {
        yield { from: reached, to: pause.from };
      }
      reached = Math.max(reached, pause.to);
    }
    if (reached === Infinity) {
      return;
    }
    if (reached < to) {
      yield { from: reached, to };
    }
  }
}
