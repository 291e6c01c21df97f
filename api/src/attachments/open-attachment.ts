import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';

import { AppError, assertThat } from '#api/http/app-error';
import type { FileAnswer } from '#api/http/mount-file';
import type { ByteRange } from '#api/storage/index';
import type { AttachmentVariant } from '#shared/attachments/attachment-api';

import { storageKey, type Attachment, type StoredVariant } from './attachment';
import type { AttachmentDeps } from './attachment-deps';
import { checkableJpeg } from './checkable-picture';

type Link = { id: string; variant: AttachmentVariant; expires: number; signature: string };

/** Types that a browser shows safely in place; the others are saved. */
const shown = /^(?:image|video|text)\/|^application\/pdf$/;

/**
 * The bytes behind a signed link.
 *
 * @throws {AppError} `attachment.link_expired`, `attachment.not_found`
 */
export async function openAttachment(deps: AttachmentDeps, link: Link): Promise<FileAnswer> {
  const now = deps.clock();
  assertThat(deps.links.isGood(link, now), 'attachment.link_expired');
  const { id, variant, expires } = link;
  const [attachment] = await deps.attachments.findMany([id]);
  assertThat(attachment, 'attachment.not_found');
  const common = {
    name: attachment.name,
    etag: `${id}-${variant}`,
    maxAge: Math.floor((expires - now.getTime()) / 1000),
  };
  return variant === 'checkable'
    ? { ...common, ...(await checkableFile(deps, attachment)) }
    : { ...common, ...storedFile(deps, attachment, variant) };
}

type Bytes = Pick<FileAnswer, 'disposition' | 'open' | 'size' | 'type'>;

function storedFile(deps: AttachmentDeps, attachment: Attachment, variant: StoredVariant): Bytes {
  const file = attachment[variant];
  assertThat(file, 'attachment.not_found');
  return {
    type: file.type,
    size: file.size,
    disposition: shown.test(file.type) ? 'inline' : 'attachment',
    open: (range?: ByteRange) => openStored(deps, storageKey(attachment.id, variant), range),
  };
}

/** Made anew each time it is asked for: WeChat asks once. */
async function checkableFile(deps: AttachmentDeps, { id }: Attachment): Promise<Bytes> {
  const bytes = await deps.inTurn(async () =>
    checkableJpeg(await buffer(await openStored(deps, storageKey(id, 'original')))),
  );
  return {
    type: 'image/jpeg',
    size: bytes.length,
    disposition: 'inline',
    open: (range) =>
      Promise.resolve(Readable.from([range ? bytes.subarray(range.start, range.end + 1) : bytes])),
  };
}

async function openStored({ storage }: AttachmentDeps, key: string, range?: ByteRange) {
  const stream = await storage.open(key, range);
  if (!stream) {
    throw new AppError('attachment.not_found', { detail: 'the record has lost its file' });
  }
  return stream;
}
