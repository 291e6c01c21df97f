import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { mongo } from 'mongoose';

import { startEmbeddedMongo } from '..';

import { measureMemory } from './memory';
import { fill, list, ticket, type Ticket } from './tickets';

type Call = (turn: number) => Promise<unknown>;
type Row = { name: string; perSecond: number; ratio: number };

const rounds = Number(process.env['BENCH_ROUNDS'] ?? 15);
const large = Number(process.env['BENCH_LARGE'] ?? 1_000_000);
/** milliseconds of one measure in one round */
const slice = 200;
const warmUpRounds = 5;

const folder = await mkdtemp(path.join(tmpdir(), 'embedded-mongo-bench-'));
const server = await startEmbeddedMongo({
  dataDir: folder,
  socketPath: path.join(folder, 'bench.sock'),
});
const client = await new mongo.MongoClient(server.uri, { maxPoolSize: 40 }).connect();
const database = client.db('bench');
const tickets = (name: string) => database.collection<Ticket>(name);
const ping: Call = () => database.command({ ping: 1 });

try {
  await fill(tickets('list10k'), 10_000);
  await fill(tickets('tickets'), 100_000);
  const one = await compare(1, [
    ['ping, 1 client', ping],
    ['findOne by _id', (turn) => tickets('tickets').findOne({ _id: (turn * 7919) % 100_000 })],
    [
      'indexed find of 20 of 100,000',
      (turn) =>
        tickets('tickets')
          .find({ owner: turn % 5000 })
          .limit(20)
          .toArray(),
    ],
    ['durable insert, 1 client', (turn) => tickets('inserts').insertOne(ticket(10_000_000 + turn))],
  ]);
  const many = await compare(32, [
    ['ping, 32 clients', ping],
    ['durable insert, 32 clients', (turn) => tickets('inserts').insertOne(ticket(turn))],
  ]);
  print([...one, ...many].map((row) => [row.name, row.perSecond.toFixed(0), row.ratio.toFixed(2)]));
  await fill(tickets('list'), large);
  const lists = await compare(1, [
    ['list query, 10,000 documents', (turn) => list(tickets('list10k'), turn)],
    [`list query, ${large} documents`, (turn) => list(tickets('list'), turn)],
  ]);
  print(
    lists.map((row) => [
      row.name,
      row.perSecond.toFixed(0),
      `${(1 / row.ratio).toFixed(2)} × the time`,
    ]),
  );
} finally {
  await client.close();
  await server.stop();
  await rm(folder, { recursive: true, force: true });
}

const memory = await measureMemory(large);
print(
  memory.map(({ name, megabytes, highest }) => [
    name,
    `${megabytes} MB`,
    `highest ${highest} MB, without the file's own pages`,
  ]),
);

/** Measures calls in turns, so that what else the machine does strikes all alike; ratios are to the first of the same round. */
async function compare(clients: number, calls: readonly [string, Call][]): Promise<Row[]> {
  const turns = calls.map(() => 0);
  const results: number[][] = calls.map(() => []);
  for (let round = -warmUpRounds; round < rounds; round++) {
    for (const [index, [, call]] of calls.entries()) {
      const begun = performance.now();
      const before = turns[index] ?? 0;
      const run = async () => {
        while (performance.now() < begun + slice) {
          const turn = turns[index] ?? 0;
          turns[index] = turn + 1;
          await call(turn);
        }
      };
      await Promise.all(Array.from({ length: clients }, run));

      if (round >= 0) {
        results[index]?.push((((turns[index] ?? 0) - before) * 1000) / (performance.now() - begun));
      }
    }
  }
  const base = results[0] ?? [];
  return calls.map(([name], index) => ({
    name,
    perSecond: median(results[index] ?? []),
    ratio: median((results[index] ?? []).map((value, round) => value / (base[round] ?? 1))),
  }));
}

function median(values: readonly number[]): number {
  return [...values].sort((left, right) => left - right)[values.length >> 1] ?? 0;
}

function print(rows: readonly (readonly string[])[]): void {
  for (const [name = '', perSecond = '', ratio = ''] of rows) {
    process.stdout.write(`${name.padEnd(36)}${perSecond.padStart(10)}  ${ratio}\n`);
  }
}
