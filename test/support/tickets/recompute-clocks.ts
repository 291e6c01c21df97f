import type { Breach } from '#api/tickets/clocks/ticket-clocks';
import type { Ticket, TimelineEntry } from '#api/tickets/ticket';
import type { ServicePromise } from '#shared/promises/service-levels';
import type { ServiceTerms } from '#shared/promises/service-terms';

import { day, minute, momentsWhenPassed } from '../../shared/promises/minute-by-minute';

/**
 * What a ticket’s clocks must say, found out from its timeline alone and in another way than the product does: no clock is carried
 * along, each question is answered anew by walking through what happened, and time is counted minute by minute.
 */
export type Lived = Pick<
  Ticket,
  'createdAt' | 'reporterId' | 'scope' | 'severity' | 'timeline' | 'visit'
>;

export type Surroundings = {
  staff: ReadonlySet<string>;
  /** Which terms held from when on, oldest first; the first before everything. */
  terms: readonly { from: Date; terms: ServiceTerms }[];
  /** When the product looked by itself for what was missed, beside every step. */
  looks: readonly Date[];
  now: Date;
};

export type FoundClock = {
  round: number;
  start: Date;
  metAt: Date | null;
  endedAt: Date | null;
  due: Date | null;
  warning: Date | null;
};
type FoundBreach = Pick<Breach, 'dueAt' | 'metAt' | 'promise' | 'round'>;
type Found = {
  clocks: Record<ServicePromise, FoundClock | null>;
  breaches: FoundBreach[];
};

const words = ['contact', 'message', 'note', 'ask', 'resolve'];
const begins = ['reject', 'reopen'];
const names = ['firstResponse', 'arrival', 'solution'] as const;

export function recomputeClocks(lived: Lived, around: Surroundings): Found {
  const now = lastMoment(lived, around);
  const clocks = clocksAt(lived, around, now);
  return { clocks, breaches: breachesUntil(lived, around, now) };
}

/** The clocks as they stood when an entry of the timeline had just been written. */
export function clocksSince(lived: Lived, around: Surroundings, moment: Moment): Found['clocks'] {
  return clocksAt(lived, around, moment);
}

/** A moment between two steps: everything up to an entry has happened. */
type Moment = { at: Date; seq: number };

function lastMoment({ timeline }: Lived, { now }: Surroundings): Moment {
  return { at: now, seq: timeline.at(-1)?.seq ?? 0 };
}

function until({ timeline }: Lived, { seq }: Moment): TimelineEntry[] {
  return timeline.filter((entry) => entry.seq <= seq);
}

function clocksAt(lived: Lived, around: Surroundings, moment: Moment): Found['clocks'] {
  const found = names.map((name) => [name, clockAt(lived, around, { name, moment })] as const);
  return Object.fromEntries(found) as Found['clocks'];
}

type Asked = { name: ServicePromise; moment: Moment };

function clockAt(lived: Lived, around: Surroundings, { name, moment }: Asked): FoundClock | null {
  if (name === 'arrival' && lived.visit === null) {
    return null;
  }
  const past = until(lived, moment);
  const begun = name === 'solution' ? past.filter(({ kind }) => begins.includes(kind)) : [];
  const { at: start, seq: first } = begun.at(-1) ?? { at: lived.createdAt, seq: 1 };
  const stop = stopOf(past, first, { ...lived, ...around, name });
  // the times of what is over are those of its last moment
  const counted = stop?.entry ?? moment;
  return {
    round: begun.length + 1,
    start,
    ...endOf(stop, start),
    ...timesOf(lived, around, { name, start, moment: counted, isStopped: stop !== null }),
  };
}

function endOf(stop: Stop | null, start: Date): Pick<FoundClock, 'endedAt' | 'metAt'> {
  if (stop === null) {
    return { metAt: null, endedAt: null };
  }
  const at = happened(stop.entry);
  return stop.isMet
    ? { metAt: at < start ? start : at, endedAt: null }
    : { metAt: null, endedAt: stop.entry.at };
}

function happened({ at, happenedAt }: TimelineEntry): Date {
  return happenedAt && happenedAt < at ? happenedAt : at;
}

type Stop = { entry: TimelineEntry; isMet: boolean };
type Of = Pick<Lived, 'reporterId'> & Pick<Surroundings, 'staff'> & { name: ServicePromise };

/** The entry from which on nobody waits for it any more; null: somebody does. */
function stopOf(past: readonly TimelineEntry[], first: number, of: Of): Stop | null {
  let stop: Stop | null = null;
  for (const entry of past.filter(({ seq }) => seq > first)) {
    const isLeft = entry.kind === 'withdraw';
    const solved = lastSolution(past, entry.seq);
    if (isLeft && of.name !== 'firstResponse' && stop?.entry.seq === solved) {
      stop = null;
    }
    stop ??= stopBy(entry, of);
  }
  return stop;
}

function lastSolution(past: readonly TimelineEntry[], before: number): number | undefined {
  return past.findLast(({ kind, seq }) => seq < before && kind === 'resolve')?.seq;
}

function stopBy(entry: TimelineEntry, { name, reporterId, staff }: Of): Stop | null {
  const { actorId, from, kind, to, visibility } = entry;
  const isSaid = visibility === 'customer' && actorId !== reporterId && staff.has(actorId ?? '');
  const meets = {
    firstResponse: isSaid && words.includes(kind),
    arrival: kind === 'arrive',
    solution: kind === 'resolve',
  };
  const isOver = from !== to && ['resolved', 'closed', 'cancelled'].includes(to);
  return meets[name] || isOver ? { entry, isMet: meets[name] } : null;
}

