import type { Clock } from '#api/clock';
import { assertThat } from '#api/http/app-error';
import type { Actor } from '#shared/accounts/actor';

import type { InboxRepository } from './inbox-repository';

type Input = {
  actor: Actor;
  ids?: readonly string[] | undefined;
  ticketId?: string | undefined;
  all?: true | undefined;
};

/**
 * Marks some, one ticket's or all of somebody's notifications as read; what is not theirs is left alone.
 *
 * @throws {AppError} `request.invalid` when nothing is named
 */
export async function markRead(
  { inbox, clock }: { inbox: InboxRepository; clock: Clock },
  { actor, ids, ticketId, all }: Input,
): Promise<void> {
  assertThat(ids ?? ticketId ?? all, 'request.invalid', {
    errors: [{ path: 'ids', message: '请说明哪些消息已读' }],
  });
  const which = all ? {} : { ...(ids && { ids }), ...(ticketId !== undefined && { ticketId }) };
  await inbox.markRead(actor.id, which, clock());
}
