import mongoose from 'mongoose';

import type { Database } from '#api/mongo/index';

const largest = 16 * 1024 * 1024;
/** What a document grows by for a field `padding` with an empty string: type, name, length, end. */
const emptyPadding = 1 + 'padding'.length + 1 + 4 + 1;

type Place = { database: Database; collection: string };

/** Fills a document up until nothing can be written to it any more that is longer than what it replaces. */
export async function fill({ database, collection }: Place, filter: object): Promise<void> {
  const documents = database.collection(collection);
  const document = await documents.findOne(filter);
  if (!document) {
    throw new Error(`nothing to fill in ${collection}`);
  }
  const size = mongoose.mongo.BSON.calculateObjectSize(document);
  const padding = 'x'.repeat(largest - size - emptyPadding);
  await documents.updateOne({ _id: document._id }, { $set: { padding } });
}
