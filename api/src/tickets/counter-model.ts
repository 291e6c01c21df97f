import { Schema, type Model } from 'mongoose';

import type { Database } from '#api/mongo/index';

type Counter = { _id: string; value: number };

const counter = new Schema<Counter>(
  { _id: String, value: { type: Number, required: true } },
  { versionKey: false },
);

export function counterModel(database: Database): Model<Counter> {
  return database.model<Counter>('Counter', counter);
}
