import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';

import { storageKey } from './attachment';
import type { AttachmentDeps } from './attachment-deps';

/** Writes the small picture of an attachment to a path that does not exist; false when it has none or lost its file. */
export async function copyThumbnail(
  { attachments, storage }: Pick<AttachmentDeps, 'attachments' | 'storage'>,
  id: string,
  target: string,
): Promise<boolean> {
  const [attachment] = await attachments.findMany([id]);
  const stream = attachment?.thumbnail && (await storage.open(storageKey(id, 'thumbnail')));
  if (!stream) {
    return false;
  }
  await pipeline(stream, createWriteStream(target, { flags: 'wx' }));
  return true;
}
