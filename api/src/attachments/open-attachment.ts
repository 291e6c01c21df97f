import { AppError, assertThat } from '#api/http/app-error';
import type { FileAnswer } from '#api/http/mount-file';
import type { ByteRange } from '#api/storage/index';
import type { AttachmentVariant } from '#shared/attachments/attachment-api';

import { storageKey } from './attachment';
import type { AttachmentDeps } from './attachment-deps';

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
  const file = attachment?.[variant];
  assertThat(attachment && file, 'attachment.not_found');
  return {
    type: file.type,
    size: file.size,
    name: attachment.name,
    disposition: shown.test(file.type) ? 'inline' : 'attachment',
    etag: `${id}-${variant}`,
    maxAge: Math.floor((expires - now.getTime()) / 1000),
    open: async (range?: ByteRange) => {
      const stream = await deps.storage.open(storageKey(id, variant), range);
      if (!stream) {
        throw new AppError('attachment.not_found', { detail: 'the record has lost its file' });
      }
      return stream;
    },
  };
}
