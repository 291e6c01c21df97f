import sharp from 'sharp';

import type { Attachment } from './attachment';
import type { AttachmentDeps } from './attachment-deps';

/** WeChat's content check reads these, up to so many bytes. */
const readable = new Set(['image/jpeg', 'image/png', 'image/gif']);
const mostBytes = 10_000_000;

/** Enough to see what is on it, and far below what WeChat takes. */
const longestSide = 2000;

/** A WebP picture, or a very large one, as something that WeChat's content check reads; of an animation the first frame. */
export function checkableJpeg(original: Buffer): Promise<Buffer> {
  return sharp(original, { failOn: 'none' })
    .resize(longestSide, longestSide, { fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#fff' })
    .jpeg({ quality: 85 })
    .toBuffer();
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
