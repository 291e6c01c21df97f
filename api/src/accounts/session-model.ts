import { Schema, type Model } from 'mongoose';

import type { Database } from '#api/mongo/index';

export type SessionDocument = {
  /** SHA-256 of the token: a copy of the database opens nothing. */
  _id: string;
  userId: string;
  expiresAt: Date;
};

const schema = new Schema<SessionDocument>(
  {
    _id: { type: String, required: true },
    userId: { type: String, required: true },
    expiresAt: { type: Date, required: true },
  },
  { versionKey: false },
);
// forgets sessions that nobody used for 30 days
schema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });

// a person's sessions, the one that was used last first
schema.index({ userId: 1, expiresAt: -1 });

export function sessionModel(database: Database): Model<SessionDocument> {
  return database.model<SessionDocument>('Session', schema, 'sessions');
}
