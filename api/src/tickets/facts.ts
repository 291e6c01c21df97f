import { openFollowUps } from '#api/follow-ups/index';
import { changeableUntil, ratingOf } from '#api/ratings/index';
import {
  allowedActions as allowedByTable,
  type TicketFacts,
} from '#shared/tickets/allowed-actions';
import type { TicketAction, TicketRelation } from '#shared/tickets/ticket-actions';

import type { StepActor } from './relations';
import { openTasks } from './tasks/task';
import { currentRound, type Ticket, type TimelineEntry } from './ticket';
import { stageOf } from './visits/trip-of';

export function factsOf(ticket: Ticket): TicketFacts {
  const owed = openFollowUps(ticket);
  const rating = ratingOf(ticket.ratings, currentRound(ticket));
  return {
    status: ticket.status,
    assigneeId: ticket.assigneeId,
    ...endOf(ticket),
    urgedAt: ticket.urgedAt?.getTime() ?? null,
    ratingChangeableUntil: rating ? changeableUntil(rating).getTime() : null,
    visit: stageOf(ticket),
    visitPickableUntil: ticket.appointment?.windows.at(-1)?.from.getTime() ?? null,
    openFollowUps: owed.length,
    openTasks: openTasks(ticket).length,
    criteria: ticket.criteria?.state ?? null,
    unownedFollowUps: owed.filter(({ ownerId }) => ownerId === null).length,
  };
}

function endOf({ closedAt, outcome = null, reopenableUntil = null }: Ticket) {
  return {
    closedAt: closedAt?.getTime() ?? null,
    reopenableUntil: reopenableUntil?.getTime() ?? null,
    outcome,
  };
}

/** What somebody may do now: the table, the clock, and that nobody rates their own work. */
export function allowedActions(
  ticket: Ticket,
  actor: StepActor,
  { relations, now }: { relations: ReadonlySet<TicketRelation>; now: Date },
): TicketAction[] {
  return allowedByTable(factsOf(ticket), relations, now.getTime()).filter(
    (action) => !isRefusedTo(ticket, actor, action),
  );
}

/** What the table allows and this person may not all the same: rate their own work, follow what they follow. */
export function isRefusedTo(ticket: Ticket, actor: StepActor, action: TicketAction): boolean {
  switch (action) {
    case 'rate':
      return hasWorkedOn(ticket, actor);
    case 'follow':
      return isFollowedBy(ticket, actor);
    case 'unfollow':
      return !isFollowedBy(ticket, actor);
    default:
      return false;
  }
}

function isFollowedBy({ followerIds, staffFollowerIds = [] }: Ticket, actor: StepActor): boolean {
  return actor !== null && [...followerIds, ...staffFollowerIds].includes(actor.id);
}

/** Steps by which somebody works on a ticket. */
export const workedKinds: readonly TimelineEntry['kind'][] = [
  'accept',
  'start',
  'depart',
  'arrive',
  'contact',
  'note',
  'ask',
  'resume',
  'resolve',
  'withdraw',
];

/** Whom an entry shows at work: who holds the ticket after it, and who did the step. */
export function workersOf({ kind, actorId, assigneeId }: TimelineEntry): string[] {
  return [assigneeId, workedKinds.includes(kind) ? actorId : null].filter((id) => id !== null);
}

/** Held it, or left a trace of work on its timeline. */
export function hasWorkedOn(ticket: Ticket, actor: StepActor): boolean {
  return actor !== null && (ticket.assigneeId === actor.id || ticket.workerIds.includes(actor.id));
}
