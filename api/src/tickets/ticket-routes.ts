import type { ApiRoutes } from '#api/http/api-routes';
import { mount } from '#api/http/mount';
import type { Actor } from '#shared/accounts/actor';
import { boardApi } from '#shared/tickets/board-api';
import { candidateApi } from '#shared/tickets/candidate-api';
import { leaveWorkApi } from '#shared/tickets/leave-work-api';
import { ticketApi } from '#shared/tickets/ticket-api';

import { actOnTicket } from './act-on-ticket';
import { showBoard } from './board/show-board';
import { leaveWork } from './leave-work';
import { listTickets } from './list-tickets';
import { presentSummaries } from './present-summaries';
import { presentTicket } from './present-ticket';
import { countQueues } from './queues/count-queues';
import { readTicket, relationsOf } from './read-ticket';
import { showCandidates } from './show-candidates';
import { showTimeline } from './show-timeline';
import { submitTicket } from './submit-ticket';
import type { Ticket } from './ticket';
import type { TicketDeps } from './ticket-deps';

export function ticketRoutes(routes: ApiRoutes, deps: TicketDeps) {
  mount(routes, ticketApi.submit, async ({ body, actor, idempotencyKey }) =>
    present(deps, await submitTicket(deps, { body, actor, idempotencyKey }), actor),
  );

  mount(routes, ticketApi.list, async (call) => {
    const { query, actor } = call;
    const { items, ...page } = await listTickets(deps, {
      ...{ ...query, actor },
      // only a search takes so long that somebody may have left
      ...(query.q !== undefined && { signal: call.signal }),
    });
    return { items: await presentSummaries(deps, items, actor), ...page };
  });

  mount(routes, ticketApi.queues, () => countQueues(deps));

  mount(routes, ticketApi.show, async ({ params, actor }) =>
    presentTicket(deps, await readTicket(deps, { id: params.id, actor }), actor),
  );

  mount(routes, ticketApi.timeline, async ({ params, query, actor }) => ({
    items: await showTimeline(deps, {
      ...{ ticketId: params.id, actor },
      ...query,
    }),
  }));

  mount(routes, candidateApi.candidates, async ({ params, actor }) => ({
    items: await showCandidates(deps, { ticketId: params.id, actor }),
  }));

  mount(routes, boardApi.engineers, async ({ actor }) => ({ items: await showBoard(deps, actor) }));

  mount(routes, leaveWorkApi.leave, ({ body, actor }) => leaveWork(deps, { ...body, actor }));

  mount(routes, ticketApi.act, async ({ params, body, actor, idempotencyKey }) => {
    const { id: ticketId, action } = params;
    const ticket = await actOnTicket(deps, { ticketId, action, actor, body, idempotencyKey });
    return present(deps, ticket, actor);
  });
}

async function present(deps: TicketDeps, ticket: Ticket, actor: Actor) {
  return presentTicket(deps, { ticket, relations: await relationsOf(deps, ticket, actor) }, actor);
}
