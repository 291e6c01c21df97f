import { AppError } from '#api/app-error';
import type { Actor } from '#shared/accounts/actor';

import { visibleEntries } from './present-entry';
import { readTicket } from './read-ticket';
import type { TicketDeps } from './ticket-deps';

type Deps = Pick<TicketDeps, 'organization' | 'tickets'>;
type Input = { actor: Actor; ticketId: string; after: number };

/** The numbers of the entries after one that somebody may see; null of a ticket that does not concern them. */
export async function missedEntries(
  deps: Deps,
  { actor, ticketId, after }: Input,
): Promise<number[] | null> {
  try {
    const { ticket } = await readTicket(deps, ticketId, actor);
    return visibleEntries(ticket.timeline, actor)
      .map(({ seq }) => seq)
      .filter((seq) => seq > after);
  } catch (error: unknown) {
    if (error instanceof AppError) {
      return null;
    }
    throw error;
  }
}
