import { mongo } from 'mongoose';

import { runCopy } from './copy-command';
import { startEmbeddedMongo } from './index';

const batchSize = 1000;
const ownDatabases = new Set(['admin', 'config', 'local']);

// npm run migrate-to-mongo -- <uri> [--data <database folder>]
await runCopy('npm run migrate-to-mongo -- <mongodb uri>', async (uri, data) => {
  const embedded = await startEmbeddedMongo({ dataDir: data });
  const source = await new mongo.MongoClient(embedded.uri).connect();
  const target = await new mongo.MongoClient(uri, { serverSelectionTimeoutMS: 5000 }).connect();
  try {
    const copied = await copyDatabases(source, target);
    return `Copied ${copied} documents. Set MONGODB_URI to that server and start again.`;
  } finally {
    await target.close();
    await source.close();
    await embedded.stop();
  }
});

async function copyDatabases(
  source: mongo.MongoClient,
  target: mongo.MongoClient,
): Promise<number> {
  const { databases } = await source.db('admin').admin().listDatabases();
  const own = databases.filter(({ name }) => !ownDatabases.has(name));
  let copied = 0;
  for (const { name } of own) {
    for (const collection of await source.db(name).listCollections().toArray()) {
      copied += await copyCollection(source.db(name), target.db(name), collection);
    }
  }
  return copied;
}

type Listed = { name: string };

async function copyCollection(
  source: mongo.Db,
  target: mongo.Db,
  { name }: Listed,
): Promise<number> {
  const to = target.collection(name);
  if ((await to.estimatedDocumentCount()) > 0) {
    throw new Error(
      `${target.databaseName}.${name} already holds documents there; empty it first.`,
    );
  }
  const existing = await target.listCollections({ name }).toArray();
  if (existing.length === 0) {
    await target.createCollection(name);
  }
  const indexes = (await source.collection(name).indexes()).filter(
    (index) => index.name !== '_id_',
  );
  let copied = 0;
  let batch: mongo.Document[] = [];
  const flush = async () => {
    if (batch.length > 0) {
      copied += (await to.insertMany(batch)).insertedCount;
      batch = [];
    }
  };
  // values keep their BSON types on the way
  for await (const document of source
    .collection(name)
    .find({}, { promoteValues: false, bsonRegExp: true })) {
    batch.push(document);
    if (batch.length === batchSize) {
      await flush();
    }
  }
  await flush();
  if (indexes.length > 0) {
    await to.createIndexes(indexes);
  }
  process.stdout.write(
    `${target.databaseName}.${name}: ${copied} documents, ${indexes.length} indexes\n`,
  );
  return copied;
}
