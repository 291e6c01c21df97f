import type { Middleware } from 'koa';

import { assertThat } from '#api/app-error';

/** Lets requests in until it is closed, and knows when the last one has been answered. */
export type Gate = {
  enter: Middleware;
  isOpen: () => boolean;
  /** From now on answers `server.stopping`; resolves when nothing runs any more. */
  close: () => Promise<void>;
};

export function createGate(): Gate {
  let isOpen = true;
  let running = 0;
  let tellIdle: () => void = () => undefined;

  return {
    enter(ctx, next) {
      if (!isOpen) {
        ctx.set('Connection', 'close');
      }
      assertThat(isOpen, 'server.stopping', { retryAfter: 5000 });
      running += 1;
      // `close` comes after the last byte, and also when the client goes away
      ctx.res.once('close', () => {
        running -= 1;
        if (!isOpen && running === 0) {
          tellIdle();
        }
      });
      return next();
    },
    isOpen: () => isOpen,
    close() {
      isOpen = false;
      return running === 0
        ? Promise.resolve()
        : new Promise((resolve) => {
            tellIdle = resolve;
          });
    },
  };
}
