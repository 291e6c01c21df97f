import { roundTheClock, type WorkingCalendar } from './calendar-shape';
import { openSpans, type Span } from './open-spans';

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
  const open = calendar === roundTheClock ? always(from) : openSpans(calendar, from);
  const length = minutes * minute;
  const spans = [...upTo(length, outside(pauses, open))];
  const warnAfter = Math.max(0, Math.min(minutes * 48_000, length - 15 * minute));
  return { due: momentAfter(length, start, spans), warning: momentAfter(warnAfter, start, spans) };
}

function always(from: number): Span[] {
  return [{ from, to: Infinity }];
}

/** As many of the spans as hold so much. */
function* upTo(wanted: number, spans: Iterable<Span>): Generator<Span> {
  if (wanted === 0) {
    return;
  }
  let left = wanted;
  for (const span of spans) {
    yield span;
    left -= span.to - span.from;
    if (left <= 0) {
      return;
    }
  }
}

/** The first instant at which so much of the spans has passed. */
function momentAfter(wanted: number, start: Date, spans: readonly Span[]): Date | null {
  if (wanted === 0) {
    return start;
  }
  let left = wanted;
  for (const { from, to } of spans) {
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
