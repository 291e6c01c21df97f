import type { ApiRoutes } from '#api/http/api-routes';
import { mount } from '#api/http/mount';
import { deskTicketApi } from '#shared/tickets/desk-ticket-api';

import { actOnMany } from './act-on-many';
import { fileTicket } from './file-ticket';
import { presentTicket } from './present-ticket';
import { relationsOf } from './read-ticket';
import type { TicketDeps } from './ticket-deps';

export function deskTicketRoutes(routes: ApiRoutes, deps: TicketDeps) {
  mount(routes, deskTicketApi.file, async ({ body, actor, idempotencyKey }) => {
    const ticket = await fileTicket(deps, { body, actor, idempotencyKey });
    return presentTicket(
      deps,
      { ticket, relations: await relationsOf(deps, ticket, actor) },
      actor,
    );
  });

  mount(routes, deskTicketApi.assign, ({ body, actor, idempotencyKey }) => {
    const { ticketIds, assigneeId, reason: note } = body;
    const step = { action: 'assign', body: { assigneeId, note } } as const;
    return actOnMany(deps, { actor, ticketIds, ...step, idempotencyKey });
  });

  mount(routes, deskTicketApi.close, ({ body, actor, idempotencyKey }) => {
    const { ticketIds, outcome, reason: note } = body;
    const step = { action: 'close', body: { outcome, note } } as const;
    return actOnMany(deps, { actor, ticketIds, ...step, idempotencyKey });
  });
}
