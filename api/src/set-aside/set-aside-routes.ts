import { assertThat } from '#api/app-error';
import type { FailureRepository, SetAside, Signal } from '#api/background/index';
import type { ApiRoutes } from '#api/http/api-routes';
import { mount } from '#api/http/mount';
import { setAsideApi, type SetAsideReply } from '#shared/background/set-aside-api';
import { ticketOf } from '#shared/background/work-kinds';

export type SetAsideDeps = {
  failures: FailureRepository;
  /** Raised when something is to be tried again; the other kinds of work look by themselves. */
  retried: readonly Signal[];
};

export function setAsideRoutes(routes: ApiRoutes, { failures, retried }: SetAsideDeps) {
  const wakeAll = () => {
    retried.forEach((signal) => {
      signal.raise();
    });
  };

  mount(routes, setAsideApi.list, async ({ query }) => {
    const [{ items, nextCursor }, total] = await Promise.all([
      failures.list(query),
      failures.countSetAside(),
    ]);
    return { items: items.map(present), nextCursor, total };
  });

  mount(routes, setAsideApi.retryAll, async () => {
    const count = await failures.releaseAll();
    wakeAll();
    return { retried: count, total: await failures.countSetAside() };
  });

  mount(routes, setAsideApi.retry, async ({ params }) => {
    assertThat(await failures.release(params.id), 'work.not_found');
    wakeAll();
    return { total: await failures.countSetAside() };
  });
}

function present({ id, kind, itemId, failures, code, ...times }: SetAside): SetAsideReply {
  return {
    ...{ id, kind, failures, code },
    ticketId: ticketOf(kind, itemId),
    failedAt: times.firstFailedAt.toISOString(),
    setAsideAt: times.setAsideAt.toISOString(),
  };
}
