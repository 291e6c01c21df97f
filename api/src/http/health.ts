import type { Middleware } from 'koa';

import { assertThat } from './app-error';
import type { Gate } from './gate';

type Health = { gate: Gate; isDatabaseReachable: () => Promise<boolean> };

/** `/healthz`: the process answers. `/readyz`: send it work. Both stay outside the gate. */
export function answerHealth({ gate, isDatabaseReachable }: Health): Middleware {
  return async (ctx, next) => {
    if (ctx.path === '/healthz') {
      ctx.body = { status: 'ok' };
      return;
    }
    if (ctx.path !== '/readyz') {
      await next();
      return;
    }
    assertThat(gate.isOpen(), 'server.stopping');
    assertThat(await isDatabaseReachable(), 'server.not_ready');
    ctx.body = { status: 'ok' };
  };
}
