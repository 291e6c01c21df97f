import { createHash } from 'node:crypto';

import { AppError, assertThat } from '#api/http/app-error';
import { attachmentKinds, type AttachmentKind } from '#shared/attachments/attachment-kinds';

import { hasOnlyTextBytes } from './text-bytes';

/** Enough to tell every kind. */
const headLength = 512;

/** The most that any kind may weigh. */
export const hardLimit = Math.max(...Object.values(attachmentKinds).map(({ most }) => most));

/**
 * Lets a file through as long as it keeps to its kind's limit, and counts and hashes it on the way. The stream fails
 * with `attachment.kind_not_allowed` after the first bytes, `attachment.too_large` at the first byte too many.
 */
export function sizeLimit() {
  const hash = createHash('sha256');
  let size = 0;
  async function* pass(source: AsyncIterable<Buffer>) {
    let head: Buffer = Buffer.alloc(0);
    let most = hardLimit;
    for await (const chunk of source) {
      if (head.length < headLength) {
        head = Buffer.concat([head, chunk.subarray(0, headLength - head.length)]);
        most = head.length < headLength ? hardLimit : limitOf(head);
      }
      size += chunk.length;
      assertThat(size <= most, 'attachment.too_large');
      hash.update(chunk);
      yield chunk;
    }
  }
  return { pass, measured: () => ({ size, contentHash: hash.digest('hex') }) };
}

function limitOf(head: Buffer): number {
  const kind = likelyKind(head);
  if (!kind) {
    throw new AppError('attachment.kind_not_allowed');
  }
  return attachmentKinds[kind].most;
}

const signatures: [at: number, bytes: string, kind: AttachmentKind][] = [
  [0, '\xff\xd8\xff', 'image'],
  [0, '\x89PNG\r\n\x1a\n', 'image'],
  [8, 'WEBP', 'image'],
  [0, 'GIF8', 'image'],
  [0, '%PDF-', 'document'],
  [0, 'PK\x03\x04', 'document'],
];

/** What the file seems to be: enough for its limit, the verdict falls when it is complete. */
function likelyKind(head: Buffer): AttachmentKind | null {
  const known = signatures.find(
    ([at, bytes]) => head.toString('latin1', at, at + bytes.length) === bytes,
  );
  if (known) {
    return known[2];
  }
  if (head.toString('latin1', 4, 8) === 'ftyp') {
    return /^(?:hei|hev|mif|msf)/.test(head.toString('latin1', 8, 12)) ? 'image' : 'video';
  }
  return hasOnlyTextBytes(head) ? 'document' : null;
}
