import { createSignal } from '#api/background/index';
import { noOtherProcess } from '#api/cache/index';
import { termsChanges, type Absence } from '#api/directory/index';
import { buildIndexes, connectDatabase } from '#api/mongo/index';
import { inboxChannel, inboxRepository, relayBatch, type RelayDeps } from '#api/notices/index';
import { actOnTicket, submitTicket, ticketDeps, ticketNoticeOwner } from '#api/tickets/index';
import type { Ticket } from '#api/tickets/ticket';
import { ticketModel } from '#api/tickets/ticket-model';
import { runTimers } from '#api/tickets/timers/run-timers';
import type { NoticePreferences } from '#shared/notices/preferences';
import { standardTerms } from '#shared/promises/service-terms';
import type { TicketAction } from '#shared/tickets/ticket-actions';
import type { ActionBody, SubmitBody } from '#shared/tickets/ticket-api';

import { roomAttempts } from '../attempts';
import { startTestMongo } from '../embedded-mongo';

import { assignmentOf, usualAssignment } from './assignment-double';
import { aReport, cast, organization, ten, usualBody, type CastName } from './index';

export type TicketRoom = Awaited<ReturnType<typeof startTicketRoom>>;

const names: Record<CastName, string> = {
  customer: '林晓',
  colleague: '周敏',
  engineer: '陈志远',
  engineer2: '赵一鸣',
  dispatcher: '王秀英',
  manager: '李建国',
  stranger: '何静',
};

type Owes = Pick<Ticket, 'outbox'>;

/** Tickets and notices on a real database; the other rooms are played by the cast. */
export async function startTicketRoom() {
  const mongo = await startTestMongo();
  const database = await connectDatabase(mongo.uri);
  const world = {
    now: ten,
    colleaguesFollow: true,
    wakes: 0,
    terms: standardTerms,
    absences: [] as Absence[],
    ...usualAssignment,
  };
  const newsOwed = createSignal();
  newsOwed.listen(() => {
    world.wakes += 1;
  });
  const people = peopleOf();
  const clock = () => world.now;
  const attempts = roomAttempts(database, clock);
  const ports = {
    ...{ attempts, clock },
    // tests write to the database themselves: nothing is kept in memory
    changes: { ...noOtherProcess(), areHeard: () => false },
    people: (ids: readonly string[]) =>
      Promise.resolve(new Map([...people].filter(([id]) => ids.includes(id)))),
    personFor: () => Promise.resolve(cast.customer),
    currentPerson: (id: string) => Promise.resolve({ id }),
    moveReports: () => Promise.resolve(),
    desk: () => Promise.resolve([]),
    organization: (id: string) =>
      Promise.resolve(
        id === organization.id
          ? { ...organization, colleaguesFollow: world.colleaguesFollow }
          : null,
      ),
    product: () => Promise.resolve(null),
    staff: () => Promise.resolve([]),
    terms: () => Promise.resolve(world.terms),
    termsChanges: termsChanges(database),
    termsChanged: createSignal(),
    claimAttachments: () => Promise.resolve(),
    presentAttachments: () => Promise.resolve(new Map()),
    checkWords: () => Promise.resolve(null),
    wordStandings: () => Promise.resolve(new Map()),
    countFlags: () => Promise.resolve(0),
    flaggedTickets: () => Promise.resolve(new Set<string>()),
    unreadTickets: (personId: string, ids: readonly string[]) =>
      inbox.unreadSources(personId, { kind: 'ticket', ids }),
    ...assignmentOf(database, world),
    absences: () => Promise.resolve(world.absences),
    dutyEnded: createSignal(),
    newsOwed,
    announce: () => undefined,
  };
  const tickets = ticketDeps(database, ports);
  const inbox = inboxRepository(database);
  const owner = ticketNoticeOwner(tickets);
  const relay: RelayDeps = {
    owners: [owner],
    channels: [inboxChannel(inbox)],
    people: ports.people,
    usersWithRole: (roles) =>
      Promise.resolve([...people.values()].filter(({ role }) => roles.includes(role))),
    ...{ attempts, clock },
  };
  ticketModel(database);
  await buildIndexes(database);

  return {
    database,
    world,
    people,
    tickets,
    inbox,
    owner,
    relay,
    submit: (
      body: Partial<SubmitBody> = {},
      by: CastName = 'customer',
      key: string | null = null,
    ) => submitTicket(tickets, { actor: cast[by], body: aReport(body), idempotencyKey: key }),
    act: (
      ticketId: string,
      action: TicketAction,
      by: CastName | 'system',
      body: ActionBody = usualBody(action),
      key: string | null = null,
    ) =>
      actOnTicket(tickets, {
        ticketId,
        action,
        actor: by === 'system' ? null : cast[by],
        body,
        idempotencyKey: key,
      }),
    /** Everything that is due by itself; answers how many pieces that were. */
    runTimers: async (deps = tickets) => {
      let pieces = 0;
      while (await runTimers(deps)) {
        pieces += 1;
      }
      return pieces;
    },
    find: async (id: string) => {
      const ticket = await tickets.tickets.find(id);
      if (!ticket) {
        throw new Error(`no ticket ${id}`);
      }
      const timeline = await tickets.tickets.entriesIn(id, { isForCustomers: false }, 10_000);
      const owes = await ticketModel(database).findById(id).select('outbox').lean<Owes>();
      return { ...ticket, timeline, outbox: owes?.outbox ?? [] };
    },
    relayAll: async (deps: RelayDeps = relay) => {
      while (await relayBatch(deps)) {
        // until nothing is owed
      }
    },
    close: async () => {
      await database.close();
      await mongo.stop();
    },
  };
}

function peopleOf() {
  const known = Object.entries(cast).map(([name, { id, role }]) => {
    const person = {
      id,
      role: role,
      name: names[name as CastName],
      avatarUrl: null,
      isInWechat: true,
      isBlocked: false,
      phone: `1380000000${id.slice(-1)}`,
      onDuty: true,
      preferences: { inbox: true, wechat: true } as NoticePreferences,
    };
    return [id, person] as const;
  });
  return new Map(known);
}
