import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

import { mongo } from 'mongoose';

import { fill, list, type Ticket } from './tickets';

const main = fileURLToPath(new URL('../main.ts', import.meta.url));

type MemoryRow = { name: string; megabytes: number; highest: number };

/**
 * What the server alone holds in memory of its own (RssAnon: heap, buffers, stacks) while it works on `count` documents.
 * Pages of its file are the system's cache and not counted. Linux only.
 */
export async function measureMemory(count: number): Promise<MemoryRow[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'embedded-mongo-memory-'));
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', main, '--socket', path.join(folder, 'bench.sock'), '--data', folder],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const [uri] = (await once(createInterface(child.stdout), 'line')) as [string];
  const client = await new mongo.MongoClient(uri).connect();
  try {
    return await watch(child, client.db('bench').collection<Ticket>('tickets'), count);
  } finally {
    await client.close();
    child.kill('SIGTERM');
    await once(child, 'exit');
    await rm(folder, { recursive: true, force: true });
  }
}

async function watch(
  child: ChildProcess,
  tickets: mongo.Collection<Ticket>,
  count: number,
): Promise<MemoryRow[]> {
  const steps: [string, () => Promise<unknown>][] = [
    ['server started', () => Promise.resolve()],
    [`${count / 10} documents inserted`, () => fill(tickets, count / 10)],
    ['listed by index, 200 pages', () => pages(tickets)],
    ['scanned by a cursor', () => scan(tickets)],
    [`${count} documents inserted`, () => fillRest(tickets, count)],
    ['listed by index, 200 pages', () => pages(tickets)],
    ['counted by a filter without index', () => tickets.countDocuments({ 'contact.name': '王芳' })],
    [
      'grouped',
      () => tickets.aggregate([{ $group: { _id: '$status', count: { $sum: 1 } } }]).toArray(),
    ],
    ['scanned by a cursor', () => scan(tickets)],
  ];
  const rows: MemoryRow[] = [];
  for (const [name, run] of steps) {
    let highest = 0;
    const look = setInterval(() => {
      highest = Math.max(highest, anonymousMegabytes(child));
    }, 100);
    await run();
    clearInterval(look);
    const megabytes = anonymousMegabytes(child);
    rows.push({ name, megabytes, highest: Math.max(highest, megabytes) });
  }
  return rows;
}

async function fillRest(tickets: mongo.Collection<Ticket>, count: number): Promise<void> {
  await tickets.drop();
  await fill(tickets, count);
}

async function pages(tickets: mongo.Collection<Ticket>): Promise<void> {
  for (let turn = 0; turn < 200; turn++) {
    await list(tickets, turn);
  }
}

async function scan(tickets: mongo.Collection<Ticket>): Promise<void> {
  let count = 0;
  for await (const { owner } of tickets.find().batchSize(2000)) {
    count += owner >= 0 ? 1 : 0;
  }
  if (count !== (await tickets.estimatedDocumentCount())) {
    throw new Error(`The scan gave ${count} documents.`);
  }
}

function anonymousMegabytes({ pid }: ChildProcess): number {
  const status = readFileSync(`/proc/${pid ?? 'self'}/status`, 'utf8');
  return Math.round(Number(/RssAnon:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
}
