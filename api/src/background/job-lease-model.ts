import { Schema, type Model } from 'mongoose';

import type { Database } from '#api/mongo/index';

export type JobLeaseRecord = {
  /** The job's kind. */
  _id: string;
  /** When it runs next; while it runs, the end of the lease. */
  dueAt: Date;
  /** How often it has been taken: whoever took it last holds it. */
  turn: number;
};

const schema = new Schema<JobLeaseRecord>(
  { _id: String, dueAt: { type: Date, required: true }, turn: { type: Number, required: true } },
  { collection: 'job_leases', versionKey: false },
);

export function jobLeaseModel(database: Database): Model<JobLeaseRecord> {
  return database.model<JobLeaseRecord>('JobLease', schema);
}
