import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { compiledApi } from './compiled-api';

export type Ended = { code: number | null; errors: string; output: string };

const running = new Set<() => void>();

/** The API, or another entry, as a process of its own, on any free port, with an empty database unless `env` names one. */
export function spawnApi(env: Record<string, string> = {}, entry?: string) {
  const folder = mkdtempSync(join(tmpdir(), 'huisheng-process-'));
  const program = entry === undefined ? compiledApi() : ['--import', 'tsx', entry];
  const child = spawn(process.execPath, program, {
    env: {
      PATH: process.env['PATH'],
      PORT: '0',
      DATA_DIR: join(folder, 'data'),
      DEMO: '0',
      // whoever is signed in takes what they like
      ASSIGNMENT_MODE: 'manual',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const written = { output: '', errors: '' };
  child.stdout?.on('data', (chunk: Buffer) => (written.output += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (written.errors += chunk.toString()));
  const started = once(child, 'message').then(([message]) => message as { url: string });
  const closed = once(child, 'close');
  const ended = once(child, 'exit').then(async (): Promise<Ended> => {
    // `close` says that all output was read, but never comes once somebody has disconnected
    await Promise.race([closed, sleep(1000, undefined, { ref: false })]);
    return { code: child.exitCode, ...written };
  });
  const clearAway = () => {
    child.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  };
  running.add(clearAway);
  const url = Promise.race([started.then((product) => product.url), ended.then(fail)]);
  // a test of a failing start does not ask for it
  url.catch(() => undefined);
  return {
    child,
    /** Its address, once it serves. */
    url,
    ended,
  };
}

/** For `afterAll`: whatever a failed test has left behind. */
export function killSpawned() {
  for (const clearAway of running) {
    clearAway();
  }
}

function fail({ code, errors }: Ended): never {
  throw new Error(`The API ended with ${code}: ${errors}`);
}
