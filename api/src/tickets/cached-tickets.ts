import { bounded } from '#api/bounds/index';
import {
  answerCache,
  pageCache,
  recordCache,
  type Answers,
  type RecordChanges,
} from '#api/cache/index';
import { isObjectId, type Page } from '#api/mongo/index';

import { queuesOf } from './queues/queue-of';
import { isInPool } from './relations';
import type { Ticket } from './ticket';
import type { TicketChange } from './ticket-change';
import { newestEntries, type Look } from './ticket-projection';
import type { FoundTicket, StepName, TicketOfSteps } from './ticket-reading-repository';
import type { ListedTicket, QueueCounts, TicketRepository } from './ticket-repository';
import type { TicketList, TicketScopeOfView } from './ticket-view-repository';

/** Whose entries a kept ticket holds. */
type Side = 'all' | 'customers';

/**
 * A ticket is read again and again while it is worked on: by its page, by each step, by everybody whom a live event calls.
 * So are the first pages of lists. Both are kept until a step changes them.
 */
export function cachedTickets(tickets: TicketRepository, changes: RecordChanges): TicketRepository {
  const options = { records: 'tickets', changes } as const;
  const found = recordCache<FoundTicket>({
    ...options,
    most: bounded.ticketsKept.most,
    load: (names) => loadTickets(tickets, names),
  });
  const lists = pageCache<Page<ListedTicket>>({ ...options, most: bounded.listsKept.most });
  const counts = pageCache<QueueCounts>({ ...options, most: 1 });
  const steps = answerCache<TicketOfSteps>({ ...options, most: bounded.stepsKept.most });
  return {
    ...tickets,

    find: async (id, look = {}) => {
      if (!isObjectId(id)) {
        return null;
      }
      if (look.isFresh) {
        return tickets.find(id, look);
      }
      const name = foundName(id, look.isForCustomers ? 'customers' : 'all');
      const ticket = (await found.read([name])).get(name) ?? null;
      return ticket && lookedAt(tickets, ticket, look);
    },

    findSteps: (wanted) => findSteps(wanted, { load: tickets.findSteps, about: steps.about }),

    list: (asked) =>
      asked.cursor === undefined
        ? lists.read(listName(asked.whose), pageName(asked), () => tickets.list(asked))
        : // further pages are seldom asked for
          tickets.list(asked),

    countQueues: (now) => counts.read(everyQueue, '', () => tickets.countQueues(now)),

    create: (ticket, keys) =>
      found.changing(namesChanged(ticket), () => tickets.create(ticket, keys)),

    write: (ticket, change, keys) =>
      found.changing(namesChanged(ticket, change), () => tickets.write(ticket, change, keys)),
  };
}

async function loadTickets(tickets: TicketRepository, names: readonly string[]) {
  const loaded = await Promise.all(
    names.map(async (name): Promise<[string, FoundTicket | null]> => {
      const [id = '', side] = name.split(' ');
      return [name, await tickets.find(id, { isForCustomers: side === 'customers' })];
    }),
  );
  return new Map(loaded.flatMap(([name, ticket]) => (ticket ? [[name, ticket] as const] : [])));
}

/**
 * Whether a request was written before is seen in a kept ticket that holds its whole timeline; it may be older than that, but then
 * the step is not written either, and read anew.
 */
async function lookedAt(tickets: TicketRepository, ticket: FoundTicket, look: Look) {
  const { request } = look;
  if (!request) {
    return ticket;
  }
  if (ticket.seq > newestEntries) {
    return tickets.find(ticket.id, look);
  }
  const { key, actorId } = request;
  const written = ticket.timeline.find((entry) => entry.key === key && entry.actorId === actorId);
  return { ...ticket, written: written ?? null };
}

type StepSource = {
  load: TicketRepository['findSteps'];
  about: (subject: string) => Answers<TicketOfSteps>;
};

async function findSteps(wanted: readonly StepName[], { load, about }: StepSource) {
  const ids = [...new Set(wanted.map(({ ticketId }) => ticketId))];
  const questions = ids.map((id) => {
    const its = wanted.filter(({ ticketId }) => ticketId === id);
    return { id, its, name: its.map(({ seq }) => seq ?? '').join(' '), kept: about(stepsName(id)) };
  });
  const missing = questions.filter(({ kept, name }) => !kept.has(name));
  const loaded = missing.length === 0 ? [] : await load(missing.flatMap(({ its }) => its));
  const byId = new Map(loaded.map((ticket) => [ticket.id, ticket]));
  return questions.flatMap(({ id, kept, name }) => {
    const ticket = kept.get(name) ?? byId.get(id);
    if (ticket && kept.size < bounded.stepQuestionsKept.most) {
      kept.set(name, ticket);
    }
    return ticket ?? [];
  });
}

function pageName({ limit, statuses }: TicketList): string {
  return [limit, ...statuses].join(' ');
}

function listName(whose: TicketScopeOfView): string {
  switch (whose.view) {
    case 'mine':
      return `mine ${whose.reporterId}`;
    case 'organization':
      return `organization ${whose.organizationId}`;
    case 'offered':
      return `offered ${whose.offeredTo}`;
    case 'queue':
      return `queue ${whose.queue}`;
    case 'assigned':
      return `assigned ${whose.assigneeId}`;
    case 'pool':
    case 'all':
      return whose.view;
  }
}

/** Numbers of all queues of the desk. */
const everyQueue = 'queues';
const foundName = (id: string, side: Side) => `${id} ${side}`;
const stepsName = (id: string) => `steps ${id}`;

/** What is kept of a ticket that becomes another reporter's. */
export function namesOfMove({ _id }: { _id: unknown }, fromId: string, toId: string): string[] {
  const id = String(_id);
  const lists = [{ view: 'all' } as const, mineOf(fromId), mineOf(toId)];
  return [...ownNames(id), ...lists.map(listName)];
}

const mineOf = (reporterId: string) => ({ view: 'mine', reporterId }) as const;
const ownNames = (id: string) => [foundName(id, 'all'), foundName(id, 'customers'), stepsName(id)];

/** Everything that is kept of a ticket, and the lists that it stands in before and after a change. */
function namesChanged(ticket: Ticket, { fields }: Pick<TicketChange, 'fields'> = { fields: {} }) {
  const { id, organizationId, reporterId } = ticket;
  const states = [ticket, { ...ticket, ...fields }];
  const queues = [...new Set(states.flatMap(queuesOf))];
  const lists: TicketScopeOfView[] = [
    { view: 'all' },
    mineOf(reporterId),
    ...(organizationId === null ? [] : [{ view: 'organization', organizationId } as const]),
    ...(states.some(isInPool) ? [{ view: 'pool' } as const] : []),
    ...states.flatMap(({ assigneeId }) =>
      assigneeId === null ? [] : [{ view: 'assigned', assigneeId } as const],
    ),
    ...states.flatMap(({ offer }) =>
      offer ? [{ view: 'offered', offeredTo: offer.to } as const] : [],
    ),
    ...queues.map((queue) => ({ view: 'queue', queue }) as const),
  ];
  return [...new Set([...ownNames(id), everyQueue, ...lists.map(listName)])];
}
