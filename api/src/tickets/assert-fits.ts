import { assertThat } from '#api/app-error';
import { bounded } from '#api/bounds/index';
import type { TicketAction } from '#shared/tickets/ticket-actions';
import { ticketLimits } from '#shared/tickets/ticket-limits';

import type { Ticket } from './ticket';

/** What is only said, and can be said without end. */
const talk: readonly TicketAction[] = [
  'message',
  'contact',
  'note',
  'ask',
  'escalate',
  'add_task',
  'change_task',
  'propose_criteria',
  'agree_criteria',
  'question_criteria',
  'urge',
  'follow',
  'unfollow',
];
/** What ends a ticket, and the call that was promised on it; and what ties it to another. */
const endings: readonly TicketAction[] = [
  'resolve',
  'confirm',
  'cancel',
  'close',
  'settle_follow_up',
  'finish_task',
  'drop_task',
  'merge',
  'absorb',
  'again',
];

/**
 * How many entries a ticket itself may hold. Older ones move to its history a moment after there are 120; when that
 * does not happen, a ticket that was filled up to MongoDB's 16 MB could neither be told of nor ended. One entry is 40 KB at the
 * very most, with what it owes.
 */
const mostHeld = {
  talk: bounded.talkHeld.most,
  move: bounded.movesHeld.most,
  ending: bounded.endingsHeld.most,
};

/** How many entries a ticket may have altogether before a step. Only so many things can end it. */
const mostEntries = { talk: ticketLimits.entries, move: ticketLimits.moves, ending: Infinity };

/** What begins another round. */
const again: readonly TicketAction[] = ['reject', 'reopen'];

/**
 * Whether a ticket still has room for a step. Long before it is full, only what leads to its end is taken.
 *
 * @throws {AppError} `ticket.too_long`
 */
export function assertFits(
  { entriesHeld, resolutions, seq }: Pick<Ticket, 'entriesHeld' | 'resolutions' | 'seq'>,
  action: TicketAction,
) {
  const kind = kindOf(action);
  assertThat(seq < mostEntries[kind] && entriesHeld < mostHeld[kind], 'ticket.too_long');
  assertThat(!(isLastRound({ resolutions }) && again.includes(action)), 'ticket.too_long');
}

/** After which nothing begins anew. */
export function isLastRound({ resolutions }: Pick<Ticket, 'resolutions'>): boolean {
  return resolutions.length >= ticketLimits.rounds;
}

function kindOf(action: TicketAction): keyof typeof mostHeld {
  if (endings.includes(action)) {
    return 'ending';
  }
  return talk.includes(action) ? 'talk' : 'move';
}
