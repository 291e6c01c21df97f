import { ApiError } from '#miniapp/client/api-error';
import {
  isStillThere,
  newSending,
  sendingFor,
  type KeptUpload,
  type Sending,
} from '#miniapp/client/kept-uploads';
import { upload } from '#miniapp/client/upload';
import { reopenFile } from '#miniapp/platform/kept-files';
import type { LocalFile } from '#miniapp/platform/local-file';

import { reportWords } from './words/report';

type Keep = (pictures: KeptUpload[]) => void;

/**
 * Uploads what has not arrived yet and answers the ids of all; each is kept as soon as it is known, so that the same
 * report can be sent again.
 *
 * @throws {ApiError} `request.invalid` when the phone no longer has one; what the API or the network said
 */
export async function uploadPictures(
  pictures: readonly KeptUpload[],
  keep: Keep,
): Promise<readonly string[]> {
  const now = Date.now();
  const opened = await Promise.all(pictures.map((picture) => readPicture(picture, now)));
  const held = opened.map(({ picture }) => picture);
  keep([...held]);
  if (held.some(({ isLost }, index) => isLost && !pictures[index]?.isLost)) {
    const message = reportWords.sending.picturesLost;
    throw new ApiError('request.invalid', { errors: [{ path: 'attachmentIds', message }] });
  }
  for (const [index, { picture, file, sending }] of opened.entries()) {
    if (file) {
      const { id } = await upload({
        file,
        idempotencyKey: sending.uploadKey,
        onProgress: () => undefined,
      });
      held[index] = { ...picture, attachmentId: id };
      keep([...held]);
    }
  }
  return held.flatMap(({ attachmentId }) => attachmentId ?? []);
}

/** As if none of them had ever arrived. */
export function forgetArrival(pictures: readonly KeptUpload[]): KeptUpload[] {
  return pictures.map((picture) =>
    picture.attachmentId === undefined ? picture : forgotten(picture),
  );
}

/** The same for those that the server must have removed by now. */
export function forgetRemoved(pictures: readonly KeptUpload[]): KeptUpload[] {
  const now = Date.now();
  return pictures.map((picture) => {
    const { attachmentId, begunAt } = picture;
    const isRemoved =
      attachmentId !== undefined && begunAt !== undefined && !isStillThere(begunAt, now);
    return isRemoved ? forgotten(picture) : picture;
  });
}

function forgotten(picture: KeptUpload): KeptUpload {
  return { ...picture, ...newSending(Date.now()), attachmentId: undefined };
}

type Opened = { picture: KeptUpload; file: LocalFile | null; sending: Sending };

/** With the file to send, if it has to be sent. */
async function readPicture(kept: KeptUpload, now: number): Promise<Opened> {
  const { key, path, name, size, uploadKey } = kept;
  // without a name of its own the first sending was under the picture's
  const sending =
    uploadKey === undefined ? { uploadKey: key, begunAt: now } : sendingFor(kept, now);
  if (kept.isLost || kept.attachmentId !== undefined) {
    return { picture: kept, file: null, sending };
  }
  const file = await reopenFile(key, { path, name, size });
  return { picture: { ...kept, ...(file ? sending : { isLost: true }) }, file, sending };
}
