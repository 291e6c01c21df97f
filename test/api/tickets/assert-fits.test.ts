import { assertFits } from '#api/tickets/assert-fits';
import { decideStep } from '#api/tickets/decide-step';
import type { Ticket } from '#api/tickets/ticket';
import { ticketActionNames, type TicketAction } from '#shared/tickets/ticket-actions';
import { ticketLimits } from '#shared/tickets/ticket-limits';

import { aStep, aTicket, cast } from '../../support/tickets';

const megabyte = 2 ** 20;

/** A ticket with so many entries, of so many bytes altogether. */
function long(entries: number, bytes = 0): Ticket {
  const ticket = aTicket();
  const [first] = ticket.timeline;
  const text = 'x'.repeat(Math.floor(bytes / entries));
  return {
    ...ticket,
    timeline: Array.from({ length: entries }, (_none, at) => ({ ...first, seq: at + 1, text })),
  } as Ticket;
}

function isTaken(ticket: Ticket, action: TicketAction): boolean {
  try {
    assertFits(ticket, decideStep(ticket, aStep(ticket, action, { by: cast.engineer })), action);
    return true;
  } catch (error: unknown) {
    expect(error).toMatchObject({ code: 'ticket.too_long' });
    return false;
  }
}

const taken = (ticket: Ticket) => ticketActionNames.filter((action) => isTaken(ticket, action));
const talk = ['message', 'note', 'ask', 'escalate', 'urge'];
/** One of each kind, and each that ends a ticket: measuring megabytes takes its time. */
const some = ['message', 'reject', 'resolve', 'confirm', 'cancel'] as const;

it('takes everything on a ticket of usual length', () => {
  expect(taken(long(100))).toEqual([...ticketActionNames]);
});

it('takes no more words after so many entries, but every step that leads to an end', () => {
  expect(taken(long(ticketLimits.entries - 1))).toEqual([...ticketActionNames]);
  expect(taken(long(ticketLimits.entries))).toEqual(
    ticketActionNames.filter((action) => !talk.includes(action)),
  );
});

it('takes no more words long before the database’s own limit', () => {
  const ticket = long(300, 8 * megabyte);
  expect(some.filter((action) => isTaken(ticket, action))).toEqual(some.slice(1));
});

it('can always be ended', () => {
  const ticket = long(300, 13 * megabyte);
  expect(some.filter((action) => isTaken(ticket, action))).toEqual(some.slice(2));
});
