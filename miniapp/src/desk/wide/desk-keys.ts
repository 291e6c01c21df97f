import type { TicketAction } from '#shared/tickets/ticket-actions';

import type { wideDeskWords } from '../words/wide';

/** The key of an action of the ticket that is open; `message` and `note` lead to the words under the ticket. */
export const actionKeys: Readonly<Partial<Record<TicketAction, string>>> = {
  assign: 'A',
  contact: 'C',
  ask: 'W',
  message: 'M',
  note: 'I',
  reschedule: 'T',
  correct: 'E',
  merge: 'G',
  close: 'D',
  resume: 'U',
  take_follow_up: 'F',
  settle_follow_up: 'R',
};

/** What else the desk hears, as its table says it. */
export const keyRows: readonly { name: keyof typeof wideDeskWords.keys.rows; keys: string[] }[] = [
  { name: 'move', keys: ['↑', '↓', 'K', 'J'] },
  { name: 'open', keys: ['Enter'] },
  { name: 'queue', keys: ['1', '…', '7'] },
  { name: 'search', keys: ['/'] },
  { name: 'newTicket', keys: ['N'] },
  { name: 'board', keys: ['B'] },
  { name: 'check', keys: ['X'] },
  { name: 'assignMany', keys: ['Shift', 'A'] },
  { name: 'closeMany', keys: ['Shift', 'D'] },
  { name: 'message', keys: ['M'] },
  { name: 'note', keys: ['I'] },
  { name: 'send', keys: ['Ctrl', 'Enter'] },
  { name: 'close', keys: ['Esc'] },
  { name: 'keys', keys: ['?'] },
];
