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
  /** lets clients order failures with configureFailPoint, for tests of drivers */
  testCommands?: boolean;
};

export type EmbeddedMongo = {
  /** MongoDB connection string without database name, ending in a slash */
  uri: string;
  stop: () => Promise<void>;
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
  const uri = await new Promise<string>((resolve, reject) => {
    worker.once('error', reject);
    worker.once('exit', (code) => {
      reject(new Error(`The embedded database ended with code ${code} before it listened.`));
    });
    worker.on('message', (message: WorkerMessage) => {
      if (message.kind === 'listening') {
        resolve(message.uri);
      } else if (message.kind === 'failed') {
        reject(new Error(message.message));
      }
    });
  });
  return { uri, stop: () => stopWorker(worker) };
}

async function stopWorker(worker: Worker): Promise<void> {
  const ended = new Promise<void>((resolve) => {
    worker.once('exit', () => {
      resolve();
    });
  });
  worker.postMessage('stop');
  await ended;
}
