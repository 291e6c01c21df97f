import { keysOfTicket, type SearchedTicket, type SearchKeys } from './search/index';
import type { TicketDeps } from './ticket-deps';

/** What a ticket is found by, with the names that its people have at this moment. */
export async function searchKeysOf(
  { people }: Pick<TicketDeps, 'people'>,
  ticket: SearchedTicket,
): Promise<SearchKeys> {
  const { reporterId, assigneeId } = ticket;
  return keysOfTicket(
    ticket,
    await people(assigneeId === null ? [reporterId] : [reporterId, assigneeId]),
  );
}
