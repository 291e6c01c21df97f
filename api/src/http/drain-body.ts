import type { IncomingMessage } from 'node:http';

import type { Middleware } from 'koa';

import { bounded } from '#api/bounds/index';

/** A body that nobody wants is read on, so that the client gets to our answer, but not for ever. */
const most = { bytes: bounded.drainedBytes.most, milliseconds: bounded.drainedWait.most };

/**
 * Whatever is answered before the body was read to its end: the rest is read and thrown away. Closing the connection
 * under a client that still sends would lose the answer on its way; leaving the rest there would make the next request on
 * the connection wait for ever.
 */
export const drainBody: Middleware = async (ctx, next) => {
  try {
    await next();
  } finally {
    if (isUnread(ctx.req)) {
      readOn(ctx.req);
    }
  }
};

function isUnread(request: IncomingMessage): boolean {
  return !request.complete && !request.destroyed;
}

function readOn(request: IncomingMessage) {
  let left = most.bytes;
  const giveUp = () => {
    // the next request on this connection is none of ours
    if (isUnread(request)) {
      request.destroy();
    }
  };
  const timeout = setTimeout(giveUp, most.milliseconds).unref();
  request.on('data', (chunk: Buffer) => {
    left -= chunk.length;
    if (left < 0) {
      giveUp();
    }
  });
  // a client that goes away in the middle is no bug
  request.on('error', () => undefined);
  request.once('close', () => {
    clearTimeout(timeout);
  });
  request.resume();
}
