import type { ApiRoutes } from '#api/http/api-routes';
import { mount } from '#api/http/mount';
import { followUpApi } from '#shared/follow-ups/follow-up-api';

import type { TicketDeps } from '../ticket-deps';

import { listFollowUps } from './list-follow-ups';

export function followUpRoutes(routes: ApiRoutes, deps: TicketDeps) {
  mount(routes, followUpApi.list, ({ query, actor }) => listFollowUps(deps, { ...query, actor }));
  mount(routes, followUpApi.owners, async ({ actor }) => ({ items: await deps.desk(actor) }));
}
