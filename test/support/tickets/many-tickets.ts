import { Types } from 'mongoose';

import { keysOfTicket } from '#api/tickets/search/index';
import type { Ticket } from '#api/tickets/ticket';

import { after, aTicket, minute } from './index';
import type { TicketRoom } from './ticket-room';

type Change = (at: number) => Partial<Ticket>;

/** Puts so many tickets into the database as their reports would have, one each minute; `isEarlier`: as an earlier version did. */
export async function addTickets(
  { database, people }: TicketRoom,
  count: number,
  { change, isEarlier = false }: { change: Change; isEarlier?: boolean },
): Promise<string[]> {
  const documents = Array.from({ length: count }, (_, at) => {
    const createdAt = after(at * minute);
    const number = `SH20251121-${String(at + 1).padStart(4, '0')}`;
    const ticket = aTicket({ number, createdAt, ...change(at) });
    const keys = { ...keysOfTicket(ticket, people), searchFresh: true };
    const own = { id: undefined, outbox: [], _id: new Types.ObjectId() };
    return { ...ticket, ...(isEarlier ? {} : keys), ...own };
  });
  await database.collection('tickets').insertMany(documents, { ignoreUndefined: true });
  return documents.map(({ _id }) => _id.toHexString());
}
