import { once } from 'node:events';
import { createServer } from 'node:http';

import Router from '@koa/router';
import Koa from 'koa';

import { createSignal } from '#api/background/index';
import { widenBounds, type Bounds } from '#api/config/index';
import { addressReader } from '#api/http/address-of';
import { callCounter } from '#api/http/count-calls';
import { drainBody } from '#api/http/drain-body';
import { handleErrors } from '#api/http/handle-errors';
import {
  wechatEvents,
  wechatCallbackRoutes,
  type CallbackEvent,
  type CallbackSettings,
} from '#api/wechat/index';

import type { WechatWorld } from './wechat';

type Deps = Parameters<typeof wechatCallbackRoutes>[1];
export type CallbackReceiver = Awaited<ReturnType<typeof startCallbackReceiver>>;

/** Our side of the callbacks on a real socket, keeping the events that it hands on. */
export async function startCallbackReceiver(
  world: Pick<WechatWorld, 'attempts' | 'clock' | 'inbox' | 'log' | 'used'>,
  settings: CallbackSettings,
  options: Pick<Deps, 'patience'> & { bounds?: Bounds } = {},
) {
  const { attempts, inbox, used, clock, log } = world;
  const events: CallbackEvent[] = [];
  const bugs: unknown[] = [];
  const onEvent = (event: CallbackEvent) => Promise.resolve(void events.push(event));
  const kept = { inbox, clock, eventsDue: createSignal() };
  const { step } = wechatEvents({ ...kept, attempts, onEvent });
  const router = new Router({ prefix: '/api/v1' });
  const { bounds = widenBounds(1), patience } = options;
  wechatCallbackRoutes(router, {
    ...{ settings, events: kept, used, clock, log },
    addressOf: addressReader([]),
    count: callCounter(bounds),
    ...(patience && { patience }),
  });
  const app = new Koa();
  app.silent = true;
  app.use(drainBody);
  app.use(handleErrors((error) => bugs.push(error)));
  const handle = app.use(router.routes()).callback();
  const server = createServer((message, response) => void handle(message, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    server,
    url: `http://127.0.0.1:${port}/api/v1/wechat/callback`,
    bugs,
    /** What was handed on, after all work is done. */
    events: async () => {
      while (await step()) {
        // until nothing is due
      }
      return events;
    },
    stop: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
