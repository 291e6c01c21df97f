import { Schema, type Model, type Types } from 'mongoose';

import type { Database } from '#api/mongo/index';
import { attachmentKindNames } from '#shared/attachments/attachment-kinds';

import type { Attachment } from './attachment';

/** `storing`: its files are on their way; `removing`: they are being deleted and nobody can claim it any more. */
const attachmentStates = ['storing', 'stored', 'removing'] as const;

export type AttachmentDocument = Omit<Attachment, 'id'> & {
  _id: Types.ObjectId;
  state: (typeof attachmentStates)[number];
  /** The idempotency key of the upload, set when its files are stored. */
  uploadKey?: string;
};

const file = new Schema({ type: { type: String }, size: Number }, { _id: false });

const schema = new Schema<AttachmentDocument>(
  {
    ownerId: { type: String, required: true },
    holderId: { type: String, default: null },
    kind: { type: String, enum: attachmentKindNames, required: true },
    name: { type: String, required: true },
    original: { type: file, required: true },
    thumbnail: { type: file, default: null },
    width: { type: Number, default: null },
    height: { type: Number, default: null },
    contentHash: { type: String, required: true },
    createdAt: { type: Date, required: true },
    state: { type: String, enum: attachmentStates, required: true },
    uploadKey: String,
  },
  { collection: 'attachments', versionKey: false },
);

// one record per person and key, however many times the upload is sent
schema.index(
  { ownerId: 1, uploadKey: 1 },
  { unique: true, partialFilterExpression: { uploadKey: { $exists: true } } },
);
// how much a person sent today
schema.index({ ownerId: 1, createdAt: 1 });
// what nobody attached
schema.index({ holderId: 1, createdAt: 1 });
// removals that a crash interrupted
schema.index({ state: 1 });

export function attachmentModel(database: Database): Model<AttachmentDocument> {
  return database.model<AttachmentDocument>('Attachment', schema);
}
