import { Worker } from 'node:worker_threads';

export type EmbeddedMongoOptions = {
  /** folder for the data; created if missing, used by one process at a time */
  dataDir: string;
  /** loopback address, default 127.0.0.1 */
  host?: string;
  /** default 0: any free port */
  port?: number;
  /** listen on this Unix socket instead of host and port */
  socketPath?: string;
};

export type EmbeddedMongo = {
  /** MongoDB connection string without database name, ending in a slash */
  uri: string;
  stop: () => Promise<void>;
  /** Resolves with the reason if the database ends without being asked to; its owner cannot go on without it. */
  failed: Promise<Error>;
};

type WorkerMessage =
  { kind: 'listening'; uri: string } | { kind: 'failed'; message: string } | { kind: 'stopped' };

/**
 * Starts the embedded database in a thread of its own.
 * @throws Error with one clear sentence when the folder is in use or not writable, or the port taken
 */
export async function startEmbeddedMongo(options: EmbeddedMongoOptions): Promise<EmbeddedMongo> {
  const worker = new Worker(new URL('./server/start-worker.mjs', import.meta.url), {
    workerData: { options: { host: '127.0.0.1', port: 0, ...options } },
    execArgv: [],
  });
  const ended = endOf(worker);
  const uri = await Promise.race([
    listening(worker),
    ended.then((reason) => {
      throw reason ?? new Error('The embedded database ended before it listened.');
    }),
  ]);
  let isStopping = false;
  return {
    uri,
    stop: async () => {
      isStopping = true;
      worker.postMessage('stop');
      await ended;
    },
    failed: new Promise((resolve) => {
      void ended.then((reason) => {
        if (!isStopping) {
          resolve(crash(reason));
        }
      });
    }),
  };
}

async function listening(worker: Worker): Promise<string> {
  return new Promise((resolve, reject) => {
    worker.on('message', (message: WorkerMessage) => {
      if (message.kind === 'listening') {
        resolve(message.uri);
      } else if (message.kind === 'failed') {
        reject(new Error(message.message));
      }
    });
  });
}

/** Resolves when the thread is gone, with the error that ended it if there was one. */
async function endOf(worker: Worker): Promise<Error | undefined> {
  let reason: Error | undefined;
  worker.once('error', (error: Error) => {
    reason = error;
  });
  return new Promise((resolve) => {
    worker.once('exit', () => {
      resolve(reason);
    });
  });
}

function crash(reason: Error | undefined): Error {
  const why = reason ? ` (${reason.message})` : '';
  return new Error(
    `The embedded database ended unexpectedly${why}. What it acknowledged is on disk; start again.`,
    { cause: reason },
  );
}
