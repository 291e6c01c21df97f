import type { News } from '#api/live/index';
import { rolesThatMay, type Grant } from '#shared/accounts/roles';
import type { LiveEvent } from '#shared/live/live-messages';

import { isInPool } from './relations';
import { isLaidBeforeCustomers } from './shows-attachment';
import type { Ticket } from './ticket';
import type { TicketDeps } from './ticket-deps';
import type { TicketParties } from './ticket-reading-repository';

type Group = Extract<News, { kind: 'event' }>['to'][number];
type Deps = Pick<TicketDeps, 'announce' | 'organization'>;

/**
 * Tells every phone whose open page or list a write has changed, one event per entry; of internal entries only staff.
 * It never fails: the write has happened, and a lost event costs only time.
 */
export async function announceSteps(
  deps: Deps,
  before: Ticket | null,
  after: Ticket,
): Promise<void> {
  const to = [...staffSide(before, after), ...(await customerSide(deps, after))];
  for (const { seq, visibility } of after.timeline.filter(
    (entry) => entry.seq > (before?.seq ?? 0),
  )) {
    const event: LiveEvent = { type: 'ticket', ticketId: after.id, seq };
    deps.announce({
      kind: 'event',
      to,
      staff: event,
      customer: visibility === 'customer' ? event : null,
    });
  }
}

/** The same for staff alone, when a write has added no entry: a time has passed. */
export function announceChange(deps: Deps, before: Ticket, after: Ticket): Promise<void> {
  const staff: LiveEvent = { type: 'content', ticketId: after.id };
  deps.announce({ kind: 'event', to: staffSide(before, after), staff, customer: null });
  return Promise.resolve();
}

/**
 * The same for a change that is no entry: a picture was let through, words were hidden. A picture that staff show each
 * other is none of the customers' business; words are only looked over when customers read them.
 */
export async function announceContent(
  deps: Deps & Pick<TicketDeps, 'tickets'>,
  ticketId: string,
  attachmentId: string | null,
): Promise<void> {
  const ticket = await deps.tickets.findMarked(ticketId, { attachmentId: attachmentId ?? '' });
  if (ticket) {
    const to = [...staffSide(ticket, ticket), ...(await customerSide(deps, ticket))];
    const event: LiveEvent = { type: 'content', ticketId };
    const isTheirs = attachmentId === null || isLaidBeforeCustomers(ticket, attachmentId);
    deps.announce({ kind: 'event', to, staff: event, customer: isTheirs ? event : null });
  }
}

function staffSide(before: TicketParties | null, after: TicketParties): Group[] {
  const holders = [before, after]
    .flatMap((ticket) => [ticket?.assigneeId, ticket?.offer?.to])
    .filter((id) => typeof id === 'string');
  const isPoolChanged = (before !== null && isInPool(before)) || isInPool(after);
  return [
    `ticket:${after.id}`,
    ...everybodyWho('dispatch tickets'),
    ...[...new Set(holders)].map((id): Group => `person:${id}`),
    ...(isPoolChanged ? everybodyWho('solve tickets') : []),
  ];
}

function everybodyWho(grant: Grant): Group[] {
  return rolesThatMay(grant).map((role): Group => `role:${role}`);
}

async function customerSide({ organization }: Deps, ticket: TicketParties): Promise<Group[]> {
  const { joinedReporterIds = [], organizationId, reporterId } = ticket;
  const reporters = [reporterId, ...joinedReporterIds].map((id): Group => `person:${id}`);
  const its = organizationId === null ? null : await organization(organizationId).catch(() => null);
  // colleagues see the ticket in their list only while the organization lets them
  return its?.colleaguesFollow ? [...reporters, `organization:${its.id}`] : reporters;
}
