import { missingInput, type ActionInput } from '#shared/tickets/action-input';
import type { TicketAction } from '#shared/tickets/ticket-actions';

const table: [TicketAction, ActionInput, string | null][] = [
  ['start', {}, null],
  ['confirm', {}, null],
  ['urge', {}, null],
  ['decline', {}, 'ticket.note_required'],
  ['decline', { note: '  ' }, 'ticket.note_required'],
  ['decline', { note: '今天排满了' }, null],
  ['assign', { note: '就近' }, 'ticket.assignee_required'],
  ['assign', { assigneeId: 'a' }, null],
  ['assign', { assigneeId: 'a', note: '就近' }, null],
  ['arrive', {}, 'ticket.place_required'],
  ['arrive', { place: { name: ' ' } }, 'ticket.place_required'],
  ['arrive', { place: { name: '3 号泵房' } }, null],
  ['propose_visit', { place: { name: '3 号泵房' } }, 'visit.windows_required'],
  ['propose_visit', { windows: [], place: { name: '3 号泵房' } }, 'visit.windows_required'],
  ['propose_visit', { windows: [{}] }, 'ticket.place_required'],
  ['propose_visit', { windows: [{}], place: { name: '3 号泵房' } }, null],
  ['pick_visit', {}, 'visit.window_required'],
  ['pick_visit', { window: {} }, null],
  ['ask_other_time', {}, 'ticket.note_required'],
  ['answer', {}, 'ticket.note_or_attachment_required'],
  ['answer', { attachmentIds: [] }, 'ticket.note_or_attachment_required'],
  ['answer', { attachmentIds: ['x'] }, null],
  ['message', { note: '好的' }, null],
  ['message', { note: '\n' }, 'ticket.note_or_attachment_required'],
  ['resolve', { note: '好了' }, 'ticket.resolution_required'],
  ['resolve', { resolution: { cause: '缓存', solution: ' ' } }, 'ticket.resolution_required'],
  ['resolve', { resolution: { cause: '缓存', solution: '清缓存' } }, null],
  ['rate', { fixed: 'yes' }, 'rating.answer_required'],
  ['rate', { stars: 5 }, 'rating.answer_required'],
  ['rate', { fixed: 'yes', stars: 5 }, null],
  ['note', {}, 'ticket.note_required'],
  ['ask', {}, 'ticket.note_required'],
  ['escalate', {}, 'ticket.note_required'],
  ['reject', {}, 'ticket.note_required'],
  ['reopen', {}, 'ticket.note_required'],
  ['cancel', {}, 'ticket.note_required'],
];

it.each(table)('%s with %j lacks %s', (action, input, code) => {
  expect(missingInput(action, input)).toBe(code);
});
