import type { TicketAction } from '#shared/tickets/ticket-actions';
import type { TicketReply } from '#shared/tickets/ticket-replies';

/** An engineer’s day: what they do where there is no network. The desk sits at one. */
const actions: ReadonlySet<TicketAction> = new Set([
  'accept',
  'decline',
  'hand_over',
  'start',
  'propose_visit',
  'depart',
  'arrive',
  'contact',
  'note',
  'ask',
  'resume',
  'escalate',
  'reschedule',
  'resolve',
  'withdraw',
  'message',
  'add_task',
  'change_task',
  'finish_task',
  'drop_task',
  'propose_criteria',
]);

/** Whether a step may wait on the phone: of the staff, in their work; who reported it themselves is a customer here. */
export function worksOffline(
  action: TicketAction,
  relations: TicketReply['relations'] = [],
): boolean {
  return actions.has(action) && relations.includes('staff') && !relations.includes('reporter');
}
