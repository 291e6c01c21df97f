import type { mongo } from 'mongoose';
import mongoose from 'mongoose';

import { startTestMongo, type TestMongo } from './start-test-mongo';

export type Doc = mongo.Document;
export type Items = mongo.Collection;

export type Bench = { database: () => mongo.Db; items: () => Items };

/** A server for the file and an empty collection for each test; runs against MONGODB_URI as well. */
export function useServer(): Bench {
  let server: TestMongo;
  let connection: mongoose.Connection;
  let sequence = 0;
  const database = () => connection.getClient().db(connection.name);
  beforeAll(async () => {
    server = await startTestMongo();
    connection = await mongoose.createConnection(server.uri).asPromise();
  });
  afterAll(async () => {
    await connection.dropDatabase();
    await connection.close();
    await server.stop();
  });
  beforeEach(() => {
    sequence++;
  });
  return { database, items: () => database().collection(`items${sequence}`) };
}

/** The code of the error a call ends with; 0 when it succeeds. */
export async function codeOf(call: Promise<unknown>): Promise<unknown> {
  try {
    await call;
    return 0;
  } catch (error) {
    return (error as { code?: unknown }).code;
  }
}

/** Creates one index as the shell does. */
export function addIndex(
  collection: Items,
  key: mongo.IndexSpecification,
  options: mongo.CreateIndexesOptions = {},
): Promise<string[]> {
  return collection.createIndexes([
    { key: key as Record<string, mongo.IndexDirection>, ...options },
  ]);
}

export type CursorReply = { cursor: { id: mongo.Long; firstBatch: Doc[]; nextBatch: Doc[] } };

export type Explained = {
  queryPlanner: { winningPlan: Doc };
  executionStats: { nReturned: number; totalKeysExamined: number; totalDocsExamined: number };
};
