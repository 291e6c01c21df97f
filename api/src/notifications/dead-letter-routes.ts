import type Router from '@koa/router';

import { mount } from '#api/http/mount';
import { deadLetterApi } from '#shared/notifications/dead-letter-api';

import {
  dismissDeadLetter,
  listDeadLetters,
  retryDeadLetter,
  retryDeadLetters,
  type DeadLetterDeps,
} from './dead-letters';

export function deadLetterRoutes(router: Router, deps: DeadLetterDeps) {
  mount(router, deadLetterApi.list, ({ query }) => listDeadLetters(deps, query));

  mount(router, deadLetterApi.retryAll, () => retryDeadLetters(deps));

  mount(router, deadLetterApi.retry, ({ params }) => retryDeadLetter(deps, params.id));

  mount(router, deadLetterApi.dismiss, async ({ params }) => {
    await dismissDeadLetter(deps, params.id);
    return undefined;
  });
}
