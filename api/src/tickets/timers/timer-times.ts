import { openFollowUps, type FollowUp } from '#api/follow-ups/index';
import { followUpLimits } from '#shared/follow-ups/follow-up-limits';
import { priorityOf } from '#shared/promises/priorities';

import { breachTime, warningTime } from '../clocks/clock-times';
import { isInPool } from '../relations';
import { rescheduledLateTime, rescheduledWarningTime } from '../rescheduled/rescheduled-times';
import { taskLateAt, taskReminderAt } from '../tasks/task-times';
import type { Ticket } from '../ticket';
import { lapsesAt, lateAt, whenAgreed } from '../visits/visit-times';

/** What a ticket's timers are set by; nothing of its timeline. */
export type TimedTicket = Omit<Ticket, 'entriesHeld' | 'outbox' | 'queue' | 'timeline' | 'timerAt'>;

type TimerTime = (ticket: TimedTicket) => Date | null;

/**
 * What happens to a ticket by itself, and when next; null: never, as the ticket stands. Of several that are due the first of
 * this table goes first. What each does is its row in `timer-steps.ts`.
 */
const timerTimes = {
  /** Another ticket has to learn of this one. */
  link: ({ linkOwed }) => linkOwed?.at ?? null,
  /** Nobody has it: somebody is looked for. */
  place: ({ assigneeId, offer, offersFrom, status }) =>
    isInPool({ assigneeId, offer, status }) ? offersFrom : null,
  /** Whoever was asked to take it said nothing. */
  lapse: ({ offer }) => offer?.until ?? null,
  /** A time of the service level passed. */
  breach: breachTime,
  /** One is near. */
  warning: warningTime,
  /** A time that somebody gave the customer passed, or is near. */
  promiseLate: rescheduledLateTime,
  promiseSoon: rescheduledWarningTime,
  /** The customer said nothing to a resolution. */
  confirm: ({ promise, status }) => (status === 'resolved' ? (promise?.dueAt ?? null) : null),
  /** Somebody whose turn it is says nothing. */
  remind: ({ silence, status }) => (silence?.on === status ? (silence.left[0] ?? null) : null),
  /** A visit is agreed: both sides are reminded. */
  visitEvening: (ticket) => whenAgreed(ticket)?.evening ?? null,
  visitHour: (ticket) => whenAgreed(ticket)?.hour ?? null,
  /** Nobody is there at the end of the window. */
  visitLate: lateAt,
  /** The customer chose none of the times, and the last of them begins. */
  visitLapsed: lapsesAt,
  /** A call was not made in time: late is after its due time. */
  followUpLate: (ticket) => earliest(openFollowUps(ticket), lateTime),
  /** A call is due soon. */
  followUpSoon: (ticket) => earliest(openFollowUps(ticket), warnTime),
  /** A task was not done in time, or is due soon. */
  taskLate: taskLateAt,
  taskSoon: taskReminderAt,
  /** Somebody asks how it goes, some time after something urgent was solved. */
  followUpPlan: planTime,
} as const satisfies Record<string, TimerTime>;

export type TimerName = keyof typeof timerTimes;

// Object.keys forgets the names
const timerNames = Object.keys(timerTimes) as TimerName[];

/** When the next timer of a ticket is due. */
export function nextTimer(ticket: TimedTicket): Date | null {
  const times = timerNames.flatMap((name) => timerTimes[name](ticket)?.getTime() ?? []);
  return times.length === 0 ? null : new Date(Math.min(...times));
}

/** The timer that is due now; null: none is. */
export function dueTimer(ticket: TimedTicket, now: Date): TimerName | null {
  const isDue = (name: TimerName) => (timerTimes[name](ticket) ?? Infinity) <= now;
  return timerNames.find(isDue) ?? null;
}

/** When somebody is told that a call is late; null: somebody was. */
export function lateTime({ dueAt, lateAt }: FollowUp): Date | null {
  return lateAt === null ? new Date(dueAt.getTime() + 1) : null;
}

/** When whoever owes a call is told that it is near; null: somebody was. */
export function warnTime({ dueAt, warnedAt }: FollowUp): Date | null {
  return warnedAt === null ? new Date(dueAt.getTime() - followUpLimits.warnBefore) : null;
}

function planTime({ closedAt, followUps, scope, severity, status }: TimedTicket): Date | null {
  if (status !== 'closed' || closedAt === null || priorityOf({ severity, scope }) !== 'P1') {
    return null;
  }
  const isPlanned = followUps.some(({ kind, since }) => kind === 'planned' && since >= closedAt);
  return isPlanned ? null : new Date(closedAt.getTime() + followUpLimits.plannedAfter);
}

function earliest(
  followUps: readonly FollowUp[],
  timeOf: (followUp: FollowUp) => Date | null,
): Date | null {
  const times = followUps.flatMap((one) => timeOf(one)?.getTime() ?? []);
  return times.length === 0 ? null : new Date(Math.min(...times));
}
