import type { QueryFilter } from 'mongoose';

import { isDuplicateKey, type Database } from '#api/mongo/index';

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
  countSince: (ownerId: string, since: Date) => Promise<number>;
  /** Gives the holder what is still free, and answers which ids the holder now has. */
  hold: (ids: readonly string[], ownerId: string, holderId: string) => Promise<Set<string>>;
  release: (ids: readonly string[], holderId: string) => Promise<void>;
  /** Takes attachments that nobody holds since `before` out of reach and answers their ids. */
  takeOrphans: (before: Date, limit: number) => Promise<string[]>;
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
    countSince: (ownerId, since) => model.countDocuments({ ownerId, createdAt: { $gt: since } }),
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
  const idsOf = async (filter: QueryFilter<AttachmentDocument>, limit: number) => {
    const found = await model.find(filter).select('_id').limit(limit).lean<Identified[]>();
    return found.map(({ _id }) => _id.toHexString());
  };
  return {
    takeOrphans: async (before, limit) => {
      const orphan = { holderId: null, createdAt: { $lt: before } };
      const ids = await idsOf({ $or: [orphan, { state: 'removing' }] }, limit);
      await model.updateMany({ ...orphan, _id: { $in: ids } }, remove);
      return idsOf({ _id: { $in: ids }, state: 'removing' }, limit);
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
