import { Readable } from 'node:stream';

import { AppError, assertThat } from '#api/app-error';
import type { FileAnswer } from '#api/http/mount-file';
import type { ByteRange } from '#api/storage/index';

import { storageKey, type Attachment, type StoredVariant } from './attachment';
import type { AttachmentDeps } from './attachment-deps';
import type { Link } from './attachment-links';
import { checkableJpeg } from './checkable-picture';
import type { Gatekeeper } from './gatekeeper';

/** Types that a browser shows safely in place; the others are saved. */
const shown = /^(?:image|video|text)\/|^application\/pdf$/;

type Deps = AttachmentDeps & { gate: Gatekeeper };

/**
 * The bytes behind a signed link, as long as whom it was made for may see them.
 *
 * @throws {AppError} `attachment.link_expired`, `attachment.not_found`, `attachment.busy`, `request.too_many`
 */
export async function readAttachment(
  deps: Deps,
  link: Link & { signature: string },
): Promise<FileAnswer> {
  assertThat(deps.links.isGood(link, deps.clock()), 'attachment.link_expired');
  const attachment = await findFor(deps, link);
  const { id, variant } = link;
  const common = { name: attachment.name, etag: `${id}-${variant}` };
  return variant === 'checkable'
    ? { ...common, ...(await checkableFile(deps, attachment)) }
    : { ...common, ...storedFile(deps, attachment, variant) };
}

/** @throws {AppError} `attachment.link_expired`, `attachment.not_found` */
async function findFor({ attachments, gate }: Deps, link: Link): Promise<Attachment> {
  const { id, viewer, session: sessionId } = link;
  const isForWechat = viewer === undefined;
  const [[attachment], reader] = await Promise.all([
    attachments.findMany([id]),
    isForWechat ? null : gate.findReader({ id: viewer, sessionId }),
  ]);
  assertThat(isForWechat || reader, 'attachment.link_expired');
  assertThat(attachment, 'attachment.not_found');
  assertThat(!reader || (await gate.maySee(reader, attachment)), 'attachment.not_found');
  return attachment;
}

type Bytes = Pick<FileAnswer, 'disposition' | 'open' | 'size' | 'type'>;

function storedFile(deps: AttachmentDeps, attachment: Attachment, variant: StoredVariant): Bytes {
  const file = attachment[variant];
  assertThat(file, 'attachment.not_found');
  return {
    type: played(file.type),
    size: file.size,
    disposition: shown.test(file.type) ? 'inline' : 'attachment',
    open: (range?: ByteRange) => readStored(deps, storageKey(attachment.id, variant), range),
  };
}

/** The containers are relatives: browsers play the pictures in them all, but save what is called QuickTime. */
function played(type: string): string {
  return type.startsWith('video/') ? 'video/mp4' : type;
}

/** Made anew each time it is asked for: WeChat asks once. */
async function checkableFile(deps: AttachmentDeps, { id, ownerId }: Attachment): Promise<Bytes> {
  const bytes = await checkableJpeg(deps, ownerId, () =>
    readStored(deps, storageKey(id, 'original')),
  );
  return {
    type: 'image/jpeg',
    size: bytes.length,
    disposition: 'inline',
    open: (range) =>
      Promise.resolve(Readable.from([range ? bytes.subarray(range.start, range.end + 1) : bytes])),
  };
}

async function readStored({ storage }: AttachmentDeps, key: string, range?: ByteRange) {
  const stream = await storage.open(key, range);
  if (!stream) {
    throw new AppError('attachment.not_found', { detail: 'the record has lost its file' });
  }
  return stream;
}
