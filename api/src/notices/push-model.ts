import { Schema, type Model, type Types } from 'mongoose';

import { bounded } from '#api/bounds/index';
import type { Database } from '#api/mongo/index';
import { pushReasons, pushStates } from '#shared/notices/push-reasons';
import { ticketSeverityNames } from '#shared/tickets/ticket-words';

import type { Push } from './push';

/** Missing in records of an earlier version. */
type Newer = 'failedAt' | 'failures' | 'retriedAt';
export type PushRecord = Omit<Push, Newer | 'id'> &
  Partial<Pick<Push, Newer>> & {
    _id: Types.ObjectId;
    /** While somebody works on it. */
    leaseUntil?: Date;
  };

const needed = { required: true } as const;

const push = new Schema<PushRecord>(
  {
    source: { kind: { type: String, ...needed }, id: { type: String, ...needed } },
    sourceName: { type: String, ...needed },
    fact: { type: String, ...needed },
    recipientId: { type: String, ...needed },
    kind: { type: String, ...needed },
    title: { type: String, ...needed },
    text: { type: String, default: '' },
    about: {
      type: new Schema(
        {
          description: { type: String, default: '' },
          severity: { type: String, enum: [...ticketSeverityNames, null], default: null },
          organizationName: { type: String, default: null },
        },
        { _id: false },
      ),
      ...needed,
    },
    createdAt: { type: Date, ...needed },
    state: { type: String, enum: pushStates, ...needed },
    dueAt: { type: Date, ...needed },
    leaseUntil: Date,
    tries: { type: Number, ...needed },
    failures: { type: Number, default: 0 },
    retriedAt: { type: Date, default: null },
    failedAt: { type: Date, default: null },
    templateId: { type: String, default: null },
    reason: { type: String, enum: [...pushReasons, null], default: null },
    errcode: { type: Number, default: null },
    msgId: { type: String, default: null },
  },
  { versionKey: false },
);

// exactly once, however often the relay repeats itself
push.index({ 'source.kind': 1, 'source.id': 1, fact: 1, recipientId: 1 }, { unique: true });
// what is due next, in the order in which it happened
push.index(
  { dueAt: 1, createdAt: 1 },
  { partialFilterExpression: { state: { $in: ['waiting', 'sending'] } } },
);
// leases that a wrong clock wrote, of those that wait or are being sent
push.index(
  { state: 1, leaseUntil: 1 },
  { partialFilterExpression: { leaseUntil: { $exists: true } } },
);
// dead letters, newest first
push.index({ state: 1, createdAt: -1, _id: -1 });

// those of long ago go by themselves
push.index({ createdAt: 1 }, { expireAfterSeconds: bounded.pushDays.most * 24 * 60 * 60 });

export function pushModel(database: Database): Model<PushRecord> {
  return database.model<PushRecord>('Push', push);
}

export function toPush({ _id, ...push }: PushRecord): Push {
  return { id: _id.toHexString(), ...{ failures: 0, retriedAt: null, failedAt: null }, ...push };
}
