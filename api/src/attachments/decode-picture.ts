import { AppError } from '#api/app-error';
import type { createWorkerPool } from '#api/processes/worker-pool';

import type { PictureAnswer, PictureJob } from './picture-job';

type PictureSuccess = Extract<PictureAnswer, { outcome: 'prepared' | 'checkable' }>;

/**
 * @throws {AppError} `attachment.kind_not_allowed`, `attachment.too_many_pixels`, `attachment.unreadable`,
 * `server.stopping`
 */
export type Decode = (job: PictureJob) => Promise<PictureSuccess>;

/** Decoding in the processes of a pool. */
export function decodeIn(
  pool: Pick<ReturnType<typeof createWorkerPool<PictureJob, PictureAnswer>>, 'run'>,
): Decode {
  return async (job) => succeeded(await pool.run(job));
}

function succeeded(answer: PictureAnswer | null): PictureSuccess {
  switch (answer?.outcome) {
    case 'prepared':
    case 'checkable':
      return answer;
    case 'refused':
      throw new AppError(answer.code, { cause: new Error(answer.words) });
    case 'memory':
      throw new AppError('attachment.too_many_pixels', { cause: new Error('too much memory') });
    case 'disk':
      throw Object.assign(new Error(answer.words), {
        code: /space|quota/i.test(answer.words) ? 'ENOSPC' : 'EIO',
      });
    case undefined:
      throw new AppError('attachment.unreadable', {
        cause: new Error('the picture process ended over it'),
      });
  }
}
