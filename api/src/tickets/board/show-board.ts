import { bounded } from '#api/bounds/index';
import type { Actor } from '#shared/accounts/actor';
import type { EngineerProfile } from '#shared/directory/engineer-profile';
import type { BoardEngineer, BoardTicket, Presence } from '#shared/tickets/board-api';

import { presentSkills } from '../present-skills';
import type { KnownPerson, TicketDeps } from '../ticket-deps';

import type { BoardedTicket } from './board-repository';
import { freeFrom, visitsToday } from './visits-today';

type Seen = {
  now: Date;
  engineer: EngineerProfile;
  person: KnownPerson | undefined;
  tickets: readonly BoardedTicket[];
  leaveUntil: Date | null;
};

const order: readonly Presence[] = ['here', 'off', 'leave'];

/** Everybody who solves tickets, those who are there first, with what they hold and visit today. */
export async function showBoard(deps: TicketDeps, actor: Actor): Promise<BoardEngineer[]> {
  const now = deps.clock();
  const [engineers, away] = await Promise.all([deps.engineers(now), deps.awayUntil(now)]);
  const ids = engineers.map(({ id }) => id);
  const [tickets, people, skillsOf] = await Promise.all([
    deps.board.heldBy(ids),
    deps.people(ids, actor),
    presentSkills(deps, engineers),
  ]);
  return engineers
    .map((engineer) => ({
      ...present({
        ...{ now, engineer },
        person: people.get(engineer.id),
        tickets: tickets.filter((ticket) => isWith(ticket, engineer.id)),
        leaveUntil: away.get(engineer.id) ?? null,
      }),
      skills: skillsOf(engineer),
    }))
    .sort(
      (a, b) =>
        order.indexOf(a.presence) - order.indexOf(b.presence) ||
        a.openTickets / Math.max(1, a.capacity) - b.openTickets / Math.max(1, b.capacity) ||
        a.name.localeCompare(b.name, 'zh'),
    );
}

/** Whoever holds a ticket that somebody else is asked to take holds it until then. */
function isWith({ assigneeId, offer }: BoardedTicket, engineerId: string): boolean {
  return assigneeId === engineerId || offer?.to === engineerId;
}

function present({
  engineer,
  leaveUntil,
  now,
  person,
  tickets,
}: Seen): Omit<BoardEngineer, 'skills'> {
  const { capacity, id, name } = engineer;
  const unique = [...new Map(tickets.map((ticket) => [ticket.id, ticket])).values()];
  const visits = visitsToday(
    unique.filter(({ assigneeId }) => assigneeId === id),
    now,
  );
  const presence = presenceOf(engineer, leaveUntil);
  const { avatarUrl = null, phone = null, role = 'engineer' } = person ?? {};
  return {
    ...{ id, name, role, avatarUrl, phone, capacity, presence },
    leaveUntil: leaveUntil?.toISOString() ?? null,
    openTickets: unique.length,
    held: unique
      .sort((a, b) => a.workOrder.getTime() - b.workOrder.getTime())
      .slice(0, bounded.ticketsOfEngineerOnBoard.most)
      .map((ticket) => presentHeld(ticket, id)),
    visits: visits.map(({ from, isUnderway, place, ticket, to }) => ({
      ...{ ticketId: ticket.id, number: ticket.number, place, isUnderway },
      ...{ from: from.toISOString(), to: to.toISOString() },
    })),
    freeFrom: presence === 'off' ? null : freeFrom(visits, leaveUntil ?? now).toISOString(),
  };
}

function presenceOf(
  { isAvailable }: Seen['engineer'],
  leaveUntil: Seen['leaveUntil'],
): BoardEngineer['presence'] {
  if (leaveUntil) {
    return 'leave';
  }
  return isAvailable ? 'here' : 'off';
}

function presentHeld(ticket: BoardedTicket, engineerId: string): BoardTicket {
  const { assigneeId, id, number, promise, queue } = ticket;
  return {
    ...{ id, number, queue, isOffered: assigneeId !== engineerId },
    promise: promise && { kind: promise.kind, dueAt: promise.dueAt.toISOString() },
  };
}
