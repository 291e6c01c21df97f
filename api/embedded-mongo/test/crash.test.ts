import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { mongo } from 'mongoose';

import { bundleServer, startServerProcess } from './server-process';

type Entry = { _id: string; n: number; group: number; tags: number[] };

/** What the server has acknowledged: document by id. */
type Acknowledged = Map<string, Entry>;

const describeEmbedded = process.env['MONGODB_URI'] ? describe.skip : describe;
const chains = 2;
const killsPerChain = 25;

describeEmbedded('killed at any moment', () => {
  let folder: string;
  let bundle: string;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'embedded-mongo-crash-'));
    bundle = bundleServer();
  });
  afterAll(async () => {
    await rm(folder, { recursive: true, force: true });
    await rm(bundle, { force: true });
  });

  test('keeps every acknowledged write, with indexes that agree', async () => {
    const kills = await Promise.all(
      Array.from({ length: chains }, (_, chain) =>
        runChain(bundle, path.join(folder, String(chain))),
      ),
    );
    expect(kills.reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(50);
  }, 280_000);
});

describeEmbedded('killed in the middle of a long command', () => {
  let folder: string;
  let bundle: string;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'embedded-mongo-crash-'));
    bundle = bundleServer();
  });
  afterAll(async () => {
    await rm(folder, { recursive: true, force: true });
    await rm(bundle, { force: true });
  });

  test('has whole documents, and no index that is not finished', async () => {
    const dataDir = path.join(folder, 'long');
    const size = 20_000;
    for (let round = 0; round < 8; round++) {
      const server = await startServerProcess({ bundle, dataDir });
      const client = await connect(server.uri);
      const pairs = client
        .db('crash')
        .collection<{ _id: number; n: number; twice: number }>('pairs');
      if (round === 0) {
        const all = Array.from({ length: size }, (_, n) => ({ _id: n, n, twice: 2 * n }));
        await pairs.insertMany(all);
      }
      const report = await client.db('crash').command({ validate: 'pairs' });
      expect(report).toMatchObject({ errors: [], nrecords: size, nIndexes: 1 });
      const odd = { $expr: { $ne: ['$twice', { $multiply: ['$n', 2] }] } };
      expect(await pairs.countDocuments(odd)).toBe(0);
      const long =
        round % 2 === 0
          ? pairs.updateMany({}, { $inc: { n: 1, twice: 2 } })
          : pairs.createIndexes([{ key: { n: 1 } }, { key: { twice: -1, n: 1 } }]);
      const isDone = await Promise.race([
        long.then(
          () => true,
          () => false,
        ),
        pause(20 + Math.random() * 150).then(() => false),
      ]);
      await server.kill();
      await long.catch(() => undefined);
      await client.close();
      expect(isDone).toBe(false);
    }
  }, 120_000);
});

async function runChain(bundle: string, dataDir: string): Promise<number> {
  const acknowledged: Acknowledged = new Map();
  let kills = 0;
  for (; kills < killsPerChain; kills++) {
    const server = await startServerProcess({ bundle, dataDir });
    const client = await connect(server.uri);
    const entries = client.db('crash').collection<Entry>('entries');
    if (kills === 0) {
      await entries.createIndexes([
        { key: { n: 1 }, unique: true },
        { key: { group: 1, n: -1 } },
        { key: { tags: 1 } },
      ]);
    }
    await verify(client, acknowledged);
    const writing = Promise.all(
      [0, 1, 2, 3].map((writer) => write(entries, acknowledged, `${kills}-${writer}`)),
    );
    await pause(20 + Math.random() * 180);
    await server.kill();
    await writing;
    await client.close();
  }
  const server = await startServerProcess({ bundle, dataDir });
  const client = await connect(server.uri);
  await verify(client, acknowledged);
  expect(acknowledged.size).toBeGreaterThan(0);
  await client.close();
  await server.stop();
  return kills;
}

function connect(uri: string): Promise<mongo.MongoClient> {
  return new mongo.MongoClient(uri, {
    retryWrites: false,
    serverSelectionTimeoutMS: 2000,
  }).connect();
}

let serial = 0;

/** Inserts, updates and deletes until the server is gone; notes a change only once it is acknowledged. */
async function write(
  entries: mongo.Collection<Entry>,
  acknowledged: Acknowledged,
  name: string,
): Promise<void> {
  const own: string[] = [];
  try {
    for (let turn = 0; ; turn++) {
      const entry: Entry = {
        _id: `${name}-${turn}`,
        n: serial++,
        group: turn % 3,
        tags: [turn % 5, turn % 7],
      };
      await entries.insertOne(entry);
      acknowledged.set(entry._id, entry);
      own.push(entry._id);
      if (turn % 3 === 2) {
        await change(entries, acknowledged, own);
      }
    }
  } catch (error) {
    expect(error).not.toBeInstanceOf(mongo.MongoServerError);
  }
}

async function change(
  entries: mongo.Collection<Entry>,
  acknowledged: Acknowledged,
  own: string[],
): Promise<void> {
  const id = own[Math.floor(Math.random() * own.length)] ?? '';
  const known = acknowledged.get(id);
  if (!known) {
    return;
  }
  // while the change is on its way either state is right
  acknowledged.delete(id);
  if (Math.random() < 0.3) {
    await entries.deleteOne({ _id: id });
    return;
  }
  const next = { ...known, n: serial++, group: known.group + 1 };
  await entries.updateOne({ _id: id }, { $set: { n: next.n, group: next.group } });
  acknowledged.set(id, next);
}

async function verify(client: mongo.MongoClient, acknowledged: Acknowledged): Promise<void> {
  const database = client.db('crash');
  const report = await database.command({ validate: 'entries' });
  expect(report['errors']).toEqual([]);
  const stored = new Map(
    (await database.collection<Entry>('entries').find().toArray()).map((entry) => [
      entry._id,
      entry,
    ]),
  );
  for (const [id, entry] of acknowledged) {
    expect(stored.get(id)).toEqual(entry);
  }
}
