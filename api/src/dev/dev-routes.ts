import type Router from '@koa/router';

import { demoCast, demoNames } from '#shared/accounts/demo-cast';

/** `/dev/*` of a sandbox. Never mounted, nor even loaded, in production. */
export function devRoutes(router: Router) {
  router.get('/cast', (ctx) => {
    ctx.body = { items: demoNames.map((id) => ({ id, code: `demo:${id}`, ...demoCast[id] })) };
  });
}
