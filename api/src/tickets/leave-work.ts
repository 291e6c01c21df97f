import { AppError } from '#api/app-error';
import { bounded } from '#api/bounds/index';
import type { Actor } from '#shared/accounts/actor';
import type { TicketAction } from '#shared/tickets/ticket-actions';
import { isOfferable } from '#shared/tickets/ticket-actions';
import { ticketStatuses } from '#shared/tickets/ticket-status';

import { actOnTicket } from './act-on-ticket';
import type { TicketDeps } from './ticket-deps';
import type { TicketScopeOfView } from './ticket-view-repository';
import { ticketWords } from './words';

type Input = { actor: Actor; handOver: boolean };

/**
 * Somebody goes off duty: what they are asked to take goes on to others at once, what they hold stays theirs or goes to the desk.
 * Made twice it finds nothing more to do.
 */
export async function leaveWork(deps: TicketDeps, { actor, handOver }: Input) {
  const asked = await idsOf(deps, { view: 'offered', offeredTo: actor.id });
  const held = handOver ? await idsOf(deps, { view: 'assigned', assigneeId: actor.id }) : [];
  return {
    declined: await actOnEach(deps, { ids: asked, action: 'decline', actor }),
    handedOver: await actOnEach(deps, { ids: held, action: 'hand_over', actor }),
  };
}

async function idsOf(deps: TicketDeps, whose: TicketScopeOfView): Promise<string[]> {
  const statuses = ticketStatuses.filter(isOfferable);
  const { items } = await deps.tickets.list({ whose, statuses, limit: bounded.page.most });
  return items.map(({ id }) => id);
}

type Each = { ids: readonly string[]; action: TicketAction; actor: Actor };

/** How many went through; what somebody else has changed meanwhile is no longer this person’s. */
async function actOnEach(deps: TicketDeps, { ids, action, actor }: Each): Promise<number> {
  const body = { note: ticketWords.leavesDuty };
  const counted = { done: 0 };
  for (const ticketId of ids) {
    try {
      await actOnTicket(deps, { ticketId, action, actor, body, idempotencyKey: null });
      counted.done += 1;
    } catch (error: unknown) {
      if (!(error instanceof AppError) || error.status >= 500) {
        throw error;
      }
    }
  }
  return counted.done;
}
