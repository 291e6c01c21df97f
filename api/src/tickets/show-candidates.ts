import { sayReason } from '#api/assignment/index';
import type { Actor } from '#shared/accounts/actor';
import type { CandidateReply } from '#shared/tickets/candidate-api';

import { readTicket } from './read-ticket';
import type { TicketDeps } from './ticket-deps';

/**
 * Engineers in the order in which a ticket is put to them; whoever holds it is none.
 *
 * @throws {AppError} `ticket.not_found`
 */
export async function showCandidates(
  deps: TicketDeps,
  { ticketId, actor }: { ticketId: string; actor: Actor },
): Promise<CandidateReply[]> {
  const { ticket } = await readTicket(deps, { id: ticketId, actor });
  const ranked = await deps.candidates(ticket, deps.clock());
  const others = ranked.filter(({ engineer }) => engineer.id !== ticket.assigneeId);
  const known = await deps.people(
    others.map(({ engineer }) => engineer.id),
    actor,
  );
  const productIds = others.flatMap(({ engineer }) =>
    engineer.skills.flatMap(({ productId }) => productId ?? []),
  );
  const products = await productsOf(deps, [...new Set(productIds)]);
  return others.flatMap((one) => {
    const { capacity, id, isAvailable, name, skills } = one.engineer;
    const person = known.get(id);
    return {
      ...{ id, name, role: person?.role ?? 'engineer', avatarUrl: person?.avatarUrl ?? null },
      skills: skills.map(({ category, productId }) => ({
        category,
        product: productId === null ? null : (products.get(productId) ?? null),
      })),
      ...{ openTickets: one.load, capacity, isAvailable },
      ...{ reason: sayReason(one), obstacles: one.obstacles },
    };
  });
}

async function productsOf({ product }: TicketDeps, ids: readonly string[]) {
  const found = await Promise.all(ids.map((id) => product(id)));
  return new Map(found.flatMap((one) => (one ? [[one.id, { id: one.id, name: one.name }]] : [])));
}
