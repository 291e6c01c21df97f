import { servicePromises, type ServicePromise } from '#shared/promises/service-levels';

import {
  clocksSince,
  recomputeClocks,
  type FoundClock,
  type Surroundings,
} from '../support/tickets/recompute-clocks';
import type { StoredTicket } from '../support/tickets/ticket-work';

import { courseOf, type Stretch } from './course';
import type { Case, Evidence } from './evidence';

type Around = Pick<Evidence, 'end' | 'staff'>;

export type Interval = Stretch & { clocks: Record<ServicePromise, FoundClock | null> };

/** Between each two entries: the clocks as they are found anew. */
export function intervalsOf({ ticket, terms }: Case, { end, staff }: Around): Interval[] {
  const around = { staff, terms: [{ from: new Date(0), terms }], looks: [], now: end };
  return courseOf(ticket).map((stretch) => ({
    ...stretch,
    clocks: clocksSince(ticket, around, stretch.entry),
  }));
}

export function isRunning(clock: FoundClock | null): clock is FoundClock {
  return clock !== null && clock.metAt === null && clock.endedAt === null;
}

/** Whatever is said of the clocks of a ticket that an independent recomputation from its timeline does not find. */
export function judgeClocks(one: Case, around: Around): string[] {
  const { ticket, terms } = one;
  const intervals = intervalsOf(one, around);
  const looks = intervals.flatMap((interval) => looksIn(interval, around.end));
  const surroundings: Surroundings = {
    ...{ staff: around.staff, looks, now: around.end },
    terms: [{ from: new Date(0), terms }],
  };
  const found = recomputeClocks(ticket, surroundings);
  const wrong = servicePromises.filter(
    (name) => timesOf(ticket.clocks?.[name] ?? null) !== timesOf(found.clocks[name]),
  );
  const [kept, recomputed] = [breachesOf(ticket.breaches ?? []), breachesOf(found.breaches)];
  return [
    ...wrong.map(
      (name) =>
        `${ticket.number}: ${name} is ${timesOf(ticket.clocks?.[name] ?? null)}, and should be ${timesOf(found.clocks[name])}`,
    ),
    ...(kept === recomputed
      ? []
      : [`${ticket.number}: breaches are ${kept}, and should be ${recomputed}`]),
  ];
}

/** The product looks a moment after each time that is due. */
function looksIn({ clocks, entry, next }: Interval, end: Date): Date[] {
  return servicePromises.flatMap((name) => {
    const clock = clocks[name];
    const at = isRunning(clock) && clock.due ? clock.due.getTime() + 1 : null;
    const until = next?.at ?? end;
    return at !== null && at > entry.at.getTime() && at <= until.getTime() ? [new Date(at)] : [];
  });
}

type Times = Pick<FoundClock, 'due' | 'endedAt' | 'metAt' | 'round' | 'start' | 'warning'>;

function timesOf(clock: Times | null): string {
  if (clock === null) {
    return 'none';
  }
  const { round, start, due, warning, metAt, endedAt } = clock;
  const [said, ...others] = [start, due, warning, metAt, endedAt].map(
    (time) => time?.toISOString() ?? '-',
  );
  return [round, said, ...others].join(' ');
}

type Missed = Pick<
  NonNullable<StoredTicket['breaches']>[number],
  'dueAt' | 'metAt' | 'promise' | 'round'
>;

function breachesOf(breaches: readonly Missed[]): string {
  return breaches
    .map(({ promise, round, dueAt, metAt }) =>
      [promise, round, dueAt.toISOString(), metAt?.toISOString() ?? '-'].join(' '),
    )
    .sort()
    .join('; ');
}
