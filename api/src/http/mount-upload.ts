import type { IncomingMessage } from 'node:http';

import type Router from '@koa/router';

import type { Endpoint, Nothing } from '#shared/http/endpoint';

import { permitted, readCall, type Call } from './mount';

/** A refused upload is read on, so that the client gets to our answer, but not for ever. */
const drain = { bytes: 64 * 1024 * 1024, milliseconds: 15_000 };

/** Puts an endpoint on the router whose body the handler reads by itself, as it streams in. */
export function mountUpload<Reply>(
  router: Router,
  endpoint: Endpoint<Nothing, Nothing, Nothing, Reply>,
  handle: (call: Call<Nothing, Nothing, Nothing> & { request: IncomingMessage }) => Promise<Reply>,
) {
  router.register(endpoint.path, [endpoint.method], async (ctx) => {
    try {
      const actor = permitted(ctx, endpoint.access);
      const reply = await handle({ ...readCall(ctx, endpoint), actor, request: ctx.req });
      ctx.status = endpoint.status;
      ctx.body = endpoint.reply?.parse(reply);
    } finally {
      readOn(ctx.req);
    }
  });
}

/** Closing the connection under a client that still sends would lose the answer on its way. */
function readOn(request: IncomingMessage) {
  if (request.complete || request.destroyed) {
    return;
  }
  let left = drain.bytes;
  const giveUp = () => {
    // the next request on this connection is none of ours
    if (!request.complete) {
      request.destroy();
    }
  };
  const timeout = setTimeout(giveUp, drain.milliseconds).unref();
  request.on('data', (chunk: Buffer) => {
    left -= chunk.length;
    if (left < 0) {
      giveUp();
    }
  });
  request.once('end', () => {
    clearTimeout(timeout);
  });
  request.resume();
}
