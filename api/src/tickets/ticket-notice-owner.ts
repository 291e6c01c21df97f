import type { NoticeOwner, NoticeStanding, OwedBatch, OwedNotice } from '#api/notice-owner';
import type { Actor } from '#shared/accounts/actor';
import { may, roleName } from '#shared/accounts/roles';
import type { NoticeKey } from '#shared/notices/notice-source';
import { seqOfFact } from '#shared/tickets/entry-fact';
import { ticketNotices } from '#shared/tickets/notices/ticket-notices';

import { isReadableBy } from './read-ticket';
import { hasPrivateReason } from './reasons';
import type { OutboxEntry } from './ticket';
import type { TicketDeps } from './ticket-deps';
import type { TicketOwing } from './ticket-outbox-repository';
import { wordsBefore } from './words-before';

/** Tickets owe notices of what happens to them. */
export function ticketNoticeOwner(deps: TicketDeps): NoticeOwner {
  const { outbox } = deps;
  return {
    kind: 'ticket',
    rules: ticketNotices,
    due: outbox.due,
    claim: async (id, now, leaseFor) => {
      const ticket = await outbox.claim(id, now, leaseFor);
      return ticket && owedBy(deps, ticket);
    },
    settle: outbox.settle,
    standings: (told, reader) => standings(deps, told, reader),
    isOpenTo: async (id, reader) =>
      may(reader.role, 'read every ticket') || (await isReadableBy(deps, id, reader)),
  };
}

function owedBy(deps: TicketDeps, ticket: TicketOwing): OwedBatch {
  const { number, description, severity, organizationName } = ticket;
  return {
    sourceName: number,
    about: { description, severity, organizationName },
    entries: ticket.outbox.map((entry) => owed(deps, ticket, entry)),
  };
}

function owed(deps: TicketDeps, ticket: TicketOwing, entry: OutboxEntry): OwedNotice {
  const { fact, kind, at, actorId, visibility } = entry;
  return {
    ...{ fact, kind, at, actorId },
    membersOf: async (group) => {
      switch (group) {
        case 'reporter':
          return [entry.reporterId];
        case 'followers':
          return (await mayFollow(deps, ticket, entry)) ? entry.followerIds : [];
        case 'assignee':
          return onlyKnown(entry.assigneeId);
        case 'former assignee':
          return onlyKnown(entry.formerAssigneeId);
      }
    },
    isFor: (role) =>
      may(role, 'read every ticket') || (visibility === 'customer' && may(role, 'report tickets')),
    names: async () => ({ assignee: await engineerName(deps, entry.assigneeId) }),
    textFor: (role) =>
      hasPrivateReason(entry) && !may(role, 'read every ticket') ? '' : entry.text,
  };
}

function onlyKnown(id: string | null): string[] {
  return id === null ? [] : [id];
}

/** Asked again each time: an organization may have closed its tickets to colleagues since. */
async function mayFollow(
  { organization }: TicketDeps,
  { organizationId }: TicketOwing,
  { followerIds }: OutboxEntry,
): Promise<boolean> {
  if (organizationId === null || followerIds.length === 0) {
    return false;
  }
  return (await organization(organizationId))?.colleaguesFollow ?? false;
}

async function engineerName({ people }: TicketDeps, id: string | null): Promise<string> {
  const known = id === null ? null : (await people([id])).get(id);
  return known?.name ?? roleName('engineer');
}

async function standings(
  deps: TicketDeps,
  told: readonly NoticeKey[],
  reader: Actor,
): Promise<NoticeStanding[]> {
  const steps = told.map(({ source, fact }) => ({ ticketId: source.id, seq: seqOfFact(fact) }));
  const words = await wordsBefore(deps, steps, reader);
  const named = words.flatMap(({ assigneeId }) => assigneeId ?? []);
  const known = await deps.people([...new Set(named)]);
  return words.map(({ says, problem, assigneeId }) => ({
    says,
    about: problem,
    names:
      assigneeId === null ? {} : { assignee: known.get(assigneeId)?.name ?? roleName('engineer') },
  }));
}
