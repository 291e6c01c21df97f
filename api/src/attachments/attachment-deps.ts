import path from 'node:path';

import sharp from 'sharp';

import type { Clock } from '#api/clock';
import type { Database } from '#api/mongo/index';
import type { Storage } from '#api/storage/index';

import { atMost } from './at-most';
import { attachmentLinks, type AttachmentLinks } from './attachment-links';
import { attachmentRepository, type AttachmentRepository } from './attachment-repository';
import { openIncoming, type Incoming } from './incoming';

export type AttachmentDeps = {
  attachments: AttachmentRepository;
  storage: Storage;
  links: AttachmentLinks;
  incoming: Incoming;
  clock: Clock;
  /** Pictures take memory while they are decoded, so they take turns. */
  inTurn: <T>(job: () => Promise<T>) => Promise<T>;
};

type Parts = {
  database: Database;
  storage: Storage;
  /** Absolute. */
  dataDir: string;
  secret: string;
  clock: Clock;
};

/** Everything the room needs; clears away what an interrupted run left in its folder of arriving files. */
export async function openAttachments(parts: Parts): Promise<AttachmentDeps> {
  const { database, storage, dataDir, secret, clock } = parts;
  // every picture is worked on once: keeping it in memory would only cost
  sharp.cache(false);
  return {
    attachments: attachmentRepository(database),
    storage,
    links: attachmentLinks(secret),
    // on the same disk as the attachments, so that moving a file there is one step
    incoming: await openIncoming(path.join(dataDir, 'attachments', 'incoming')),
    clock,
    inTurn: atMost(2),
  };
}
