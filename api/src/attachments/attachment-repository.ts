import type { QueryFilter } from 'mongoose';

import { isDuplicateKey, isObjectId, type Database } from '#api/mongo/index';

import type { Attachment } from './attachment';
import { attachmentModel, type AttachmentDocument } from './attachment-model';

export type NewAttachment = Omit<Attachment, 'id' | 'holderId'>;

export type AttachmentRepository = {
  /** A record whose files are still on their way: nobody sees it. */
  begin: (attachment: NewAttachment) => Promise<string>;
  /** The files are stored. Null when another upload with the same key got there first. */
  finish: (id: string, uploadKey: string | null) => Promise<Attachment | null>;
  findMany: (ids: readonly string[]) => Promise<Attachment[]>;
  findByKey: (ownerId: string, uploadKey: string) => Promise<Attachment | null>;
  /** Frees a key that is older than it needs to be remembered. */
  forgetKey: (id: string) => Promise<void>;
  /** What a person sent since then and is stored, or on its way to be: how many, and the bytes of all their files. */
  sentSince: (
    ownerId: string,
    since: Date,
  ) => Promise<{ uploads: number; bytes: number; oldest: Date | null }>;
  /** Gives the holder what is still free, and answers which ids the holder now has. */
  hold: (ids: readonly string[], ownerId: string, holderId: string) => Promise<Set<string>>;
  release: (ids: readonly string[], holderId: string) => Promise<void>;
  /** What nobody holds since `before`, and what is half removed; what is passed over is left out. */
  findOrphans: (
    before: Date,
    search: { passedOver: readonly string[]; most: number },
  ) => Promise<string[]>;
  /** Takes one of them out of reach: it cannot be claimed any more. False: somebody holds it now, or it is gone. */
  takeOrphan: (id: string, before: Date) => Promise<boolean>;
  /** Takes one attachment out of reach, its files are about to go. */
  discard: (id: string) => Promise<void>;
  delete: (id: string) => Promise<void>;
};

/** Attachments in MongoDB. */
export function attachmentRepository(database: Database): AttachmentRepository {
  const model = attachmentModel(database);
  return { ...uploads(model), ...holding(model), ...removal(model) };
}

type AttachmentModel = ReturnType<typeof attachmentModel>;

function uploads(model: AttachmentModel) {
  return {
    begin: async (attachment) => {
      const [document] = await model.insertMany([{ ...attachment, state: 'storing' }]);
      return String(document?._id);
    },
    finish: async (id, uploadKey) => {
      try {
        const document = await model
          .findOneAndUpdate(
            { _id: id, state: 'storing' },
            { $set: { state: 'stored', ...(uploadKey !== null && { uploadKey }) } },
            { returnDocument: 'after' },
          )
          .lean<AttachmentDocument>();
        return document && toAttachment(document);
      } catch (error: unknown) {
        if (isDuplicateKey(error)) {
          return null;
        }
        throw error;
      }
    },
    findByKey: async (ownerId, uploadKey) => {
      const [attachment] = await find(model, { ownerId, uploadKey, state: 'stored' });
      return attachment ?? null;
    },
    forgetKey: async (id) => {
      await model.updateOne({ _id: id }, { $unset: { uploadKey: 1 } });
    },
    sentSince: async (ownerId, since) => {
      const [sent] = await model.aggregate<{ uploads: number; bytes: number; oldest: Date }>([
        { $match: { ownerId, createdAt: { $gt: since } } },
        {
          $group: {
            _id: null,
            uploads: { $sum: 1 },
            // a missing thumbnail adds nothing
            bytes: { $sum: { $add: ['$original.size', { $ifNull: ['$thumbnail.size', 0] }] } },
            oldest: { $min: '$createdAt' },
          },
        },
      ]);
      return sent ?? { uploads: 0, bytes: 0, oldest: null };
    },
  } satisfies Partial<AttachmentRepository>;
}

function holding(model: AttachmentModel) {
  return {
    findMany: (ids) => find(model, { _id: { $in: ids }, state: 'stored' }),
    hold: async (ids, ownerId, holderId) => {
      const mine = { _id: { $in: ids }, ownerId, state: 'stored' as const };
      // each record is freed, held or removed in one step: of a claim and a removal at once, one wins
      await model.updateMany({ ...mine, holderId: null }, { $set: { holderId } });
      const held = await find(model, { ...mine, holderId });
      return new Set(held.map(({ id }) => id));
    },
    release: async (ids, holderId) => {
      await model.updateMany({ _id: { $in: ids }, holderId }, { $set: { holderId: null } });
    },
  } satisfies Partial<AttachmentRepository>;
}

function removal(model: AttachmentModel) {
  const orphanSince = (before: Date) => ({ holderId: null, createdAt: { $lt: before } });
  return {
    findOrphans: async (before, { passedOver, most }) => {
      const excluded = passedOver.filter(isObjectId);
      const found = await model
        .find({
          $or: [orphanSince(before), { state: 'removing' }],
          ...(excluded.length > 0 && { _id: { $nin: excluded } }),
        })
        .select('_id')
        .limit(most)
        .lean<Identified[]>();
      return found.map(({ _id }) => String(_id));
    },
    takeOrphan: async (id, before) => {
      await model.updateOne({ _id: id, ...orphanSince(before) }, remove);
      return (await model.exists({ _id: id, state: 'removing' })) !== null;
    },
    discard: async (id) => {
      await model.updateOne({ _id: id }, remove);
    },
    delete: async (id) => {
      await model.deleteOne({ _id: id });
    },
  } satisfies Partial<AttachmentRepository>;
}

type Identified = Pick<AttachmentDocument, '_id'>;

/** Its key is free again at once. */
const remove = { $set: { state: 'removing' as const }, $unset: { uploadKey: 1 as const } };

async function find(model: AttachmentModel, filter: QueryFilter<AttachmentDocument>) {
  const found = await model.find(filter).lean<AttachmentDocument[]>();
  return found.map(toAttachment);
}

function toAttachment(document: AttachmentDocument): Attachment {
  const { _id, ownerId, holderId, kind, name, original, thumbnail } = document;
  const { width, height, contentHash, createdAt } = document;
  return {
    ...{ id: _id.toHexString(), ownerId, holderId, kind, name, original, thumbnail },
    ...{ width, height, contentHash, createdAt },
  };
}
