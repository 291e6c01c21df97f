import type Router from '@koa/router';

import { mount } from '#api/http/mount';
import { moderationApi } from '#shared/moderation/moderation-api';

import { decideFlag, listFlags } from './flags';
import type { ModerationDeps } from './moderation-deps';

export function moderationRoutes(router: Router, deps: ModerationDeps) {
  mount(router, moderationApi.list, ({ query, actor }) => listFlags(deps, { ...query, actor }));
  mount(router, moderationApi.release, ({ params, actor }) =>
    decideFlag(deps, { ...params, actor, state: 'released' }),
  );
  mount(router, moderationApi.hide, ({ params, actor }) =>
    decideFlag(deps, { ...params, actor, state: 'hidden' }),
  );
}
