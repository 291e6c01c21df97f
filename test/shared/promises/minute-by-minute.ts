import type { WorkingCalendar } from '#shared/promises/calendar-shape';
import type { Pause } from '#shared/promises/promise-times';

/**
 * The same question answered in another way: the clock on the wall is looked at in every minute, and what passed is counted.
 * Shares no line with the product; the holidays are the State Council's notice of 2026 as it was printed.
 */

export const minute = 60_000;
const hour = 60 * minute;
export const day = 24 * hour;

const offDays = [
  ...days('2026-01-01', 3),
  ...days('2026-02-15', 9),
  ...days('2026-04-04', 3),
  ...days('2026-05-01', 5),
  ...days('2026-06-19', 3),
  ...days('2026-09-25', 3),
  ...days('2026-10-01', 7),
];
const makeUpDays = [
  '2026-01-04',
  '2026-02-14',
  '2026-02-28',
  '2026-05-09',
  '2026-09-20',
  '2026-10-10',
];

function days(first: string, count: number): string[] {
  const start = Date.parse(first);
  return Array.from({ length: count }, (_none, index) => nameOf(start / day + index));
}

function nameOf(date: number): string {
  return new Date(date * day).toISOString().slice(0, 10);
}

const names = [
  'sunday',
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
] as const;

function announcedOf(name: string): 'off' | 'worked' | null {
  if (offDays.includes(name)) {
    return 'off';
  }
  return makeUpDays.includes(name) ? 'worked' : null;
}

function hoursOn({ days: byHand, hours, publicHolidays }: WorkingCalendar, date: number) {
  const name = nameOf(date);
  const rule = byHand[name] ?? (publicHolidays === 'china' ? announcedOf(name) : null);
  const usual = hours[names[(date + 4) % 7] ?? 'sunday'];
  if (rule === 'off') {
    return [];
  }
  if (rule !== 'worked' || usual.length > 0) {
    return usual;
  }
  const first = [1, 2, 3, 4, 5, 6, 0].find((index) => hours[names[index] ?? 'sunday'].length > 0);
  return hours[names[first ?? 0] ?? 'sunday'];
}

const shown = new Map<string, Intl.DateTimeFormat>();
const known = new Map<string, number>();

/** What the clock on the wall shows, as if it were UTC. Clocks are changed at quarters of an hour. */
function reading(zone: string, at: number): number {
  const quarter = Math.floor(at / (15 * minute)) * 15 * minute;
  const key = `${zone} ${quarter}`;
  const ahead = known.get(key) ?? lookAt(zone, quarter) - quarter;
  known.set(key, ahead);
  return at + ahead;
}

function lookAt(zone: string, at: number): number {
  const clock =
    shown.get(zone) ??
    new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });
  shown.set(zone, clock);
  return Date.parse(`${clock.format(at).replace(' ', 'T')}Z`);
}

type Looked = { isOpen: Map<number, boolean>; opensAt: Map<number, number> };
const looks = new WeakMap<WorkingCalendar, Looked>();

/** Each minute of a calendar is looked at once, however often it is asked about. */
function lookedAt(calendar: WorkingCalendar, start: number) {
  const kept: Looked = looks.get(calendar) ?? { isOpen: new Map(), opensAt: new Map() };
  looks.set(calendar, kept);
  const { isOpen: seen, opensAt } = kept;
  const look = openFrom(calendar, start);
  const isOpen = (at: number) => {
    const name = Math.floor(at / minute);
    const found = seen.get(name) ?? look(at);
    seen.set(name, found);
    return found;
  };
  /** The next minute that is open, of one that is not. */
  const opens = (at: number, end: number) => {
    const name = Math.floor(at / minute);
    let next = opensAt.get(name) ?? name + 1;
    while (next * minute < end && !isOpen(next * minute)) {
      next += 1;
    }
    opensAt.set(name, next);
    return next * minute;
  };
  return { isOpen, opens };
}

/** Whether anybody works, minute by minute; hours that the clock shows a second time were worked the first time. */
function openFrom(calendar: WorkingCalendar, start: number) {
  let reached = 0;
  let looked = Math.floor(start / minute) * minute - 2 * day;
  const hours = new Map<number, ReturnType<typeof hoursOn>>();
  const hoursKnown = (date: number) => {
    const found = hours.get(date) ?? hoursOn(calendar, date);
    hours.set(date, found);
    return found;
  };
  return (at: number) => {
    for (; looked <= at; looked += minute) {
      reached = Math.max(reached, reading(calendar.zone, looked));
    }
    const today = Math.floor(reached / day);
    return [today - 1, today].some((date) =>
      hoursKnown(date).some(
        ([open, close]) =>
          date * day + open * minute <= reached && reached < date * day + close * minute,
      ),
    );
  };
}

type Asked = {
  calendar: WorkingCalendar | 'round_the_clock';
  start: Date;
  pauses: readonly Pause[];
};

/** For each of some lengths, in milliseconds and in order, when so much had passed; null: not until the end. */
export function momentsWhenPassed(asked: Asked, lengths: readonly number[], end: number) {
  const { calendar, pauses } = asked;
  const start = asked.start.getTime();
  const always = { isOpen: () => true, opens: (at: number) => at + minute };
  const { isOpen, opens } = calendar === 'round_the_clock' ? always : lookedAt(calendar, start);
  const stops = pauses
    .flatMap(({ from, to }) => [from.getTime(), to?.getTime() ?? end])
    .filter((at) => at > start)
    .sort((a, b) => a - b);
  const moments: number[] = [];
  let passed = 0;
  for (let at = start; at < end;) {
    while (moments.length < lengths.length && passed === lengths[moments.length]) {
      moments.push(at);
    }
    const wanted = lengths[moments.length];
    if (wanted === undefined) {
      break;
    }
    const stop = stops.find((one) => one > at) ?? end;
    const next = Math.min(Math.floor(at / minute) * minute + minute, stop);
    const isPaused = pauses.some(
      ({ from, to }) => from.getTime() <= at && (to === null || at < to.getTime()),
    );
    if (isPaused) {
      at = stop;
    } else if (!isOpen(at)) {
      at = Math.min(opens(at, end), stop);
    } else {
      const step = Math.min(next - at, wanted - passed);
      passed += step;
      at += step;
    }
  }
  return lengths.map((_length, index) => moments[index] ?? null);
}
