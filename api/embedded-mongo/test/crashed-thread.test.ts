import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

import { mongo } from 'mongoose';

const main = fileURLToPath(new URL('../main.ts', import.meta.url));

let folder: string;
let child: ReturnType<typeof start> | undefined;
let client: mongo.MongoClient | undefined;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'embedded-mongo-crash-'));
});
// also when it did not die, or the test gave up waiting for it
afterEach(async () => {
  child?.kill('SIGKILL');
  await client?.close();
  await rm(folder, { recursive: true, force: true });
});

function start() {
  return spawn(
    process.execPath,
    ['--max-old-space-size=64', '--import', 'tsx', main, '--port', '0', '--data', folder],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
}

test('a database thread that dies ends its process with one sentence', async () => {
  child = start();
  let complaint = '';
  child.stderr.on('data', (chunk: Buffer) => {
    complaint += chunk.toString();
  });
  const exit = once(child, 'exit');
  const [uri] = (await once(createInterface(child.stdout), 'line')) as [string];
  client = new mongo.MongoClient(uri, { retryWrites: false, heartbeatFrequencyMS: 60_000 });
  // more small documents than a heap of 64 MB holds: the thread is out of memory while it reads the command
  const comment = Array.from({ length: 1_000_000 }, () => ({}));
  await expect(client.db('test').command({ ping: 1, comment })).rejects.toThrow();
  const [code] = (await exit) as [number | null];
  expect(code).toBe(1);
  expect(complaint).toMatch(/The embedded database ended unexpectedly .*memory.*\. What it/);
});
