import { readFile } from 'node:fs/promises';
import path from 'node:path';

import mongoose from 'mongoose';

import type { Database } from '#api/mongo/index';
import type { DeadLetterReply } from '#shared/notices/dead-letter-api';
import type { NoticeReply } from '#shared/notices/notice-api';

export type Stored = Record<string, unknown> & { _id: mongoose.Types.ObjectId };
type Index = { name: string; key: Record<string, 1> };
type Inbox = { items: NoticeReply[]; unread: number };

/** What version 0.1 had stored and answered, in the middle of its work. */
export type EarlierDatabase = {
  now: Date;
  collections: Record<string, Stored[]>;
  indexes: Record<string, Index[]>;
  replies: { customer: Inbox; engineer: Inbox; deadLetters: { items: DeadLetterReply[] } };
};

const file = path.join(import.meta.dirname, '../fixtures/database-of-0.1.ejson');

/** Puts a database of version 0.1 into an empty one. */
export async function restoreEarlier(database: Database): Promise<EarlierDatabase> {
  const text = await readFile(file, 'utf8');
  const { EJSON } = mongoose.mongo.BSON;
  const earlier = EJSON.parse(text, { relaxed: true }) as EarlierDatabase;
  for (const [name, documents] of Object.entries(earlier.collections)) {
    await database.collection<Stored>(name).insertMany(documents);
  }
  for (const [name, indexes] of Object.entries(earlier.indexes)) {
    for (const { key, ...options } of indexes.slice(1)) {
      await database.collection(name).createIndex(key, options, {});
    }
  }
  return earlier;
}
