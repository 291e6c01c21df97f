import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';

import { bounded } from '#api/bounds/index';
import { hasErrorCode } from '#api/error-code';

const hour = 60 * 60_000;
/** Milliseconds. */
const longestHere = bounded.leftoverHours.most * hour;

/** A folder for files that are still arriving or being worked on. */
export type Incoming = {
  /** A path that nobody uses, named after this process. */
  newPath: () => string;
  remove: (paths: readonly string[]) => Promise<void>;
};

/** Makes the folder and clears away what earlier runs left there. */
export async function prepareIncoming(folder: string): Promise<Incoming> {
  await mkdir(folder, { recursive: true });
  for (const name of await readdir(folder)) {
    const file = path.join(folder, name);
    if (await isLeftover(file)) {
      await rm(file, { force: true, recursive: true });
    }
  }
  return {
    newPath: () => path.join(folder, `${process.pid}-${randomUUID()}`),
    remove: async (paths) => {
      await Promise.all(paths.map((one) => rm(one, { force: true })));
    },
  };
}

/** Other processes may share the folder: only what belongs to a dead one, or lies long untouched, goes. */
async function isLeftover(file: string): Promise<boolean> {
  const owner = Number.parseInt(path.basename(file), 10);
  // we have only just started, so a file with our own number is an earlier process's
  if (owner === process.pid || !isAlive(owner)) {
    return true;
  }
  const { mtimeMs } = await stat(file);
  return mtimeMs < Date.now() - longestHere;
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error: unknown) {
    // somebody else's process is alive too
    return hasErrorCode(error, 'EPERM');
  }
}
