import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { mongo } from 'mongoose';

import { startEmbeddedMongo } from '../../../api/embedded-mongo';

type Row = { name: string; perSecond: number };

const seconds = Number(process.env['BENCH_SECONDS'] ?? 3);
const large = Number(process.env['BENCH_LARGE'] ?? 1_000_000);
const statuses = ['submitted', 'accepted', 'in_progress', 'resolved', 'closed'];

const folder = await mkdtemp(path.join(tmpdir(), 'embedded-mongo-bench-'));
const server = await startEmbeddedMongo({
  dataDir: folder,
  socketPath: path.join(folder, 'bench.sock'),
});
const client = await new mongo.MongoClient(server.uri, { maxPoolSize: 40 }).connect();
const database = client.db('bench');

try {
  await fill('list10k', 10_000);
  await fill('tickets', 100_000);
  const rows = [
    await measure('ping, 1 client', 1, () => database.command({ ping: 1 })),
    await measure('findOne by _id', 1, (turn) =>
      database.collection<{ _id: number }>('tickets').findOne({ _id: (turn * 7919) % 100_000 }),
    ),
    await measure('indexed find of 20 of 100,000', 1, (turn) =>
      database
        .collection('tickets')
        .find({ owner: turn % 5000 })
        .limit(20)
        .toArray(),
    ),
    await measure('ping, 32 clients', 32, () => database.command({ ping: 1 })),
    await measure('durable insert, 32 clients', 32, (turn) =>
      database.collection<{ _id: number }>('inserts').insertOne(ticket(turn)),
    ),
    await measure('durable insert, 1 client', 1, (turn) =>
      database.collection<{ _id: number }>('inserts').insertOne(ticket(10_000_000 + turn)),
    ),
  ];
  const [single, many] = [rows[0]?.perSecond ?? 1, rows[3]?.perSecond ?? 1];
  print(
    rows.map((row) => [
      row.name,
      row.perSecond.toFixed(0),
      (row.perSecond / (row.name.includes('32') ? many : single)).toFixed(2),
    ]),
  );
  await fill('list1m', large);
  const lists = [
    await measure('list query, 10,000 documents', 1, (turn) => list('list10k', turn)),
    await measure(`list query, ${large} documents`, 1, (turn) => list('list1m', turn)),
  ];
  const base = lists[0]?.perSecond ?? 1;
  print(
    lists.map((row) => [
      row.name,
      row.perSecond.toFixed(0),
      `${(base / row.perSecond).toFixed(2)} × the time`,
    ]),
  );
  print([['memory (rss)', `${Math.round(process.memoryUsage().rss / 1048576)} MB`, '']]);
} finally {
  await client.close();
  await server.stop();
  await rm(folder, { recursive: true, force: true });
}

function ticket(id: number) {
  return {
    _id: id,
    number: `SH20261121-${id}`,
    status: statuses[id % statuses.length],
    owner: id % 5000,
    createdAt: new Date(1_700_000_000_000 + id * 1000),
    title: '凭证导入失败，提示科目不存在',
    description: '月末结账前导入凭证，系统提示科目不存在，重新登录后仍然失败。'.repeat(3),
    contact: { name: '王芳', phone: '13800000000' },
    tags: ['voucher', 'import'],
  };
}

async function fill(name: string, count: number): Promise<void> {
  const collection = database.collection<{ _id: number }>(name);
  await collection.createIndexes([
    { key: { owner: 1 } },
    { key: { status: 1, createdAt: -1, _id: -1 } },
  ]);
  for (let start = 0; start < count; start += 2000) {
    const docs = Array.from({ length: Math.min(2000, count - start) }, (_, offset) =>
      ticket(start + offset),
    );
    await collection.insertMany(docs, { ordered: false });
  }
}

function list(name: string, turn: number) {
  const at = new Date(1_700_000_000_000 + 5_000_000 + (turn % 1000) * 1000);
  return database
    .collection(name)
    .find({
      status: { $in: ['submitted', 'accepted'] },
      $or: [{ createdAt: { $lt: at } }, { createdAt: at, _id: { $lt: 5000 as never } }],
    })
    .sort({ createdAt: -1, _id: -1 })
    .limit(20)
    .toArray();
}

async function measure(
  name: string,
  clients: number,
  call: (turn: number) => Promise<unknown>,
): Promise<Row> {
  let turn = 0;
  const run = async (until: number) => {
    while (Date.now() < until) {
      await call(turn++);
    }
  };
  await Promise.all(Array.from({ length: clients }, () => run(Date.now() + 500)));
  const [before, start] = [turn, performance.now()];
  const until = Date.now() + seconds * 1000;
  await Promise.all(Array.from({ length: clients }, () => run(until)));
  return { name, perSecond: ((turn - before) * 1000) / (performance.now() - start) };
}

function print(rows: readonly (readonly string[])[]): void {
  for (const [name = '', perSecond = '', ratio = ''] of rows) {
    process.stdout.write(`${name.padEnd(36)}${perSecond.padStart(10)}  ${ratio}\n`);
  }
}
