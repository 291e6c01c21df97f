import type { ApiRoutes } from '#api/http/api-routes';
import { mount } from '#api/http/mount';
import { taskApi } from '#shared/tasks/task-api';

import type { TicketDeps } from '../ticket-deps';

import { listTasks } from './list-tasks';

export function taskRoutes(routes: ApiRoutes, deps: TicketDeps) {
  mount(routes, taskApi.mine, ({ query, actor }) =>
    listTasks(deps, { ...query, ownerId: actor.id }, actor),
  );

  mount(routes, taskApi.list, async ({ query, actor }) => {
    const now = deps.clock();
    const [page, counts] = await Promise.all([
      listTasks(deps, { ...query, now }, actor),
      deps.tasks.count(now),
    ]);
    return { ...page, counts };
  });

  mount(routes, taskApi.owners, async ({ actor }) => ({ items: await deps.staff(actor) }));
}
