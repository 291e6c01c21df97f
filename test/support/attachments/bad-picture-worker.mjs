// a picture process that misbehaves as the name of the picture says
import process from 'node:process';
import { createInterface } from 'node:readline';
import { URL } from 'node:url';
import { Worker } from 'node:worker_threads';

const misbehave = {
  crash: () => process.abort(),
  hang: () => {
    for (;;);
  },
  idle: () => undefined,
  garbage: () => process.stdout.write('\u0000{{{\n'),
  flood: () => process.stdout.write('x'.repeat(1_000_000)),
  mischief: () =>
    process.stdout.write('{"outcome":"prepared","type":"text/html","width":1,"height":1}\n'),
  memory: () => process.stdout.write('{"outcome":"memory"}\n'),
  disk: () => process.stdout.write('{"outcome":"disk","words":"no space left on device"}\n'),
  fine: () => process.stdout.write(`{"outcome":"checkable"}\n`),
};

// what computes without end hears nothing: the watch of the real one ends it with its parent
const watch = new URL('../../../api/src/processes/worker-watch.mjs', import.meta.url);
new Worker(watch, { workerData: { parent: process.ppid, memory: Infinity } });

process.stdin.once('close', () => process.exit());
process.stdout.write('{"outcome":"ready"}\n');
for await (const line of createInterface({ input: process.stdin })) {
  misbehave[JSON.parse(line).source]();
}
