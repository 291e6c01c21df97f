import { assertThat } from '#api/app-error';
import { isIn } from '#shared/tickets/ticket-status';

import type { Link, Step } from '../step';
import type { Ticket } from '../ticket';
import type { TicketDeps } from '../ticket-deps';

const minute = 60_000;

type Deps = Pick<TicketDeps, 'tickets'>;
type Asked = Pick<Step, 'action' | 'actor' | 'body' | 'now'>;

/**
 * The ticket that goes on when another is merged into it; null: nobody merges. Each of two that are merged into one another says
 * so before it looks at the other one, so that at least one of them sees it and gives up.
 *
 * @throws {AppError} `ticket.survivor_unfit`, `ticket.merge_across`
 */
export async function findSurvivor(deps: Deps, ticket: Ticket, asked: Asked): Promise<Link | null> {
  const { action, actor, body, now } = asked;
  if (action !== 'merge' || actor === null || body.survivorId === undefined) {
    return null;
  }
  const survivorId = body.survivorId;
  await assertFit(deps, ticket, { survivorId, now });
  await mark(deps, ticket, now);
  try {
    const survivor = await assertFit(deps, ticket, { survivorId, now });
    const { id, number } = survivor;
    return { ticket: { id, number }, by: actor.id, reporterIds: [], followerIds: [] };
  } catch (error: unknown) {
    await mark(deps, ticket, null);
    throw error;
  }
}

async function mark({ tickets }: Deps, ticket: Ticket, mergingAt: Date | null): Promise<void> {
  // when somebody else changed it meanwhile, so does not go through what comes next
  await tickets.write(ticket, { fields: { mergingAt }, entries: [], outbox: [] });
}

async function assertFit(
  { tickets }: Deps,
  ticket: Ticket,
  { survivorId, now }: { survivorId: string; now: Date },
): Promise<Ticket> {
  const survivor = await tickets.find(survivorId, { isFresh: true });
  assertThat(
    survivor && survivor.id !== ticket.id && isIn('open', survivor.status),
    'ticket.survivor_unfit',
  );
  assertThat(isTogether(ticket, survivor), 'ticket.merge_across');
  const { mergingAt } = survivor;
  assertThat(!mergingAt || now.getTime() - mergingAt.getTime() > minute, 'ticket.survivor_unfit');
  return survivor;
}

/** Of one organization, or of one person: across, somebody would read what is none of their business. */
function isTogether(one: Ticket, other: Ticket): boolean {
  const isOfOne = one.organizationId !== null && one.organizationId === other.organizationId;
  return isOfOne || one.reporterId === other.reporterId;
}
