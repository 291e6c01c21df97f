import { stat } from 'node:fs/promises';

import { AppError } from '#api/app-error';
import { attachmentLimits } from '#shared/attachments/attachment-kinds';

import type { AttachmentDeps } from './attachment-deps';

type ImageFile = { path: string; type: string; size: number };
export type PreparedImage = {
  original: ImageFile;
  thumbnail: ImageFile;
  width: number;
  height: number;
};
type Received = { path: string; ownerId: string; signal?: AbortSignal | undefined };

/**
 * Makes an image safe to show: upright, without EXIF or any other description, encoded anew, with a small picture
 * beside it. Both lie in the incoming folder.
 *
 * @throws {AppError} `attachment.kind_not_allowed`, `attachment.too_many_pixels`, `attachment.unreadable`,
 * `attachment.busy`, `request.too_many`
 */
export async function prepareImage(
  { incoming, pictures }: Pick<AttachmentDeps, 'incoming' | 'pictures'>,
  { path: source, ownerId, signal }: Received,
): Promise<PreparedImage> {
  const [decoded, original, thumbnail] = [
    incoming.newPath(),
    incoming.newPath(),
    incoming.newPath(),
  ];
  try {
    const made = await pictures.inTurn({ personId: ownerId, signal }, (decode) =>
      decode({
        ...{ kind: 'prepare', source, decoded, original, thumbnail },
        mostPixels: attachmentLimits.pixels,
        thumbnailSide: attachmentLimits.thumbnail,
      }),
    );
    if (made.outcome !== 'prepared') {
      throw new AppError('attachment.unreadable', { cause: made });
    }
    return {
      original: { path: original, type: made.type, size: await sizeOf(original) },
      thumbnail: { path: thumbnail, type: 'image/webp', size: await sizeOf(thumbnail) },
      ...{ width: made.width, height: made.height },
    };
  } catch (error: unknown) {
    await incoming.remove([original, thumbnail]);
    throw error;
  } finally {
    await incoming.remove([decoded]);
  }
}

async function sizeOf(path: string): Promise<number> {
  const { size } = await stat(path);
  return size;
}
