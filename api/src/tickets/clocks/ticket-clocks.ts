import type { WorkingCalendar } from '#shared/promises/calendar-shape';
import { isLate } from '#shared/promises/is-late';
import {
  clockTimes,
  pauseClock,
  resumeClock,
  startClock,
  type PromiseClock,
} from '#shared/promises/promise-clock';
import {
  servicePromises,
  type ServicePromise,
  type ServiceTime,
} from '#shared/promises/service-levels';

/** What runs towards one promise of the service level. */
export type TicketClock = PromiseClock & {
  /** From 1; a solution that was no solution begins the next. */
  round: number;
  /** When it was kept, early or late. */
  metAt: Date | null;
  /** When nobody needed it kept any more: solved without a visit, cancelled. */
  endedAt: Date | null;
  /** As the calendar was when it was last computed; null: nobody can say before a pause has ended. */
  due: Date | null;
  warning: Date | null;
  /** When whoever has to keep it was warned; once a round. */
  warnedAt: Date | null;
};

/** All begin with the report; somebody arrives only where a visit is wanted. */
export type TicketClocks = {
  firstResponse: TicketClock;
  arrival: TicketClock | null;
  solution: TicketClock;
};

/** A time of the service level that passed; it is recorded once and stays, whatever is corrected later. */
export type Breach = {
  promise: ServicePromise;
  round: number;
  dueAt: Date;
  /** When it was recorded. */
  at: Date;
  /** When the promise was kept in the end; before `dueAt` when that was only heard of later. */
  metAt: Date | null;
};

/** A ticket's clocks and what they have missed; an earlier version wrote neither. */
export type Clocked = { clocks: TicketClocks | null; breaches?: Breach[] };

export function startTicketClock(
  time: ServiceTime,
  start: Date,
  { calendar, round = 1 }: { calendar: WorkingCalendar; round?: number },
): TicketClock {
  const never = { metAt: null, endedAt: null, warnedAt: null };
  const clock = { ...startClock(time, start), round, ...never, due: null, warning: null };
  return timed(clock, calendar);
}

/** With the times that a calendar gives. */
export function timed(clock: TicketClock, calendar: WorkingCalendar): TicketClock {
  return { ...clock, ...clockTimes(clock, calendar) };
}

/**
 * As if the terms that hold now had held since it began; its pauses stay. Of another time somebody is warned anew; of the same one
 * nobody is twice.
 */
function recounted(
  clock: TicketClock,
  time: ServiceTime,
  { calendar, now }: { calendar: WorkingCalendar; now: Date },
): TicketClock {
  const counted = timed({ ...clock, minutes: time.minutes, hours: time.hours }, calendar);
  const isFar = counted.warning === null || counted.warning > now;
  const isOther = counted.due?.getTime() !== clock.due?.getTime();
  return (isFar || isOther) && clock.warnedAt !== null ? { ...counted, warnedAt: null } : counted;
}

/** All of a ticket that still run. */
export function recountedClocks(
  { clocks }: Pick<Clocked, 'clocks'>,
  times: Record<ServicePromise, ServiceTime>,
  moment: { calendar: WorkingCalendar; now: Date },
): TicketClocks | null {
  return (
    clocks &&
    eachClock(clocks, (clock, promise) =>
      isRunning(clock) ? recounted(clock, times[promise], moment) : clock,
    )
  );
}

/** Somebody still has to keep it. */
export function isRunning({ metAt, endedAt }: TicketClock): boolean {
  return metAt === null && endedAt === null;
}

export function met(clock: TicketClock, at: Date): TicketClock {
  const { start } = clock;
  return isRunning(clock) ? { ...clock, metAt: at < start ? start : at } : clock;
}

export function ended(clock: TicketClock, at: Date): TicketClock {
  return isRunning(clock) ? { ...clock, endedAt: at } : clock;
}

export function paused(clock: TicketClock, at: Date): TicketClock {
  return isRunning(clock) ? { ...clock, ...pauseClock(clock, at) } : clock;
}

export function resumed(clock: TicketClock, at: Date): TicketClock {
  return isRunning(clock) ? { ...clock, ...resumeClock(clock, at) } : clock;
}

type Change = (clock: TicketClock, promise: ServicePromise) => TicketClock;

export function eachClock(clocks: TicketClocks, change: Change): TicketClocks {
  const { firstResponse, arrival, solution } = clocks;
  return {
    firstResponse: change(firstResponse, 'firstResponse'),
    arrival: arrival && change(arrival, 'arrival'),
    solution: change(solution, 'solution'),
  };
}

type NamedClock = [promise: ServicePromise, clock: TicketClock];

/** Those that somebody still has to keep. */
export function runningClocks({ clocks }: Pick<Clocked, 'clocks'>): NamedClock[] {
  return servicePromises.flatMap((promise): NamedClock[] => {
    const clock = clocks?.[promise];
    return clock && isRunning(clock) ? [[promise, clock]] : [];
  });
}

/** What was recorded of this round of a clock. */
export function breachOf(
  { breaches = [] }: Pick<Clocked, 'breaches'>,
  promise: ServicePromise,
  { round }: Pick<TicketClock, 'round'>,
): Breach | null {
  return breaches.find((one) => one.promise === promise && one.round === round) ?? null;
}

/** Passed by the moment at which it counts. */
export function isMissed({ due }: Pick<TicketClock, 'due'>, at: Date): boolean {
  return due !== null && isLate(due, at.getTime());
}
