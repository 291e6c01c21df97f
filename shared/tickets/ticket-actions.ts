import type { TicketStatus } from './ticket-status';

export const ticketActionNames = [
  'accept',
  'assign',
  'decline',
  'start',
  'depart',
  'arrive',
  'note',
  'ask',
  'answer',
  'escalate',
  'resolve',
  'confirm',
  'reject',
  'reopen',
  'cancel',
  'urge',
  'message',
  'rate',
] as const;
export type TicketAction = (typeof ticketActionNames)[number];

/**
 * Who is asking, relative to one ticket; a person may be several at once. `pool` is an engineer before a ticket that
 * nobody holds, `follower` a colleague of the reporter whose organization lets colleagues follow.
 */
export const ticketRelations = [
  'reporter',
  'follower',
  'pool',
  'assignee',
  'dispatcher',
  'manager',
  'system',
] as const;
export type TicketRelation = (typeof ticketRelations)[number];

export type ActionNeed =
  'note' | 'note or attachment' | 'assignee' | 'resolution' | 'place' | 'rating';

export type TicketActionRule = {
  from: readonly TicketStatus[];
  /** Left out, the status stays. */
  to?: TicketStatus;
  by: readonly TicketRelation[];
  /** Who holds the ticket afterwards; left out, nothing changes. */
  assignee?: 'actor' | 'named' | 'nobody';
  needs?: readonly ActionNeed[];
};

const working = ['accepted', 'in_progress', 'awaiting_customer'] as const;
const desk = ['dispatcher', 'manager'] as const;

/** The whole life of a ticket. Server and mini-program both read this table; nothing else decides. */
export const ticketActions: Record<TicketAction, TicketActionRule> = {
  accept: {
    from: ['submitted'],
    to: 'accepted',
    by: ['pool', 'assignee'],
    assignee: 'actor',
  },
  assign: {
    from: ['submitted', ...working],
    by: [...desk, 'system'],
    assignee: 'named',
    needs: ['assignee', 'note'],
  },
  decline: {
    from: ['submitted', 'accepted'],
    to: 'submitted',
    by: ['assignee'],
    assignee: 'nobody',
    needs: ['note'],
  },
  start: { from: ['accepted'], to: 'in_progress', by: ['assignee'] },
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
  note: { from: working, by: ['assignee', ...desk], needs: ['note'] },
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
  escalate: {
    from: working,
    by: ['assignee', ...desk, 'system'],
    needs: ['note'],
  },
  resolve: {
    from: ['in_progress'],
    to: 'resolved',
    by: ['assignee'],
    needs: ['resolution'],
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
  urge: { from: ['submitted', 'accepted', 'in_progress'], by: ['reporter'] },
  message: {
    from: ['submitted', ...working, 'resolved', 'closed'],
    by: ['reporter', 'follower', 'assignee', ...desk],
    needs: ['note or attachment'],
  },
  rate: { from: ['resolved', 'closed'], by: ['reporter'], needs: ['rating'] },
};
