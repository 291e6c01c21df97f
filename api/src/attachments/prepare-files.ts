import type { LocalFile } from '#api/storage/index';

import type { AttachmentDeps } from './attachment-deps';
import { attachmentName } from './attachment-name';
import type { NewAttachment } from './attachment-repository';
import { examineFile } from './examine-file';
import { prepareImage } from './prepare-image';
import type { ReceivedFile } from './receive-file';

export type PreparedFiles = {
  original: LocalFile;
  thumbnail: LocalFile | null;
  facts: Pick<NewAttachment, 'kind' | 'name' | 'width' | 'height'>;
};

/**
 * Finds out what a received file is and makes what will be stored of it, in the incoming folder.
 *
 * @throws {AppError} `attachment.kind_not_allowed`, `attachment.too_large`, `attachment.too_many_pixels`,
 * `attachment.unreadable`, `attachment.busy`, `request.too_many`
 */
export async function prepareFiles(
  deps: Pick<AttachmentDeps, 'incoming' | 'pictures'>,
  received: ReceivedFile,
  sender: { ownerId: string; signal?: AbortSignal | undefined },
): Promise<PreparedFiles> {
  const { kind, type, charset } = await examineFile(received);
  if (kind === 'image') {
    const image = await prepareImage(deps, { path: received.path, ...sender });
    const { original, thumbnail, width, height } = image;
    const name = attachmentName(received.name, original.type);
    return { original, thumbnail, facts: { kind, name, width, height } };
  }
  const fullType = charset === null ? type : `${type}; charset=${charset}`;
  return {
    original: { path: received.path, type: fullType, size: received.size },
    thumbnail: null,
    facts: { kind, name: attachmentName(received.name, type), width: null, height: null },
  };
}
