import sharp from 'sharp';

import { serveJobs } from '../processes/serve-jobs';

import { makeCheckable } from './make-checkable';
import { makePicture } from './make-picture';
import { PictureRefused, type PictureAnswer, type PictureJob } from './picture-job';

/** What sharp complains about is the picture; a full disk is not. */
const diskTrouble = /no space left|quota exceeded|for write|input\/output error/i;

// run as a process of its own. It imports by relative paths only, so that it starts quickly and compiles alone.

// every picture is worked on once: keeping it in memory would only cost
sharp.cache(false);
// the processes side by side are what uses several cores
sharp.concurrency(1);
// what is not a picture of these kinds gets no decoder at all
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: ['Jpeg', 'Png', 'Webp', 'Nsgif', 'Heif'].map((one) => `VipsForeignLoad${one}`),
});

await serveJobs(answerTo);

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
