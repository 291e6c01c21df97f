import { Schema } from 'mongoose';

import type { FieldsOf } from '#api/mongo/index';
import type { ReportDetails } from '#shared/tickets/report-details';

const text = { type: String, default: '' };
const spot = { type: Number, default: null };
const visit = {
  address: text,
  preferredTime: text,
  latitude: spot,
  longitude: spot,
} satisfies FieldsOf<NonNullable<ReportDetails['visit']>>;

/** How the database keeps them. */
export const detailFields = {
  assetCode: { type: String, default: null },
  environment: { type: String, default: null },
  visit: { type: new Schema(visit, { _id: false }), default: null },
} satisfies FieldsOf<ReportDetails>;
