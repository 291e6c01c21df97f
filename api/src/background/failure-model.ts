import { Schema, type Model, type Types } from 'mongoose';

import { bounded } from '#api/bounds/index';
import type { Database } from '#api/mongo/index';
import { workKindNames, type WorkKind } from '#shared/background/work-kinds';

export type FailureRecord = {
  _id: Types.ObjectId;
  kind: WorkKind;
  itemId: string;
  failures: number;
  /** Not before; of no meaning once it is set aside. */
  dueAt: Date;
  /** Of the last error. */
  code: string;
  firstFailedAt: Date;
  failedAt: Date;
  /** Nobody tries it again without a manager's word. Absent: it is only put off. */
  setAsideAt?: Date;
};

const needed = { required: true } as const;

const failure = new Schema<FailureRecord>(
  {
    kind: { type: String, enum: workKindNames, ...needed },
    itemId: { type: String, ...needed },
    failures: { type: Number, ...needed },
    dueAt: { type: Date, ...needed },
    code: { type: String, ...needed },
    firstFailedAt: { type: Date, ...needed },
    failedAt: { type: Date, ...needed },
    setAsideAt: Date,
  },
  { collection: 'work_failures', versionKey: false },
);

// one count per item; what is passed over
failure.index({ kind: 1, itemId: 1 }, { unique: true });
// the manager's list, newest first
failure.index({ setAsideAt: -1, _id: -1 }, { sparse: true });
// what was done by somebody else meanwhile is forgotten; what still fails is tried again and comes back
failure.index({ failedAt: 1 }, { expireAfterSeconds: bounded.failureDays.most * 24 * 60 * 60 });

export function failureModel(database: Database): Model<FailureRecord> {
  return database.model<FailureRecord>('WorkFailure', failure);
}
