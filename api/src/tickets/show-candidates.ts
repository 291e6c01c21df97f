import { sayReason } from '#api/assignment/index';
import type { Actor } from '#shared/accounts/actor';
import type { CandidateReply } from '#shared/tickets/candidate-api';

import { presentSkills } from './present-skills';
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
  const skillsOf = await presentSkills(
    deps,
    others.map(({ engineer }) => engineer),
  );
  return others.flatMap((one) => {
    const { capacity, id, isAvailable, name } = one.engineer;
    const person = known.get(id);
    return {
      ...{ id, name, role: person?.role ?? 'engineer', avatarUrl: person?.avatarUrl ?? null },
      skills: skillsOf(one.engineer),
      ...{ openTickets: one.load, capacity, isAvailable },
      ...{ reason: sayReason(one), obstacles: one.obstacles },
    };
  });
}
