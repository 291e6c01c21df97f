import { serveJobs } from '../processes/serve-jobs';

import { drawPaper } from './draw-paper';
import type { PaperAnswer, PaperJob } from './paper-job';

// run as a process of its own. It imports by relative paths only, so that it starts quickly and compiles alone.

await serveJobs(answerTo);

async function answerTo(job: PaperJob): Promise<PaperAnswer> {
  try {
    return { outcome: 'drawn', ...(await drawPaper(job)) };
  } catch (error: unknown) {
    return { outcome: 'failed', words: String(error).slice(0, 500) };
  }
}
