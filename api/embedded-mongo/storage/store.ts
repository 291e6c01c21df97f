import { accessSync, constants, mkdirSync } from 'node:fs';
import path from 'node:path';

import { type Database, open, type RootDatabase } from 'lmdb';

import { ServerError } from '../errors/server-error';

import { type EntryIds, type EntryRange, openEntryIds } from './entry-ids';
import { claimFolder, releaseFolder } from './owner';
import { hasRoom } from './room';

type Table = Database<Buffer, Buffer>;

/** The files of one data folder: three ordered tables of bytes, written in groups. */
export type Store = {
  folder: string;
  root: RootDatabase<Buffer, Buffer>;
  /** collection id + record id → encoded document */
  records: Table;
  /** index id + key (+ record id) → record id or nothing */
  entries: Table;
  /** record ids of a stretch of entries that end in one */
  entryIds: (range: EntryRange) => EntryIds;
  /** what exists: collections, counters, sessions */
  catalog: Table;
  /** Runs the job inside the next group and resolves when the group is on disk. */
  commit: <T>(job: () => T) => Promise<T>;
  /** Called inside each transaction before it commits, and after one that was given up. */
  onGroup: (hooks: GroupHooks) => void;
  close: () => Promise<void>;
};

type GroupHooks = { beforeCommit: () => void; afterAbort: () => void };

/** Inside a data folder. */
export const dataFolder = 'embedded-mongo';

const binary = { encoding: 'binary', keyEncoding: 'binary' } as const;

/** Opens the folder, creating it if needed. @throws Error in clear words when another process holds it */
export function openStore(folder: string): Store {
  makeFolder(folder);
  const root = openRoot(folder);
  const owner = root.openDB<Buffer, Buffer>({ name: 'owner', ...binary });
  claimFolder(root, owner, folder);
  const group = createGroup(root, () => hasRoom(folder));
  return {
    ...openTables(folder, root),
    commit: group.commit,
    onGroup: group.onGroup,
    close: async () => {
      await group.idle();
      releaseFolder(root, owner);
      await root.close();
    },
  };
}

/** The same folder for another thread of this process, to read in. */
export function openReadingStore(folder: string): Store {
  const root = openRoot(folder);
  return {
    ...openTables(folder, root),
    commit: () => Promise.reject(new ServerError(20, 'a reading thread writes nothing')),
    onGroup: () => undefined,
    close: () => root.close(),
  };
}

function openRoot(folder: string): RootDatabase<Buffer, Buffer> {
  return open<Buffer, Buffer>({
    path: path.join(folder, dataFolder),
    maxDbs: 8,
    // every commit waits for fdatasync: what is acknowledged survives a power cut
    overlappingSync: false,
    ...binary,
  });
}

function openTables(folder: string, root: RootDatabase<Buffer, Buffer>) {
  return {
    folder,
    root,
    records: root.openDB<Buffer, Buffer>({ name: 'records', ...binary }),
    entries: root.openDB<Buffer, Buffer>({ name: 'entries', ...binary }),
    entryIds: openEntryIds(root),
    catalog: root.openDB<Buffer, Buffer>({ name: 'catalog', ...binary }),
  };
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
  } catch {
    throw new Error(
      `The data folder ${folder} cannot be written to. Choose another folder or change its rights.`,
    );
  }
}

type Waiting = { run: () => void; settle: (failure: unknown) => void };

const manyWriters = 4;
/** milliseconds */
const longestWait = 3;

/** Group commit: the jobs of one turn of the event loop share a transaction and its fsync. */
// eslint-disable-next-line max-lines-per-function -- closures over one state, each short
function createGroup(root: RootDatabase<Buffer, Buffer>, mayWrite: () => boolean) {
  let queue: Waiting[] = [];
  let idlers: (() => void)[] = [];
  let recent: { sizes: [number, number]; duration: number } = { sizes: [0, 0], duration: 0 };
  const hooks: GroupHooks[] = [];

  function flush(): void {
    const group = queue;
    queue = [];
    const began = performance.now();
    const isRefused = !mayWrite();
    const failure = isRefused ? new Error('No space left on device') : runGroup(root, group, hooks);
    recent = { sizes: [recent.sizes[1], group.length], duration: performance.now() - began };
    if (failure !== undefined && group.length > 1 && !isRefused) {
      // one of them spoilt the transaction: each gets its own
      for (const waiting of group) {
        waiting.settle(runGroup(root, [waiting], hooks));
      }
    } else {
      group.forEach((waiting) => {
        waiting.settle(failure);
      });
    }
    if (queue.length === 0) {
      idlers.splice(0).forEach((resolve) => {
        resolve();
      });
    }
  }

  /** With many writers at work, waits a little for those that the last two groups held. */
  function gather(until: number): void {
    const [before, last] = recent.sizes;
    const isWaiting = Math.max(before, last) >= manyWriters && queue.length < before + last;
    if (isWaiting && performance.now() < until) {
      setImmediate(gather, until);
    } else {
      flush();
    }
  }

  function commit<T>(job: () => T): Promise<T> {
    if (queue.length === 0) {
      const until = performance.now() + Math.min(longestWait, recent.duration / 2);
      setImmediate(gather, until);
    }
    return new Promise<T>((resolve, reject) => {
      let outcome: () => void = () => undefined;
      const run = () => {
        outcome = attempt(job, resolve, reject);
      };
      const settle = (failure: unknown) => {
        if (failure === undefined) {
          outcome();
        } else {
          reject(asError(failure));
        }
      };
      queue.push({ run, settle });
    });
  }

  return {
    commit,
    onGroup: (hook: GroupHooks) => {
      hooks.push(hook);
    },
    idle: () =>
      queue.length === 0
        ? Promise.resolve()
        : new Promise<void>((resolve) => {
            idlers = [...idlers, resolve];
          }),
  };
}

function attempt<T>(job: () => T, resolve: (value: T) => void, reject: (error: Error) => void) {
  try {
    const value = job();
    return () => {
      resolve(value);
    };
  } catch (error) {
    if (!(error instanceof ServerError)) {
      throw error;
    }
    return () => {
      reject(error);
    };
  }
}

function runGroup(
  root: RootDatabase<Buffer, Buffer>,
  group: readonly Waiting[],
  hooks: readonly GroupHooks[],
): unknown {
  try {
    root.transactionSync(() => {
      for (const waiting of group) {
        waiting.run();
      }
      for (const hook of hooks) {
        hook.beforeCommit();
      }
    });
    return undefined;
  } catch (error) {
    for (const hook of hooks) {
      hook.afterAbort();
    }
    return error ?? new Error('the transaction was given up');
  }
}

function asError(failure: unknown): Error {
  const message = failure instanceof Error ? failure.message : String(failure);
  if (/No space left|MDB_MAP_FULL|Disk quota|File too large|Input\/output/i.test(message)) {
    return new ServerError(14031, `OutOfDiskSpace: the write was not applied: ${message}`);
  }
  return failure instanceof Error ? failure : new Error(message);
}
