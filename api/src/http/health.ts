import type { Middleware } from 'koa';

import { assertThat } from '#api/app-error';
import type { RoomWatch } from '#api/storage/index';

import type { Gate } from './gate';

type Health = {
  gate: Gate;
  isBusy: () => boolean;
  isDatabaseReachable: () => Promise<boolean>;
  room: Pick<RoomWatch, 'hasRoom'>;
};

/**
 * `/healthz`: the process answers. `/readyz`: send it work. Both stay outside the gate. `/readyz?exclude=busy` is for whoever
 * sends no work at all to processes that are not ready: when all are busy, a slow answer is better than none.
 */
export function answerHealth({ gate, isBusy, isDatabaseReachable, room }: Health): Middleware {
  return async (ctx, next) => {
    if (ctx.path !== '/healthz' && ctx.path !== '/readyz') {
      await next();
      return;
    }
    ctx.set('Allow', 'GET, HEAD');
    assertThat(ctx.method === 'GET' || ctx.method === 'HEAD', 'request.method_not_allowed');
    if (ctx.path === '/healthz') {
      ctx.body = { status: 'ok' };
      return;
    }
    assertThat(gate.isOpen(), 'server.stopping');
    assertThat(ctx.query['exclude'] === 'busy' || !isBusy(), 'server.busy');
    assertThat(await isDatabaseReachable(), 'server.not_ready');
    assertThat(await room.hasRoom(), 'server.disk_full');
    ctx.body = { status: 'ok' };
  };
}
