import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

import type { Middleware } from 'koa';

/** Bytes. Shorter ones do not get shorter; longer ones would keep others waiting and are packed as streams. */
const packed = { least: 1024, most: 256 * 1024 };

const packers = {
  br: (text: Buffer) =>
    brotliCompressSync(text, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: 4,
        [constants.BROTLI_PARAM_SIZE_HINT]: text.length,
      },
    }),
  // half the work of the usual level, for a twentieth more bytes
  gzip: (text: Buffer) => gzipSync(text, { level: 3 }),
};

/** Texts of some kilobytes are packed in one go: the streams that koa-compress makes for each cost several times the packing itself. */
export const packTexts: Middleware = async (ctx, next) => {
  await next();
  if (typeof ctx.body !== 'string' || ctx.compress === false || ctx.method === 'HEAD') {
    return;
  }
  const text = Buffer.from(ctx.body);
  const encoding = ctx.acceptsEncodings('br', 'gzip', 'identity');
  const isWorthIt = text.length >= packed.least && text.length <= packed.most;
  if (isWorthIt && (encoding === 'br' || encoding === 'gzip')) {
    ctx.body = packers[encoding](text);
    ctx.set('Content-Encoding', encoding);
  }
};
