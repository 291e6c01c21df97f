import type { ApiRoutes } from '#api/http/api-routes';
import { mount } from '#api/http/mount';
import { deadLetterApi } from '#shared/notices/dead-letter-api';

import {
  dismissDeadLetter,
  listDeadLetters,
  retryDeadLetter,
  retryDeadLetters,
  type DeadLetterDeps,
} from './dead-letters';

export function deadLetterRoutes(routes: ApiRoutes, deps: DeadLetterDeps) {
  mount(routes, deadLetterApi.list, ({ query, actor }) =>
    listDeadLetters(deps, { ...query, actor }),
  );

  mount(routes, deadLetterApi.retryAll, () => retryDeadLetters(deps));

  mount(routes, deadLetterApi.retry, ({ params }) => retryDeadLetter(deps, params.id));

  mount(routes, deadLetterApi.dismiss, async ({ params }) => {
    await dismissDeadLetter(deps, params.id);
    return undefined;
  });
}
