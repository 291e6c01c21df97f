import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

import { compiledApi } from '../../support/compiled-api';
import { freePort } from '../../support/server';

import { openConnections } from './load';

/** Milliseconds for one start, on a machine that has others to serve as well. */
const patience = 180_000;
/** Milliseconds in which Linux counts the processor. */
const tick = 10;

export type Product = Awaited<ReturnType<typeof startProduct>>;
export type Memory = { whole: number; own: number };

type Start = { folder: string; env?: Record<string, string>; nodeOptions?: string[] };

/**
 * The product as `npm start` runs it, compiled, with its embedded database and WeChat sandbox, without the bounds on what
 * one person may do. Without Redis, and its log goes nowhere.
 */
export async function startProduct({ folder, env = {}, nodeOptions = [] }: Start) {
  const port = await freePort();
  const program = [...nodeOptions, ...compiledApi()];
  const begun = performance.now();
  const child = spawn(process.execPath, program, {
    env: {
      PATH: process.env['PATH'],
      ...{ NODE_ENV: 'production', DEMO: '0', BOUNDS_TIMES: '1000000' },
      ...{ HOST: '127.0.0.1', PORT: String(port), DATA_DIR: folder },
      ASSIGNMENT_MODE: 'manual',
      ...env,
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const url = `http://127.0.0.1:${port}`;
  try {
    await untilReady(url, () => child.exitCode === null);
  } catch (error) {
    child.kill('SIGKILL');
    throw error;
  }
  const coldStart = performance.now() - begun;
  const connections = openConnections(url, () => processorOf(child.pid ?? 0));
  return {
    ...connections,
    url,
    /** Milliseconds from nothing until it takes requests. */
    coldStart,
    memory: () => memoryOf(child.pid ?? 0),
    stop: async () => {
      await connections.close();
      if (child.exitCode === null && child.signalCode === null) {
        child.kill('SIGTERM');
        await once(child, 'exit');
      }
    },
  };
}

async function untilReady(url: string, isAlive: () => boolean) {
  const end = performance.now() + patience;
  for (;;) {
    const reply = await fetch(`${url}/readyz`).catch(() => null);
    await reply?.body?.cancel();
    if (reply?.ok) {
      return;
    }
    if (!isAlive()) {
      throw new Error('The product ended instead of starting.');
    }
    if (performance.now() > end) {
      throw new Error(`The product was not ready after ${patience / 1000} s.`);
    }
    await sleep(10);
  }
}

/** Milliseconds of the processor that it has used so far. */
function processorOf(pid: number): number | null {
  try {
    // after the name, which may hold anything: state is the third field, used ticks are the fourteenth and fifteenth
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) * tick;
  } catch {
    // only Linux has it
    return null;
  }
}

/** In MB: all of it, and without the pages of the database's own file, which the machine takes back when it likes. */
function memoryOf(pid: number): Memory | null {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const read = (field: string) =>
      Math.round(Number(new RegExp(`${field}:\\s+(\\d+)`).exec(status)?.[1]) / 1024);
    return { whole: read('VmRSS'), own: read('RssAnon') };
  } catch {
    // only Linux has it
    return null;
  }
}
