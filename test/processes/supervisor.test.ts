import { spawn, type ChildProcess } from 'node:child_process';
import { on, once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { freePort, temporaryFolder } from '../support/server';

const spawned: ChildProcess[] = [];
afterAll(() => {
  spawned.forEach((child) => child.kill('SIGKILL'));
});

/** Several starts of a whole server, on a machine that has others to serve as well. */
const patience = 240_000;

type Up = { url: string; pid: number };

/** `npm run serve` as a process of its own. */
function serve(env: Record<string, string> = {}) {
  const child = spawn(process.execPath, ['scripts/serve.js'], {
    env: {
      ...{ PATH: process.env['PATH'], PORT: '0', DEMO: '0', LOG_LEVEL: 'warn' },
      DATA_DIR: join(temporaryFolder('serve'), 'data'),
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  spawned.push(child);
  const written = { errors: '' };
  child.stderr?.on('data', (chunk: Buffer) => (written.errors += chunk.toString()));
  const messages = on(child, 'message');
  const ended = once(child, 'exit').then(([code]) => code as number | null);
  return {
    ...{ child, ended },
    errors: () => written.errors,
    /** Where the server is, each time it has started. */
    up: async () => {
      const { value } = (await messages.next()) as { value: [Up] };
      return value[0];
    },
  };
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

async function untilGone(pid: number) {
  while (isAlive(pid)) {
    await sleep(50);
  }
}

it(
  'starts a server again that was killed, one at a time, and ends with 0 when it is asked to',
  async () => {
    const port = String(await freePort());
    const supervisor = serve({ PORT: port });
    const first = await supervisor.up();
    process.kill(first.pid, 'SIGKILL');
    const second = await supervisor.up();
    expect(second.url).toBe(first.url);
    expect(second.pid).not.toBe(first.pid);
    expect(isAlive(first.pid)).toBe(false);
    expect((await fetch(`${second.url}/healthz`)).status).toBe(200);
    expect(supervisor.errors()).toMatch(/ended by itself \(killed\) and is started again in 1 s/);
    supervisor.child.kill('SIGTERM');
    expect([await supervisor.ended, isAlive(second.pid)]).toEqual([0, false]);
  },
  patience,
);

it(
  'ends with the server’s own sentence when a person must mend something',
  async () => {
    const supervisor = serve({ PORT: 'abc' });
    expect(await supervisor.ended).toBe(1);
    expect(supervisor.errors()).toMatch(/^PORT must be a whole number[^\n]*\.\n$/);
  },
  patience,
);

it(
  'pauses longer before each start while the server cannot start any more',
  async () => {
    const port = await freePort();
    const supervisor = serve({ PORT: String(port) });
    const { pid, url } = await supervisor.up();
    process.kill(pid, 'SIGKILL');
    await untilGone(pid);
    // another program takes its port meanwhile
    const { createServer } = await import('node:net');
    const other = createServer().listen(port, '127.0.0.1');
    while (!supervisor.errors().includes('again in 4 s')) {
      await sleep(50);
    }
    other.close();
    expect((await supervisor.up()).url).toBe(url);
    supervisor.child.kill('SIGINT');
    expect(await supervisor.ended).toBe(0);
  },
  patience,
);

it(
  'ends at once when it is asked to between two starts',
  async () => {
    const supervisor = serve();
    const { pid } = await supervisor.up();
    process.kill(pid, 'SIGKILL');
    await untilGone(pid);
    while (!supervisor.errors().includes('started again')) {
      await sleep(10);
    }
    supervisor.child.kill('SIGTERM');
    expect(await supervisor.ended).toBe(0);
  },
  patience,
);

it(
  'leaves no server behind when it is killed',
  async () => {
    const supervisor = serve();
    const { pid } = await supervisor.up();
    supervisor.child.kill('SIGKILL');
    await untilGone(pid);
    expect(isAlive(pid)).toBe(false);
  },
  patience,
);
