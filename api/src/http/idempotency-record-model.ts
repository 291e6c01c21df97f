import { Schema, type Model } from 'mongoose';

import type { Database } from '#api/mongo/index';

export type IdempotencyRecord = {
  /** Hash of person and key. */
  _id: string;
  /** Hash of method, path and body. */
  request: string;
  state: 'running' | 'done';
  /** Which run holds it; another run may take over once the lease is out. */
  runId: string;
  leaseUntil: Date;
  /** Status and body, sealed; null while running. */
  answer: string | null;
  expiresAt: Date;
};

const schema = new Schema<IdempotencyRecord>(
  {
    _id: { type: String, required: true },
    request: { type: String, required: true },
    state: { type: String, enum: ['running', 'done'], required: true },
    runId: { type: String, required: true },
    leaseUntil: { type: Date, required: true },
    answer: { type: String, default: null },
    expiresAt: { type: Date, required: true },
  },
  { versionKey: false },
);
// forgets answers after their 24 hours
schema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });

export function idempotencyRecordModel(database: Database): Model<IdempotencyRecord> {
  return database.model<IdempotencyRecord>('IdempotencyRecord', schema, 'idempotency_records');
}
