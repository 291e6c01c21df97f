import { bodyParser } from '@koa/bodyparser';
import type { Middleware } from 'koa';

import { assertThat } from './app-error';

const parseJson = bodyParser({ enableTypes: ['json'], jsonLimit: '1mb', encoding: 'utf-8' });

/** JSON bodies up to 1 MB. multipart passes untouched: the upload reads its own stream. */
export const readJson: Middleware = (ctx, next) => {
  // an empty body needs no type
  const isReadable =
    ctx.request.length === 0 || ctx.is('json', '+json', 'multipart/form-data') !== false;
  assertThat(isReadable, 'request.unsupported_type', { detail: 'Send application/json.' });
  return parseJson(ctx, next);
};
