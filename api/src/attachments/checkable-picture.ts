import { createWriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

import type { Attachment } from './attachment';
import type { AttachmentDeps } from './attachment-deps';

/** WeChat's content check reads these, up to so many bytes. */
const readable = new Set(['image/jpeg', 'image/png', 'image/gif']);
const mostBytes = 10_000_000;

/**
 * A stored picture as a JPEG that WeChat's content check reads, made in the turn of the person whose it is.
 *
 * @throws {AppError} `attachment.busy`, `request.too_many` and what `open` and decoding throw
 */
export function checkableJpeg(
  { incoming, pictures }: Pick<AttachmentDeps, 'incoming' | 'pictures'>,
  personId: string,
  open: () => Promise<Readable>,
): Promise<Buffer> {
  return pictures.inTurn({ personId }, async (decode) => {
    const [source, target] = [incoming.newPath(), incoming.newPath()];
    try {
      await pipeline(await open(), createWriteStream(source, { flags: 'wx' }));
      await decode({ kind: 'check', source, target });
      return await readFile(target);
    } finally {
      await incoming.remove([source, target]);
    }
  });
}

/** The address at which WeChat may fetch a picture until then, relative to the server's; null when it is gone. */
export async function checkablePath(
  { attachments, links }: Pick<AttachmentDeps, 'attachments' | 'links'>,
  id: string,
  until: Date,
): Promise<string | null> {
  const [picture] = await attachments.findMany([id]);
  return picture ? links.signUntil(id, variantFor(picture), until) : null;
}

function variantFor({ original }: Attachment) {
  return readable.has(original.type) && original.size <= mostBytes ? 'original' : 'checkable';
}
