import { createHash } from 'node:crypto';

import type { ChannelName } from './channel';
import type { Notice } from './notice';

type Told = Pick<Notice, 'createdAt' | 'fact' | 'recipientId' | 'source'>;

/**
 * The id of a record of what one person is told of one fact through one channel: the same whenever it is told again. It begins with the
 * time and the number of the fact, so that what came about in one moment is in its order, and lies together in the index.
 */
export function noticeId(
  { source, fact, recipientId, createdAt }: Told,
  channel: ChannelName,
): string {
  const key = JSON.stringify([source.kind, source.id, fact, recipientId, channel]);
  const bytes = createHash('sha256').update(key).digest().subarray(0, 12);
  bytes.writeUInt32BE(Math.floor(createdAt.getTime() / 1000) % 2 ** 32);
  bytes.writeUInt8(numberOf(fact) % 256, 4);
  return bytes.toString('hex');
}

function numberOf(fact: string): number {
  return Number(/\d{1,15}$/.exec(fact)?.[0] ?? 0);
}
