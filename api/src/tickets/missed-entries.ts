import { AppError } from '#api/app-error';
import { bounded } from '#api/bounds/index';
import type { Actor } from '#shared/accounts/actor';
import { may } from '#shared/accounts/roles';

import { assertReadable } from './read-ticket';
import type { TicketDeps } from './ticket-deps';

type Deps = Pick<TicketDeps, 'organization' | 'tickets'>;
type Input = { actor: Actor; ticketId: string; after: number };

/** After more than these the page asks for the whole ticket anew. */
const { most: mostMissed } = bounded.missedEntries;

/** The numbers of the entries after one that somebody may see; null when they are too many, and of a ticket that does not concern them. */
export async function missedEntries(
  deps: Deps,
  { actor, ticketId, after }: Input,
): Promise<number[] | null> {
  try {
    await assertReadable(deps, ticketId, actor);
    const entries = await deps.tickets.entriesIn(
      ticketId,
      { after, isForCustomers: !may(actor.role, 'read every ticket') },
      mostMissed + 1,
    );
    return entries.length > mostMissed ? null : entries.map(({ seq }) => seq);
  } catch (error: unknown) {
    if (error instanceof AppError) {
      return null;
    }
    throw error;
  }
}
