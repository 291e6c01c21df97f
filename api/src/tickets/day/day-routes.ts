import type { ApiRoutes } from '#api/http/api-routes';
import { mount } from '#api/http/mount';
import { similarApi } from '#shared/tickets/similar-api';
import { workNumbersApi } from '#shared/tickets/work-numbers-api';
import { visitApi } from '#shared/visits/visit-api';

import type { TicketDeps } from '../ticket-deps';

import { showNumbers } from './show-numbers';
import { showSimilar } from './show-similar';
import { showWeek } from './show-week';

export function dayRoutes(routes: ApiRoutes, deps: TicketDeps) {
  mount(routes, similarApi.similar, async ({ params, actor }) => ({
    items: await showSimilar(deps, { ticketId: params.id, actor }),
  }));
  mount(routes, visitApi.week, ({ query, actor }) =>
    showWeek(deps, { from: new Date(query.from), to: new Date(query.to), actor }),
  );
  mount(routes, workNumbersApi.show, ({ actor }) => showNumbers(deps, actor));
}
