import type { ApiRoutes } from '#api/http/api-routes';
import { assertThat } from '#api/http/app-error';
import { mount } from '#api/http/mount';
import { setAsideApi, type SetAsideReply } from '#shared/background/set-aside-api';
import { isOfTicket } from '#shared/background/work-kinds';

import type { FailureRepository, SetAside } from './failure-repository';

export type SetAsideDeps = {
  failures: FailureRepository;
  /** Something is to be tried again. */
  wake: () => void;
};

export function setAsideRoutes(routes: ApiRoutes, { failures, wake }: SetAsideDeps) {
  mount(routes, setAsideApi.list, async ({ query }) => {
    const [{ items, nextCursor }, total] = await Promise.all([
      failures.list(query),
      failures.countSetAside(),
    ]);
    return { items: items.map(present), nextCursor, total };
  });

  mount(routes, setAsideApi.retryAll, async () => {
    const retried = await failures.releaseAll();
    wake();
    return { retried, total: await failures.countSetAside() };
  });

  mount(routes, setAsideApi.retry, async ({ params }) => {
    assertThat(await failures.release(params.id), 'work.not_found');
    wake();
    return { total: await failures.countSetAside() };
  });
}

function present({ id, kind, itemId, failures, code, ...times }: SetAside): SetAsideReply {
  return {
    ...{ id, kind, failures, code },
    ticketId: isOfTicket(kind) ? itemId : null,
    failedAt: times.firstFailedAt.toISOString(),
    setAsideAt: times.setAsideAt.toISOString(),
  };
}
