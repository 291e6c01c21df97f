import type { CriteriaState } from '../tasks/task-steps';
import type { VisitStage } from '../visits/visit-stage';

import {
  ticketActionNames,
  ticketActions,
  type TicketAction,
  type TicketRelation,
} from './ticket-actions';
import { ticketLimits } from './ticket-limits';
import type { TicketOutcome } from './ticket-outcomes';
import type { TicketStatus } from './ticket-status';

/** What the clock-bound rules must know of a ticket; times in milliseconds since 1970. */
export type TicketFacts = {
  status: TicketStatus;
  assigneeId: string | null;
  closedAt: number | null;
  /** Until then the reporter may reopen it; left out, as long as an earlier version said. */
  reopenableUntil?: number | null;
  urgedAt: number | null;
  outcome: TicketOutcome | null;
  /** End of the time in which the newest rating may still be changed; null when there is none. */
  ratingChangeableUntil: number | null;
  /** How a visit stands; null: nothing is arranged. */
  visit: VisitStage | null;
  /** When the last proposed window begins; null: there is nothing to choose. */
  visitPickableUntil: number | null;
  /** Calls that are owed, and how many of them nobody has taken. */
  openFollowUps: number;
  unownedFollowUps: number;
  /** Tasks that wait to be done. */
  openTasks: number;
  /** How the acceptance criteria stand; null: there are none. */
  criteria: CriteriaState | null;
};

/** Actions to offer on screen, and the only ones the API will carry out. */
export function allowedActions(
  ticket: TicketFacts,
  relations: ReadonlySet<TicketRelation>,
  now: number,
): TicketAction[] {
  return ticketActionNames.filter(
    (action) =>
      mayAct(ticket.status, action, relations) &&
      waitBefore(ticket, action, { relations, now }) === 0,
  );
}

/** The table alone, without the clock. */
export function mayAct(
  status: TicketStatus,
  action: TicketAction,
  relations: ReadonlySet<TicketRelation>,
): boolean {
  const { from, by } = ticketActions[action];
  return from.includes(status) && by.some((relation) => relations.has(relation));
}

/** Milliseconds until the action is open again: 0 now, Infinity never. */
export function waitBefore(
  ticket: TicketFacts,
  action: TicketAction,
  { relations, now }: { relations: ReadonlySet<TicketRelation>; now: number },
): number {
  switch (action) {
    case 'urge':
      return Math.max(0, (ticket.urgedAt ?? -Infinity) + ticketLimits.urgeEvery - now);
    case 'reopen':
      return relations.has('manager') || isFreshlyClosed(ticket, now) ? 0 : Infinity;
    case 'rate':
      return mayRate(ticket, now) ? 0 : Infinity;
    case 'withdraw':
      // whoever rated it has acted
      return ticket.ratingChangeableUntil === null ? 0 : Infinity;
    case 'pick_visit':
      return mayPick(ticket, now) ? 0 : Infinity;
    case 'ask_other_time':
      return mayAskOtherTime(ticket) ? 0 : Infinity;
    default:
      return thingsFor(action, ticket) > 0 ? 0 : Infinity;
  }
}

function isFreshlyClosed({ closedAt, reopenableUntil }: TicketFacts, now: number): boolean {
  return now <= (reopenableUntil ?? (closedAt ?? now) + ticketLimits.reopenWithin);
}

/** How many owed calls or tasks an action could be about; what is about none always has one. */
function thingsFor(action: TicketAction, ticket: TicketFacts): number {
  const { criteria, openFollowUps, openTasks, unownedFollowUps } = ticket;
  switch (action) {
    case 'take_follow_up':
      return unownedFollowUps;
    case 'give_follow_up':
    case 'postpone_follow_up':
    case 'settle_follow_up':
      return openFollowUps;
    case 'change_task':
    case 'finish_task':
    case 'drop_task':
      return openTasks;
    case 'agree_criteria':
    case 'question_criteria':
      return Number(criteria === 'proposed');
    default:
      return 1;
  }
}

/** What the desk ended is not asked about; what was said of it before may be changed. */
function mayRate({ outcome, ratingChangeableUntil }: TicketFacts, now: number): boolean {
  return ratingChangeableUntil === null ? outcome === null : now <= ratingChangeableUntil;
}

function mayPick({ visit, visitPickableUntil }: TicketFacts, now: number): boolean {
  return visit === 'proposed' && now < (visitPickableUntil ?? 0);
}

function mayAskOtherTime({ visit }: TicketFacts): boolean {
  return visit === 'proposed' || visit === 'agreed';
}
