import { taskActionNames, taskActionRules } from './task-action-rules';
import type { TicketActionRule } from './ticket-action-rule';
import type { TicketRelation } from './ticket-relations';
import { ticketStatuses, type TicketStatus } from './ticket-status';

export type { TicketActionRule } from './ticket-action-rule';
export { ticketRelations, type TicketRelation } from './ticket-relations';

export const ticketActionNames = [
  'accept',
  'assign',
  'decline',
  'lapse',
  'hand_over',
  'start',
  'propose_visit',
  'pick_visit',
  'ask_other_time',
  'depart',
  'arrive',
  'contact',
  'note',
  'ask',
  'answer',
  'resume',
  'escalate',
  'reschedule',
  'correct',
  'resolve',
  'withdraw',
  'confirm',
  'reject',
  'reopen',
  'cancel',
  'close',
  'merge',
  'absorb',
  'again',
  'urge',
  'message',
  'rate',
  'take_follow_up',
  'give_follow_up',
  'postpone_follow_up',
  'settle_follow_up',
  ...taskActionNames,
  'follow',
  'unfollow',
] as const;
export type TicketAction = (typeof ticketActionNames)[number];

const working = ['accepted', 'in_progress', 'awaiting_customer'] as const;
/** As long as it is not over. */
const open = ['submitted', ...working, 'resolved'] as const;
/** As long as somebody else may take it. */
const offerable = ['submitted', ...working] as const;
const desk = ['dispatcher', 'manager'] as const;

/** The whole life of a ticket. Server and mini-program both read this table; nothing else decides. */
export const ticketActions: Record<TicketAction, TicketActionRule> = {
  accept: {
    from: offerable,
    to: 'accepted',
    moves: ['submitted'],
    by: ['pool', 'offered'],
    assignee: 'actor',
  },
  assign: {
    from: offerable,
    by: [...desk, 'system'],
    offers: true,
    needs: ['assignee'],
  },
  decline: { from: offerable, by: ['offered'], needs: ['note'] },
  lapse: { from: offerable, by: ['system'] },
  hand_over: {
    from: working,
    to: 'submitted',
    by: ['assignee'],
    assignee: 'nobody',
    offers: true,
    needs: ['note'],
  },
  start: { from: ['accepted'], to: 'in_progress', by: ['assignee'] },
  propose_visit: {
    from: ['accepted', 'in_progress'],
    by: ['assignee', ...desk],
    needs: ['windows', 'place'],
  },
  // a question that waits besides keeps nobody from choosing
  pick_visit: { from: working, by: ['reporter'], needs: ['window'] },
  ask_other_time: { from: working, by: ['reporter'], needs: ['note'] },
  depart: {
    from: ['accepted', 'in_progress'],
    to: 'in_progress',
    by: ['assignee'],
  },
  arrive: {
    from: ['accepted', 'in_progress'],
    to: 'in_progress',
    by: ['assignee'],
    needs: ['place'],
  },
  // somebody spoke with the customer
  contact: {
    from: working,
    to: 'in_progress',
    moves: ['accepted'],
    by: ['assignee', ...desk],
    needs: ['channel', 'note'],
  },
  // what is known of a ticket is worth writing down at any time, also by whoever worked on it before
  note: { from: ticketStatuses, by: ['assignee', 'helper', ...desk], needs: ['note'] },
  ask: {
    from: ['in_progress'],
    to: 'awaiting_customer',
    by: ['assignee'],
    needs: ['note'],
  },
  answer: {
    from: ['awaiting_customer'],
    to: 'in_progress',
    by: ['reporter'],
    needs: ['note or attachment'],
  },
  // the customer answered elsewhere
  resume: {
    from: ['awaiting_customer'],
    to: 'in_progress',
    by: ['assignee', ...desk],
    needs: ['note'],
  },
  // to those who know more: one of them may be asked at once
  escalate: {
    from: working,
    by: ['assignee', ...desk, 'system'],
    offers: true,
    needs: ['note'],
  },
  // another time than the customer was told
  reschedule: { from: open, by: ['assignee', ...desk], needs: ['new time', 'note'] },
  correct: { from: open, by: desk, needs: ['corrections', 'note'] },
  resolve: {
    from: ['in_progress'],
    to: 'resolved',
    by: ['assignee'],
    needs: ['resolution'],
  },
  withdraw: {
    from: ['resolved'],
    to: 'in_progress',
    by: ['assignee'],
    needs: ['note'],
  },
  confirm: { from: ['resolved'], to: 'closed', by: ['reporter', 'system'] },
  reject: {
    from: ['resolved'],
    to: 'in_progress',
    by: ['reporter'],
    needs: ['note'],
  },
  reopen: {
    from: ['closed'],
    to: 'in_progress',
    by: ['reporter', 'manager'],
    needs: ['note'],
  },
  cancel: {
    from: ['submitted', 'accepted'],
    to: 'cancelled',
    by: ['reporter', ...desk],
    needs: ['note'],
  },
  // an end that nobody calls solved
  close: {
    from: [...working, 'resolved'],
    to: 'closed',
    by: desk,
    needs: ['outcome', 'note'],
  },
  merge: {
    from: open,
    to: 'cancelled',
    by: desk,
    needs: ['survivor'],
  },
  // another ticket was merged into this one
  absorb: { from: ticketStatuses, by: ['system'] },
  // the problem was reported anew
  again: { from: ticketStatuses, by: ['system'] },
  urge: { from: ['submitted', 'accepted', 'in_progress'], by: ['reporter'] },
  message: {
    from: ['submitted', ...working, 'resolved', 'closed'],
    // whatever the reporter says is an answer
    to: 'in_progress',
    moves: ['awaiting_customer'],
    by: ['reporter', 'follower', 'assignee', ...desk],
    movedBy: ['reporter'],
    needs: ['note or attachment'],
  },
  rate: { from: ['resolved', 'closed'], by: ['reporter'], needs: ['rating'] },
  // a call is owed whatever becomes of its ticket
  take_follow_up: { from: ticketStatuses, by: desk },
  give_follow_up: { from: ticketStatuses, by: desk, needs: ['follow-up', 'follow-up owner'] },
  postpone_follow_up: {
    from: ticketStatuses,
    by: desk,
    needs: ['follow-up', 'follow-up time', 'note'],
  },
  settle_follow_up: {
    from: ticketStatuses,
    by: desk,
    needs: ['follow-up', 'call outcome', 'words of the call'],
  },
  ...taskActionRules,
  follow: { from: ticketStatuses, by: ['follower', 'staff'] },
  unfollow: { from: ticketStatuses, by: ['follower', 'staff'] },
};

type Named = { assigneeId?: string | undefined };
type Doing = { body: Named; relations: ReadonlySet<TicketRelation> };

/** Whom a step offers the ticket to; null: it offers it to nobody. */
export function offeredBy(action: TicketAction, { assigneeId }: Named): string | null {
  const rule: TicketActionRule = ticketActions[action];
  return rule.offers ? (assigneeId ?? null) : null;
}

/** Where a ticket stands after a step of somebody who stands to it like this. */
export function statusAfter(
  action: TicketAction,
  from: TicketStatus,
  { body, relations }: Doing,
): TicketStatus {
  const { to = from, moves = [from], movedBy = [...relations] } = ticketActions[action];
  const isMoved = moves.includes(from) && movedBy.some((relation) => relations.has(relation));
  return isMoved && offeredBy(action, body) === null ? to : from;
}

/** Whether a ticket in this status may be offered to somebody. */
export function isOfferable(status: TicketStatus): boolean {
  return (offerable as readonly TicketStatus[]).includes(status);
}