type Timed = { name: ServicePromise; start: Date; moment: Moment; isStopped: boolean };

/** Due and warning, by what held at that moment. */
function timesOf(lived: Lived, around: Surroundings, { name, start, moment, isStopped }: Timed) {
  const { level, calendar } = termsAt(around, moment.at);
  const { minutes, hours } = level[priorityAt(lived, moment)][name];
  const length = minutes * minute;
  const warnAfter = Math.max(0, Math.min(minutes * 0.8 * minute, length - 15 * minute));
  const pauses = pausesAt({ ...lived, ...around }, start, { moment, isStopped });
  const open = pauses.find(({ to }) => to === null);
  const asked = { calendar: hours === 'working' ? calendar : hours, start, pauses };
  const end = open ? open.from.getTime() + 1 : start.getTime() + 60 * day;
  const [warning = null, due = null] = momentsKnown(asked, [warnAfter, length], end);
  // the end of an open pause is nobody’s time
  return { due: timeOf(due), warning: timeOf(warning) };
}

function timeOf(at: number | null): Date | null {
  return at === null ? null : new Date(at);
}

const known = new Map<string, (number | null)[]>();

function momentsKnown(...asked: Parameters<typeof momentsWhenPassed>): (number | null)[] {
  const key = JSON.stringify(asked);
  const found = known.get(key) ?? momentsWhenPassed(...asked);
  if (known.size > 20_000) {
    known.clear();
  }
  known.set(key, found);
  return found;
}

function termsAt({ terms }: Surroundings, at: Date): ServiceTerms {
  const found = terms.findLast(({ from }) => from <= at) ?? terms[0];
  if (!found) {
    throw new Error('some terms always hold');
  }
  return found.terms;
}

const table = {
  blocked: { me: 'P2', team: 'P1', organization: 'P1' },
  degraded: { me: 'P3', team: 'P2', organization: 'P2' },
  minor: { me: 'P4', team: 'P3', organization: 'P3' },
  question: { me: 'P4', team: 'P4', organization: 'P4' },
} as const;

/** As it is called now, taken back by whatever was corrected afterwards. */
export function priorityAt(
  { scope, severity, timeline }: Pick<Lived, 'scope' | 'severity' | 'timeline'>,
  { seq }: { seq: number },
) {
  const later = timeline.filter((entry) => entry.seq > seq).flatMap(({ changes = [] }) => changes);
  const then = (field: string, value: string) =>
    later.find((change) => change.field === field)?.before ?? value;
  const row = table[then('severity', severity) as keyof typeof table];
  return row[then('scope', scope) as keyof typeof row];
}

/** The customer’s turns since the start; what a question answers is not paused by it. */
function pausesAt(
  lived: Lived & Pick<Surroundings, 'staff'>,
  start: Date,
  { moment, isStopped }: Pick<Timed, 'isStopped' | 'moment'>,
) {
  const past = until(lived, moment);
  const turns = past.filter(({ from, to }) => to === 'awaiting_customer' && from !== to);
  return turns
    .filter(({ at }) => at >= start)
    .filter(({ seq }) => !(isStopped && seq === moment.seq))
    .map(({ at, seq }) => {
      const back = past.find((entry) => entry.seq > seq && entry.to !== 'awaiting_customer');
      return { from: at, to: back ? endOfTurn(at, back, lived.staff) : null };
    });
}

/** Staff went on when it happened; a customer’s word counts when it is there. */
function endOfTurn(from: Date, back: TimelineEntry, staff: Surroundings['staff']): Date {
  const end = staff.has(back.actorId ?? '') ? happened(back) : back.at;
  return end < from ? from : end;
}

/** At each moment at which somebody looked: what was still to be kept, and due before. */
function breachesUntil(lived: Lived, around: Surroundings, end: Moment): FoundBreach[] {
  const steps = lived.timeline.map(({ at, seq }) => ({ at, seq }));
  const looks = around.looks.map((at) => ({
    at,
    seq: steps.findLast((step) => step.at < at)?.seq ?? 1,
  }));
  const moments = [...steps, ...looks].sort((a, b) => +a.at - +b.at || a.seq - b.seq);
  const found = new Map<string, FoundBreach>();
  for (const moment of moments) {
    for (const name of names) {
      note(found, clockAt(lived, around, { name, moment }), { name, at: moment.at });
    }
  }
  return [...found.values()].map((breach) => ({
    ...breach,
    metAt: metIn(lived, around, { breach, end }),
  }));
}

type Look = { name: ServicePromise; at: Date };

function note(found: Map<string, FoundBreach>, clock: FoundClock | null, { name, at }: Look) {
  if (!clock?.due) {
    return;
  }
  const { due, endedAt, metAt, round } = clock;
  const key = `${name} ${round}`;
  // a step that keeps or ends it is judged by when it happened
  const judged = metAt ?? endedAt ?? at;
  if (!found.has(key) && due < judged && judged <= at) {
    found.set(key, { promise: name, round, dueAt: due, metAt: null });
  }
}

/** When the promise of that round was kept in the end. */
function metIn(lived: Lived, around: Surroundings, asked: { breach: FoundBreach; end: Moment }) {
  const { breach, end } = asked;
  const next = lived.timeline.filter(({ kind }) => begins.includes(kind))[breach.round - 1];
  const isLater = breach.promise === 'solution' && next !== undefined;
  const moment = isLater ? { at: next.at, seq: next.seq - 1 } : end;
  return clockAt(lived, around, { name: breach.promise, moment })?.metAt ?? null;
}
