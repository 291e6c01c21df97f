import { Schema, type Model, type Types } from 'mongoose';

import type { Database } from '#api/mongo/index';
import { contentStates } from '#shared/moderation/content-states';

import type { ContentCheck } from './content-check';

export type CheckDocument = Omit<ContentCheck, 'attachmentId' | 'id'> & {
  _id: Types.ObjectId;
  attachmentId?: string;
  /** Where the desk finds it; absent: nowhere. */
  desk?: 'open' | 'decided';
  /** When to look again; while somebody does, the end of their lease. Absent: never. */
  dueAt?: Date;
  /** While somebody looks. */
  leaseUntil?: Date;
};

const maybe = { type: String, default: null };

const schema = new Schema<CheckDocument>(
  {
    kind: { type: String, enum: ['text', 'picture'], required: true },
    state: { type: String, enum: contentStates, required: true },
    authorId: { type: String, required: true },
    ticketId: maybe,
    attachmentId: String,
    label: { type: Number, required: true },
    traceIds: { type: [String], required: true },
    tries: { type: Number, default: 0 },
    createdAt: { type: Date, required: true },
    decidedBy: maybe,
    desk: { type: String, enum: ['open', 'decided'] },
    dueAt: Date,
    leaseUntil: Date,
  },
  { collection: 'content_checks', versionKey: false },
);

// one check per picture, however often it is claimed; what pages show of pictures
schema.index(
  { attachmentId: 1 },
  { unique: true, partialFilterExpression: { attachmentId: { $exists: true } } },
);
// the answer to a question
schema.index({ traceIds: 1 });
// what is to be done next
schema.index({ dueAt: 1 }, { sparse: true });
// leases that a wrong clock wrote
schema.index({ leaseUntil: 1 }, { sparse: true });
// the desk's list, oldest first
schema.index({ desk: 1, createdAt: 1, _id: 1 });
// which tickets of a list are flagged
schema.index({ ticketId: 1, desk: 1 });
// what a person's profile was flagged for
schema.index({ authorId: 1, kind: 1, ticketId: 1 });

export function checkModel(database: Database): Model<CheckDocument> {
  return database.model<CheckDocument>('ContentCheck', schema);
}
