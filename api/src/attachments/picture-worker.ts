import { argv, pid, ppid, stdin, stdout } from 'node:process';
import { createInterface } from 'node:readline';
import { Worker } from 'node:worker_threads';

import sharp from 'sharp';

import { makeCheckable } from './make-checkable';
import { makePicture } from './make-picture';
import { PictureRefused, type PictureAnswer, type PictureJob } from './picture-job';

/** What sharp complains about is the picture; a full disk is not. */
const diskTrouble = /no space left|quota exceeded|for write|input\/output error/i;

// run as a process of its own, with the most memory in bytes: one job a line comes in, one answer a line goes out.
// It imports by relative paths only, so that it starts quickly and compiles alone.

const watch = new URL('./picture-watch.mjs', import.meta.url);
new Worker(watch, { workerData: { parent: ppid, memory: Number(argv[2]) }, execArgv: [] });

// every picture is worked on once: keeping it in memory would only cost
sharp.cache(false);
// the processes side by side are what uses several cores
sharp.concurrency(1);
// what is not a picture of these kinds gets no decoder at all
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: ['Jpeg', 'Png', 'Webp', 'Nsgif', 'Heif'].map((one) => `VipsForeignLoad${one}`),
});

// whoever started us is gone or has had enough of us; what is half done is of no use to anybody
stdin.once('close', () => process.kill(pid, 'SIGKILL'));

stdout.write('{"outcome":"ready"}\n');
for await (const line of createInterface({ input: stdin })) {
  // only our own API writes to us
  const answer = await answerTo(JSON.parse(line) as PictureJob);
  stdout.write(`${JSON.stringify(answer)}\n`);
}

async function answerTo(job: PictureJob): Promise<PictureAnswer> {
  try {
    if (job.kind === 'check') {
      await makeCheckable(job);
      return { outcome: 'checkable' };
    }
    return { outcome: 'prepared', ...(await makePicture(job)) };
  } catch (error: unknown) {
    const words = String(error instanceof PictureRefused ? (error.cause ?? error) : error);
    if (diskTrouble.test(words)) {
      return { outcome: 'disk', words };
    }
    const code = error instanceof PictureRefused ? error.code : 'attachment.unreadable';
    return { outcome: 'refused', code, words };
  }
}
