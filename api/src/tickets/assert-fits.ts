import { assertThat } from '#api/app-error';
import type { TicketAction } from '#shared/tickets/ticket-actions';
import { ticketLimits } from '#shared/tickets/ticket-limits';

import type { Ticket } from './ticket';
import { withChange, type TicketChange } from './ticket-change';

/** What is only said, and can be said without end. */
const talk: readonly TicketAction[] = ['message', 'note', 'ask', 'escalate', 'urge'];
/** What ends a ticket. */
const endings: readonly TicketAction[] = ['resolve', 'confirm', 'cancel'];

const megabyte = 2 ** 20;
/** Bytes. MongoDB's own limit for one document is 16 MB: room is left for moving on, and more for coming to an end. */
const most = { talk: 8 * megabyte, move: 12 * megabyte, ending: 15 * megabyte };
/** Fewer entries never come near: one is 40 KB at the very most, with what it owes. */
const harmless = 150;

/**
 * Whether a ticket still has room for a step. One that was filled up to the database's limit could neither be told of nor
 * ended; long before that, only what leads to its end is taken.
 *
 * @throws {AppError} `ticket.too_long`
 */
export function assertFits(ticket: Ticket, change: TicketChange, action: TicketAction): void {
  const { length } = ticket.timeline;
  assertThat(!talk.includes(action) || length < ticketLimits.entries, 'ticket.too_long');
  if (length >= harmless) {
    assertThat(sizeOf(withChange(ticket, change)) <= most[kindOf(action)], 'ticket.too_long');
  }
}

function kindOf(action: TicketAction): keyof typeof most {
  if (endings.includes(action)) {
    return 'ending';
  }
  return talk.includes(action) ? 'talk' : 'move';
}

/** Bytes, a little more than they are in the database. */
function sizeOf(ticket: Ticket): number {
  return Buffer.byteLength(JSON.stringify(ticket));
}
