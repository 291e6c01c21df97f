import type { IncomingMessage } from 'node:http';

import type { Endpoint, Nothing } from '#shared/http/endpoint';

import { actorOf, type ApiRoutes } from './api-routes';
import { readCall, type Call } from './mount';

/** Puts an endpoint on its route whose body the handler reads by itself, as it streams in. */
export function mountUpload<Reply>(
  routes: ApiRoutes,
  endpoint: Endpoint<Nothing, Nothing, Nothing, Reply>,
  handle: (call: Call<Nothing, Nothing, Nothing> & { request: IncomingMessage }) => Promise<Reply>,
) {
  routes.add(endpoint, async (ctx) => {
    const call = { ...readCall(ctx, endpoint), actor: actorOf(ctx), request: ctx.req };
    const reply = await handle(call);
    ctx.status = endpoint.status;
    ctx.body = endpoint.reply?.parse(reply);
  });
}
