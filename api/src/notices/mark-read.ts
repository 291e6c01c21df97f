import type { Clock } from '#api/clock';
import type { Actor } from '#shared/accounts/actor';

import type { InboxRepository } from './inbox-repository';

type Input = {
  actor: Actor;
  ids?: readonly string[] | undefined;
  ticketId?: string | undefined;
  all?: true | undefined;
};

/**
 * Marks some, one ticket's or, when nothing is named, all of somebody's notices as read; what is not theirs is
 * left alone.
 */
export async function markRead(
  { inbox, clock }: { inbox: InboxRepository; clock: Clock },
  { actor, ids, ticketId, all }: Input,
): Promise<void> {
  const source = ticketId === undefined ? {} : { source: { kind: 'ticket', id: ticketId } };
  await inbox.markRead(actor.id, all ? {} : { ...(ids && { ids }), ...source }, clock());
}
