import { recordBreaches, warnInTime } from '../clocks/clock-timers';
import { decideStep } from '../decide-step';
import { hearsReminders } from '../hears-reminders';
import { tellOfLatePromise, warnOfPromise } from '../rescheduled/rescheduled-timers';
import type { OwnStep } from '../step';
import { remindOfTask, tellOfLateTask } from '../tasks/task-timers';
import type { Ticket } from '../ticket';
import type { TicketChange } from '../ticket-change';
import type { TicketDeps } from '../ticket-deps';
import { lapseVisit, remindOfVisit } from '../visits/visit-timers';

import { callInstead, planFollowUp, tellOfLateCall, tellOfNearCall } from './follow-up-steps';
import { placeTicket } from './place-ticket';
import { remind } from './remind';
import type { TimerName } from './timer-times';

/**
 * What a timer writes once it is due. What it writes must move its time on (`timer-times.ts`), or the ticket would be due
 * for ever. A change without entries is right where nobody needs to read of it on the timeline.
 */
type TimerStep = (
  ticket: Ticket,
  step: OwnStep,
  deps: TicketDeps,
) => Promise<TicketChange> | TicketChange;

export const timerSteps: Record<TimerName, TimerStep> = {
  link: () => ({ fields: { linkOwed: null }, entries: [], outbox: [] }),
  place: (ticket, step, { choose }) => placeTicket(choose, ticket, step),
  lapse: (ticket, step) => decideStep(ticket, { ...step, action: 'lapse' }),
  breach: (ticket, { now }) => recordBreaches(ticket, now),
  warning: (ticket, { now }) => warnInTime(ticket, now),
  promiseLate: tellOfLatePromise,
  promiseSoon: warnOfPromise,
  confirm: ifHeard((ticket, step) => decideStep(ticket, { ...step, action: 'confirm' })),
  remind: ifHeard(remind),
  followUpLate: tellOfLateCall,
  followUpSoon: tellOfNearCall,
  taskLate: tellOfLateTask,
  taskSoon: remindOfTask,
  followUpPlan: planFollowUp,
  visitEvening: (ticket, step) => remindOfVisit(ticket, step, 'evening'),
  visitHour: (ticket, step) => remindOfVisit(ticket, step, 'hour'),
  visitLate: (ticket, step) => remindOfVisit(ticket, step, 'late'),
  visitLapsed: lapseVisit,
};

/** What counts on a silence that means something; whoever hears no reminder is called. */
function ifHeard(timer: TimerStep): TimerStep {
  return async (ticket, step, deps) =>
    (await hearsReminders(deps, ticket)) ? timer(ticket, step, deps) : callInstead(ticket, step);
}
