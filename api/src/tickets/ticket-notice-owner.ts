import type { Taken } from '#api/background/index';
import type {
  Claimed,
  NoticeOwner,
  NoticeStanding,
  OwedNotice,
  OwingSource,
} from '#api/notice-owner';
import type { Actor } from '#shared/accounts/actor';
import { may, roleName } from '#shared/accounts/roles';
import type { Names } from '#shared/notices/notice-rule';
import type { NoticeKey } from '#shared/notices/notice-source';
import { promiseOfFact } from '#shared/tickets/clock-fact';
import { seqOfFact } from '#shared/tickets/entry-fact';
import { ticketNotices } from '#shared/tickets/notices/ticket-notices';
import { servicePromiseWords } from '#shared/tickets/ticket-life-words';
import { clockTime, sayDate } from '#shared/time/say-time';
import { timeWords } from '#shared/time/time-words';

import { noteUnheard } from './reach/note-unheard';
import { isReadableBy } from './read-ticket';
import { hasPrivateReason } from './reasons';
import type { OutboxEntry } from './ticket';
import type { TicketDeps } from './ticket-deps';
import type { TicketOwing } from './ticket-outbox-repository';
import { ticketWords } from './words';
import { wordsBefore } from './words-before';

/** Tickets owe notices of what happens to them. */
export function ticketNoticeOwner(deps: TicketDeps): NoticeOwner {
  const { outbox } = deps;
  return {
    kind: 'ticket',
    rules: ticketNotices,
    due: outbox.due,
    claim: async (...asked) => claimed(deps, await outbox.claim(...asked)),
    look: async (...asked) => claimed(deps, await outbox.look(...asked)),
    settle: outbox.settle,
    standings: (told, reader) => standings(deps, told, reader),
    noteUnheard: (unheard) => noteUnheard(deps, unheard),
    isOpenTo: async (id, reader) =>
      may(reader.role, 'read every ticket') || (await isReadableBy(deps, id, reader)),
  };
}

/** What the notices of many tickets are about is read once for all of them. */
type Near = Pick<TicketDeps, 'organization'> & { names: () => Promise<KnownNames> };
type KnownNames = ReadonlyMap<string, { name: string }>;

/** A ticket that cannot be read keeps back no other. */
function claimed(deps: TicketDeps, { held, failed }: Taken<TicketOwing>): Claimed {
  const near = readOnce(deps, held);
  const readable = new Map<string, OwingSource>();
  const failures = new Map(failed);
  for (const ticket of held) {
    const id = ticket._id.toHexString();
    try {
      readable.set(id, owedBy(near, ticket));
    } catch (error: unknown) {
      failures.set(id, error);
    }
  }
  return { held: readable, failed: failures };
}

function readOnce({ people, organization }: TicketDeps, held: readonly TicketOwing[]): Near {
  // an entry may be unreadable
  const entries: (OutboxEntry | null)[] = held.flatMap(({ outbox }) => outbox);
  const ids = new Set(entries.flatMap((entry) => entry?.assigneeId ?? []));
  return {
    organization: once(organization),
    names: once(() => people([...ids])),
  };
}

/** Asks once for each id; what could not be answered is asked again. */
function once<Answer>(ask: (id: string) => Promise<Answer>): (id?: string) => Promise<Answer> {
  const asked = new Map<string, Promise<Answer>>();
  return (id = '') => {
    const answer = asked.get(id) ?? ask(id);
    asked.set(id, answer);
    answer.catch(() => asked.delete(id));
    return answer;
  };
}

function owedBy(near: Near, ticket: TicketOwing): OwingSource {
  const { number, description, severity, organizationName } = ticket;
  return {
    sourceName: number,
    about: { description, severity, organizationName },
    entries: ticket.outbox.map((entry) => owed(near, ticket, entry)),
  };
}

function owed(near: Near, ticket: TicketOwing, entry: OutboxEntry): OwedNotice {
  const { fact, kind, at, actorId, visibility } = entry;
  return {
    ...{ fact, kind, at, actorId },
    membersOf: async (group) =>
      group === 'followers'
        ? [...(await followersOf(near, ticket, entry)), ...(entry.staffFollowerIds ?? [])]
        : membersNamed[group](entry),
    isFor: (role) =>
      may(role, 'read every ticket') || (visibility === 'customer' && may(role, 'report tickets')),
    names: async () => ({
      assignee: await engineerName(near, entry.assigneeId),
      ...promiseName(fact),
    }),
    textFor: (role) =>
      hasPrivateReason(entry) && !may(role, 'read every ticket') ? '' : textOf(entry),
  };
}

/** A new promise comes before the reason for it. It may be read days later: no 今天 and no 明天. */
function textOf({ at, promisedAt = null, text }: OutboxEntry): string {
  if (promisedAt === null) {
    return text;
  }
  const time = timeWords.at(sayDate(promisedAt, at.getTime()), clockTime(promisedAt));
  return text === '' ? ticketWords.newTime(time) : ticketWords.newTimeAndWhy(time, text);
}

type Named = Exclude<Parameters<OwedNotice['membersOf']>[0], 'followers'>;

/** Who of an entry belongs to a group; followers are asked for. */
const membersNamed: Record<Named, (entry: OutboxEntry) => string[]> = {
  reporter: ({ reporterId }) => [reporterId],
  // who follows of the staff hears what whoever holds it hears
  assignee: ({ assigneeId, staffFollowerIds = [] }) => [
    ...onlyKnown(assigneeId),
    ...staffFollowerIds,
  ],
  'former assignee': ({ formerAssigneeId }) => onlyKnown(formerAssigneeId),
  offered: ({ offeredIds = [] }) => offeredIds,
  'follow-up owner': ({ followUp }) => onlyKnown(followUp?.ownerId),
  'former follow-up owner': ({ followUp }) => onlyKnown(followUp?.formerOwnerId),
  // what the customer's side owes, whoever holds the ticket asks after
  'task owner': ({ assigneeId, task }) => onlyKnown(task?.ownerId ?? assigneeId),
  'former task owner': ({ task }) => onlyKnown(task?.formerOwnerId),
};

function onlyKnown(id: string | null | undefined): string[] {
  return id ? [id] : [];
}

/** Whose own report was merged into it follows whatever the organization lets its colleagues do. */
async function followersOf(near: Near, ticket: TicketOwing, entry: OutboxEntry) {
  const joined = new Set(ticket.joinedReporterIds);
  return (await mayFollow(near, ticket, entry))
    ? entry.followerIds
    : entry.followerIds.filter((id) => joined.has(id));
}

/** Asked again each time: an organization may have closed its tickets to colleagues since. */
async function mayFollow(
  { organization }: Near,
  { organizationId }: TicketOwing,
  { followerIds }: OutboxEntry,
): Promise<boolean> {
  if (organizationId === null || followerIds.length === 0) {
    return false;
  }
  return (await organization(organizationId))?.colleaguesFollow ?? false;
}

async function engineerName({ names }: Near, id: string | null): Promise<string> {
  const known = id === null ? null : (await names()).get(id);
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
  return words.map(({ says, problem, assigneeId }, index) => ({
    says,
    about: problem,
    names: {
      ...(assigneeId !== null && {
        assignee: known.get(assigneeId)?.name ?? roleName('engineer'),
      }),
      ...promiseName(told[index]?.fact ?? ''),
    },
  }));
}

/** What a fact of a clock calls it in its title. */
function promiseName(fact: string): Names {
  const promise = promiseOfFact(fact);
  return promise === null ? {} : { promise: servicePromiseWords[promise] };
}
