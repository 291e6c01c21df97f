import { parentPort, workerData } from 'node:worker_threads';

import { serve, type ServeOptions } from './serve';

type Start = { options: ServeOptions };

const { options } = workerData as Start; // set by startEmbeddedMongo

try {
  const running = await serve(options);
  parentPort?.on('message', () => {
    void running.stop().then(() => {
      parentPort?.postMessage({ kind: 'stopped' });
      parentPort?.close();
    });
  });
  parentPort?.postMessage({ kind: 'listening', uri: running.uri });
} catch (error) {
  parentPort?.postMessage({
    kind: 'failed',
    message: error instanceof Error ? error.message : String(error),
  });
  parentPort?.close();
}
