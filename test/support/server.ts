import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { compiledApi } from './compiled-api';

/** A first start draws and tells the whole demo; a busy machine takes its time. */
const patience = 150_000;

export type ServerSettings = { dataDir: string; port?: number; env?: Record<string, string> };

/** The real API process with embedded database and sandbox, as `npm start` runs it. */
export type Server = Awaited<ReturnType<typeof startServer>>;

export async function startServer({ dataDir, port, env = {} }: ServerSettings) {
  const chosen = port ?? (await freePort());
  const child = spawn(process.execPath, compiledApi(), {
    env: {
      ...process.env,
      NODE_OPTIONS: '',
      NODE_ENV: 'production',
      LOG_LEVEL: 'warn',
      // whoever is signed in takes what they like
      ASSIGNMENT_MODE: 'manual',
      ...env,
      HOST: '127.0.0.1',
      PORT: String(chosen),
      DATA_DIR: dataDir,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = collect(child);
  const url = `http://127.0.0.1:${chosen}`;
  await untilReady(url, child, output);
  return {
    url,
    port: chosen,
    output,
    /** As a power cut would. */
    kill: () => end(child, 'SIGKILL'),
    stop: () => end(child, 'SIGTERM'),
  };
}

/** A folder that goes when the test process does. */
export function temporaryFolder(name: string): string {
  const folder = mkdtempSync(path.join(tmpdir(), `huisheng-${name}-`));
  process.once('exit', () => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

export async function freePort(): Promise<number> {
  const probe = createServer();
  probe.listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (typeof address !== 'object' || address === null) {
    throw new Error('no free port');
  }
  return address.port;
}

function collect(child: ChildProcess) {
  const lines: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => lines.push(chunk.toString()));
  }
  return () => lines.join('');
}

async function untilReady(url: string, child: ChildProcess, output: () => string) {
  const end = Date.now() + patience;
  for (;;) {
    if (child.exitCode !== null) {
      throw new Error(`the server ended with ${child.exitCode}:\n${output()}`);
    }
    const reply = await fetch(`${url}/readyz`).catch(() => null);
    if (reply?.ok) {
      return;
    }
    if (Date.now() > end) {
      child.kill('SIGKILL');
      throw new Error(`the server was not ready after ${patience} ms:\n${output()}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** @returns the exit code, or the signal that ended it */
async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | string | null> {
  if (child.exitCode === null && child.signalCode === null) {
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  }
  return child.exitCode ?? child.signalCode;
}
