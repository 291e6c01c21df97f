import { Schema, type Model, type Types } from 'mongoose';

import type { Database, FieldsOf } from '#api/mongo/index';

/** Managers are to enter the holidays of a year, and are told so once. */
type CalendarReminder = {
  year: number;
  at: Date;
  /** Absent: everybody was told. */
  owesSince?: Date;
  relayLease: Date;
};

export type CalendarReminderDocument = CalendarReminder & { _id: Types.ObjectId };

const fields = {
  year: { type: Number, required: true },
  at: { type: Date, required: true },
  owesSince: { type: Date },
  relayLease: { type: Date, required: true },
} satisfies FieldsOf<CalendarReminder>;

/** What the relay has to tell. */
export const owing = { owesSince: { $exists: true } } as const;

const schema = new Schema<CalendarReminderDocument>(fields, { versionKey: false });
// one reminder for each year
schema.index({ year: 1 }, { unique: true });
// what the relay takes next
schema.index({ relayLease: 1, owesSince: 1 }, { partialFilterExpression: owing });

export function calendarReminderModel(database: Database): Model<CalendarReminderDocument> {
  return database.model<CalendarReminderDocument>('CalendarReminder', schema, 'calendar_reminders');
}
