import type { ApiRoutes } from '#api/http/api-routes';
import { mount } from '#api/http/mount';
import { moderationApi } from '#shared/moderation/moderation-api';

import { decideFlag, listFlags } from './flags';
import type { ReviewDeps } from './moderation-deps';

export function moderationRoutes(routes: ApiRoutes, deps: ReviewDeps) {
  mount(routes, moderationApi.list, ({ query, actor }) => listFlags(deps, { ...query, actor }));
  mount(routes, moderationApi.release, ({ params, actor }) =>
    decideFlag(deps, { ...params, actor, state: 'released' }),
  );
  mount(routes, moderationApi.hide, ({ params, actor }) =>
    decideFlag(deps, { ...params, actor, state: 'hidden' }),
  );
}
