import { sourceKey } from '#shared/notices/notice-source';

import type { OutboxEntry, Ticket } from './ticket';

type Fact = Pick<
  OutboxEntry,
  'actorId' | 'at' | 'fact' | 'followUp' | 'kind' | 'text' | 'visibility'
>;

type Standing = Pick<Ticket, 'assigneeId' | 'offer'>;

/** What a ticket owes of a fact, to those who stand to it now and to whoever held it before. */
export function owedNotice(
  {
    reporterId,
    followerIds,
    staffFollowerIds = [],
    assigneeId,
    offer,
  }: Standing & Pick<Ticket, 'followerIds' | 'reporterId' | 'staffFollowerIds'>,
  fact: Fact,
  former: Standing = { assigneeId, offer },
): OutboxEntry {
  return {
    ...fact,
    ...{ reporterId, followerIds, staffFollowerIds, assigneeId },
    formerAssigneeId: former.assigneeId === assigneeId ? null : former.assigneeId,
    offeredIds: [offer?.to ?? former.offer?.to ?? []].flat(),
  };
}

/** What the relay calls a ticket. */
export function ticketKey(id: string): string {
  return sourceKey({ kind: 'ticket', id });
}
