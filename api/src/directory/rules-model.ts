import { Schema, type Model } from 'mongoose';

import type { Database, FieldsOf } from '#api/mongo/index';
import { assignmentModes, type ServiceRules } from '#shared/directory/service-rules';

/** Only what somebody chose is stored. */
export type RulesDocument = Partial<ServiceRules> & { _id: string };

const fields = {
  assignment: { type: String, enum: assignmentModes },
  remindAfterDays: { type: [Number], default: undefined },
  ...{ silentForDays: Number, reopenDays: Number },
} satisfies FieldsOf<ServiceRules>;

const schema = new Schema<RulesDocument>({ _id: String, ...fields }, { versionKey: false });

export function rulesModel(database: Database): Model<RulesDocument> {
  return database.model<RulesDocument>('ServiceRules', schema, 'service_rules');
}
