import { Worker } from 'node:worker_threads';

import type { DistantCursors } from '../command/distant-cursors';
import { interrupted, tooLate } from '../command/patience';
import { ServerError } from '../errors/server-error';

import type { Asked, ReaderStart, Told } from './reader-messages';
import { createWaitingLine, type Job, type Question } from './waiting-line';

const mostThreads = 2;
/** milliseconds */
const longestStop = 5000;
/** milliseconds for a thread to notice that its command is over; one that does not is ended with all it runs */
const longestFarewell = 3000;
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

type Reader = {
  worker: Worker;
  /** false while it starts */
  isReady: boolean;
  jobs: Map<number, Job>;
  cursors: Set<string>;
};

type ReadersOptions = {
  dataDir: string;
  /** what a reading thread runs */
  entry: URL;
  cursors: () => Pick<DistantCursors, 'opened' | 'closed'>;
};

// eslint-disable-next-line max-lines-per-function -- closures over one state, each short
export function startReaders({ dataDir, entry, cursors }: ReadersOptions): Readers {
  let readers: Reader[] = [];
  const line = createWaitingLine({ isLate: endLate });

  function start(): void {
    const worker = new Worker(entry, {
      workerData: { dataDir } satisfies ReaderStart,
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: largestHeap },
    });
    const reader: Reader = { worker, isReady: false, jobs: new Map(), cursors: new Set() };
    readers = [...readers, reader];
    worker.on('message', (told: Told) => {
      hear(reader, told);
      letNextIn();
    });
    worker.once('error', (error: NodeJS.ErrnoException) => {
      bury(reader, error);
    });
    worker.once('exit', () => {
      bury(reader, new Error('it ended'));
    });
  }

  function hear(reader: Reader, told: Told): void {
    if (told.kind === 'ready') {
      reader.isReady = true;
      return;
    }
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
    if (!readers.includes(reader)) {
      return;
    }
    readers = readers.filter((other) => other !== reader);
    if (!reader.isReady) {
      // another one would not start either
      line.leave(() => true, failure(error));
    }
    reader.cursors.forEach((cursor) => {
      cursors().closed(cursor);
    });
    reader.jobs.forEach((job) => {
      job.reject(failure(error));
    });
    reader.jobs.clear();
    letNextIn();
  }

  /** The thread that may answer now: of a cursor its own, otherwise one that has nothing else to do. */
  function readerFor({ cursor }: Job): Reader | undefined {
    const owner = readers.find((reader) => cursor !== undefined && reader.cursors.has(cursor));
    const free = owner ?? readers.find(({ isReady, jobs }) => isReady && jobs.size === 0);
    if (!free && readers.length < mostThreads && readers.every(({ isReady }) => isReady)) {
      start();
    }
    return free;
  }

  function letNextIn(): void {
    line.letIn((job) => {
      const reader = readerFor(job);
      if (reader) {
        reader.jobs.set(job.id, job);
        post(reader, asked(job));
      }
      return reader !== undefined;
    });
  }

  function cancel(isMeant: (job: Job) => boolean): void {
    line.leave(isMeant, interrupted());
    for (const reader of readers) {
      for (const job of [...reader.jobs.values()].filter(isMeant)) {
        Atomics.store(job.flag, 0, 1);
        endSoon(reader, job, interrupted());
      }
    }
  }

  function endLate(job: Job): void {
    const reader = readers.find(({ jobs }) => jobs.has(job.id));
    if (reader) {
      endSoon(reader, job, tooLate());
    }
  }

  /** Normally the thread notices by itself; one that is deep inside something is ended. */
  function endSoon(reader: Reader, job: Job, reason: ServerError): void {
    setTimeout(() => {
      if (reader.jobs.delete(job.id)) {
        job.reject(reason);
        bury(reader, new Error(reason.message));
        void reader.worker.terminate();
      }
    }, longestFarewell).unref();
  }

  return {
    ask: async (question) =>
      new Promise((resolve, reject) => {
        line.join(question, { resolve, reject });
        letNextIn();
      }),
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

function asked({ id, message, connectionId, flag, deadline }: Job): Asked {
  // a part of a larger buffer would be sent as a whole
  const own = Uint8Array.from(message);
  const timeLeft = deadline - performance.now();
  return { kind: 'command', job: id, message: own, connectionId, flag, timeLeft };
}

function post({ worker }: Reader, told: Asked): void {
  worker.postMessage(told);
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
