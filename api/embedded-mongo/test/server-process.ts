import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

import { buildSync } from 'esbuild';

const entry = fileURLToPath(new URL('server-entry.ts', import.meta.url));

/** Makes one plain JavaScript file of the server, which starts in a fraction of the time. */
export function bundleServer(): string {
  // inside the project, so that the native module is found from there
  const outfile = fileURLToPath(
    new URL(`../../../.cache/embedded-mongo-${process.pid}.mjs`, import.meta.url),
  );
  buildSync({
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    external: ['lmdb'],
  });
  return outfile;
}

export type ServerProcess = {
  uri: string;
  /** kill -9, then wait until the process is gone */
  kill: () => Promise<void>;
  stop: () => Promise<void>;
};

export type Launch = {
  bundle: string;
  dataDir: string;
};

/** Starts the server as a process of its own. @throws Error with what it wrote when it ends at once */
export async function startServerProcess({ bundle, dataDir }: Launch): Promise<ServerProcess> {
  const child = spawn(process.execPath, [bundle, dataDir], { stdio: ['ignore', 'pipe', 'pipe'] });
  const uri = await firstLine(child);
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode === null && child.signalCode === null) {
      const ended = once(child, 'exit');
      child.kill(signal);
      await ended;
    }
  };
  return { uri, kill: () => end('SIGKILL'), stop: () => end('SIGTERM') };
}

async function firstLine(child: ChildProcess): Promise<string> {
  let complaint = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    complaint += chunk.toString();
  });
  return new Promise((resolve, reject) => {
    child.once('close', () => {
      reject(new Error(complaint.trim()));
    });
    if (child.stdout) {
      createInterface(child.stdout).once('line', resolve);
    }
  });
}
