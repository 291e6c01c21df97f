import { bounded } from '#api/bounds/index';
import { recordCache, type RecordChanges } from '#api/cache/index';
import { isObjectId } from '#api/mongo/index';

import type { AttachmentRepository } from './attachment-repository';

/** What is said of attachments whenever a list or a ticket shows them; it changes when they are claimed and removed. */
export function cachedAttachments(
  attachments: AttachmentRepository,
  changes: RecordChanges,
): AttachmentRepository {
  const cache = recordCache({
    records: 'attachments',
    load: async (ids) => {
      const found = await attachments.findMany(ids);
      return new Map(found.map((attachment) => [attachment.id, attachment]));
    },
    most: bounded.attachmentsKept.most,
    isKeptLonger: true,
    changes,
  });
  const { changing } = cache;
  return {
    ...attachments,
    findMany: async (ids) => [...(await cache.read(ids.filter(isObjectId))).values()],
    finish: (id, uploadKey) => changing([id], () => attachments.finish(id, uploadKey)),
    hold: (ids, ownerId, holderId) => changing(ids, () => attachments.hold(ids, ownerId, holderId)),
    release: (ids, holderId) => changing(ids, () => attachments.release(ids, holderId)),
    takeOrphan: (id, before) => changing([id], () => attachments.takeOrphan(id, before)),
    discard: (id) => changing([id], () => attachments.discard(id)),
    delete: (id) => changing([id], () => attachments.delete(id)),
  };
}
