import path from 'node:path';

import type { Attempts } from '#api/background/index';
import type { RecordChanges } from '#api/cache/index';
import type { Clock } from '#api/clock';
import type { CreateLimiter } from '#api/http/limiters';
import type { Database } from '#api/mongo/index';
import type { Storage } from '#api/storage/index';

import { attachmentLinks, type AttachmentLinks } from './attachment-links';
import { attachmentRepository, type AttachmentRepository } from './attachment-repository';
import { cachedAttachments } from './cached-attachments';
import { prepareIncoming, type Incoming } from './incoming';
import { createPictureWork, type PictureLimits, type PictureWork } from './picture-work';
import { uploadAllowance, type UploadAllowance, type UploadBounds } from './upload-allowance';

export type AttachmentDeps = {
  attachments: AttachmentRepository;
  storage: Storage;
  links: AttachmentLinks;
  incoming: Incoming;
  /** For what happens without anybody asking. */
  attempts: Attempts;
  clock: Clock;
  allowance: UploadAllowance;
  /** Its processes end with `pictures.stop()`. */
  pictures: PictureWork;
};

type Parts = {
  database: Database;
  storage: Storage;
  /** Absolute. */
  dataDir: string;
  secret: string;
  attempts: Attempts;
  changes: RecordChanges;
  clock: Clock;
  createLimiter: CreateLimiter;
  bounds: UploadBounds;
  /** Instead of the usual ones. */
  pictureLimits?: Partial<PictureLimits>;
};

/** Everything the room needs; clears away what an interrupted run left in its folder of arriving files. */
export async function attachmentDeps(parts: Parts): Promise<AttachmentDeps> {
  const { attempts, changes, database, storage, dataDir, secret } = parts;
  const { bounds, clock, createLimiter, pictureLimits } = parts;
  const attachments = cachedAttachments(attachmentRepository(database), changes);
  return {
    attachments,
    storage,
    links: attachmentLinks(secret),
    // on the same disk as the attachments, so that moving a file there is one step
    incoming: await prepareIncoming(path.join(dataDir, 'attachments', 'incoming')),
    ...{ attempts, clock },
    allowance: uploadAllowance({ attachments, bounds, clock, createLimiter }),
    pictures: createPictureWork(pictureLimits),
  };
}
