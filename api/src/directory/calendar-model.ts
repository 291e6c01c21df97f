import { Schema, type Model } from 'mongoose';

import type { Database, FieldsOf } from '#api/mongo/index';
import { publicHolidayKinds } from '#shared/promises/calendar-shape';

import type { CalendarFields, NamedDocument } from './named-record';

const fields = {
  name: { type: String, required: true },
  zone: { type: String, required: true },
  hours: { type: Schema.Types.Mixed, required: true },
  publicHolidays: { type: String, enum: publicHolidayKinds, required: true },
  days: { type: Schema.Types.Mixed, required: true },
} satisfies FieldsOf<CalendarFields>;

const schema = new Schema<NamedDocument<CalendarFields>>(
  { _id: String, ...fields },
  // days that nobody entered are none, and stay a field
  { versionKey: false, minimize: false },
);
// people choose by name
schema.index({ name: 1 }, { unique: true });

export function calendarModel(database: Database): Model<NamedDocument<CalendarFields>> {
  return database.model<NamedDocument<CalendarFields>>('Calendar', schema, 'calendars');
}
