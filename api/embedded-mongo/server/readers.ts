import { Worker } from 'node:worker_threads';

import type { DistantCursors } from '../command/distant-cursors';
import { ServerError } from '../errors/server-error';

import type { Asked, ReaderStart, Told } from './reader-messages';

const mostThreads = 2;
/** milliseconds */
const longestStop = 5000;
/** what one command may need in its thread, in MB */
const largestHeap = 1024;

/** Threads that read for commands that take long, so that the serving thread stays free. */
export type Readers = {
  /** Lets a thread answer a message; the one that has the cursor if there is one. */
  ask: (question: Question) => Promise<Buffer>;
  kill: (cursor: string) => void;
  /** Ends what runs for a client that is gone. */
  forget: (connectionId: number) => void;
  close: () => Promise<void>;
};

type Question = { message: Buffer; connectionId: number; cursor?: string | undefined };

type Job = {
  connectionId: number;
  cursor: string | undefined;
  flag: Int32Array;
  resolve: (body: Buffer) => void;
  reject: (error: Error) => void;
};

type Reader = { worker: Worker; jobs: Map<number, Job>; cursors: Set<string> };

type ReadersOptions = {
  dataDir: string;
  /** what a reading thread runs */
  entry: URL;
  cursors: () => Pick<DistantCursors, 'opened' | 'closed'>;
};

// eslint-disable-next-line max-lines-per-function -- closures over one state, each short
export function openReaders({ dataDir, entry, cursors }: ReadersOptions): Readers {
  let readers: Reader[] = [];
  let lastJob = 0;

  function start(): Reader {
    const worker = new Worker(entry, {
      workerData: { dataDir } satisfies ReaderStart,
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: largestHeap },
    });
    const reader: Reader = { worker, jobs: new Map(), cursors: new Set() };
    readers = [...readers, reader];
    worker.on('message', (told: Told) => {
      hear(reader, told);
    });
    worker.once('error', (error: NodeJS.ErrnoException) => {
      bury(reader, error);
    });
    worker.once('exit', () => {
      bury(reader, new Error('it ended'));
    });
    return reader;
  }

  function hear(reader: Reader, told: Told): void {
    if (told.kind === 'closed') {
      told.cursors.forEach((cursor) => {
        reader.cursors.delete(cursor);
        cursors().closed(cursor);
      });
      return;
    }
    if (told.opened) {
      reader.cursors.add(told.opened.cursor);
      cursors().opened(told.opened.cursor, told.opened.namespace);
    }
    const job = reader.jobs.get(told.job);
    reader.jobs.delete(told.job);
    job?.resolve(Buffer.from(told.body.buffer, told.body.byteOffset, told.body.length));
  }

  function bury(reader: Reader, error: NodeJS.ErrnoException): void {
    readers = readers.filter((other) => other !== reader);
    reader.cursors.forEach((cursor) => {
      cursors().closed(cursor);
    });
    reader.jobs.forEach((job) => {
      job.reject(failure(error));
    });
    reader.jobs.clear();
  }

  function choose(cursor: string | undefined): Reader {
    const owner = readers.find((reader) => cursor !== undefined && reader.cursors.has(cursor));
    const [idlest] = [...readers].sort((left, right) => left.jobs.size - right.jobs.size);
    const isFree = idlest?.jobs.size === 0;
    return owner ?? (isFree || readers.length === mostThreads ? (idlest ?? start()) : start());
  }

  function cancel(isMeant: (job: Job) => boolean): void {
    for (const { jobs } of readers) {
      for (const job of [...jobs.values()].filter(isMeant)) {
        Atomics.store(job.flag, 0, 1);
      }
    }
  }

  return {
    ask: async ({ message, connectionId, cursor }) => {
      const reader = choose(cursor);
      const job = ++lastJob;
      const flag = new Int32Array(new SharedArrayBuffer(4));
      return new Promise((resolve, reject) => {
        reader.jobs.set(job, { connectionId, cursor, flag, resolve, reject });
        const own = Uint8Array.from(message); // a part of a larger buffer would be sent as a whole
        post(reader, { kind: 'command', job, message: own, connectionId, flag });
      });
    },
    kill: (cursor) => {
      cancel((job) => job.cursor === cursor);
      const owner = readers.find((reader) => reader.cursors.delete(cursor));
      if (owner) {
        post(owner, { kind: 'kill', cursor });
      }
    },
    forget: (connectionId) => {
      cancel((job) => job.connectionId === connectionId);
    },
    close: async () => {
      cancel(() => true);
      await Promise.all(readers.map(stop));
    },
  };
}

function post({ worker }: Reader, asked: Asked): void {
  worker.postMessage(asked);
}

async function stop(reader: Reader): Promise<void> {
  const ended = new Promise((resolve) => {
    reader.worker.once('exit', resolve);
  });
  post(reader, { kind: 'stop' });
  const tooLong = setTimeout(() => void reader.worker.terminate(), longestStop);
  await ended;
  clearTimeout(tooLong);
}

function failure(error: NodeJS.ErrnoException): ServerError {
  return error.code === 'ERR_WORKER_OUT_OF_MEMORY'
    ? new ServerError(146, 'the command needed more memory than its thread may use')
    : new ServerError(1, `the thread that read for this command ended: ${error.message}`);
}
