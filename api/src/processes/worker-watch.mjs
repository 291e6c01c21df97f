// A thread beside the work: it still runs when that computes without end, and needs no TypeScript.
import { writeSync } from 'node:fs';
import process from 'node:process';
import { setInterval } from 'node:timers';
import { workerData } from 'node:worker_threads';

const everyMilliseconds = 50;

setInterval(() => {
  if (process.memoryUsage.rss() > workerData.memory) {
    // native memory is not V8's, so no limit of Node's holds it
    writeSync(1, '{"outcome":"memory"}\n');
    process.kill(process.pid, 'SIGKILL');
  }
  if (process.ppid !== workerData.parent) {
    // the API was killed and could end nobody
    process.kill(process.pid, 'SIGKILL');
  }
}, everyMilliseconds);
