import { openAccounts, people, type AccountPorts } from './accounts/index';
import { openAttachments } from './attachments/index';
import type { Clock } from './clock';
import { articleRepository } from './knowledge/index';
import { sessionName, type Bus } from './live/index';
import { openModerationSide } from './moderation-side';
import type { ModerationDeps } from './moderation/index';
import type { Database } from './mongo/index';
import {
  deadLetterRepository,
  inboxRepository,
  type PushDeps,
  type Relay,
  type TemplateIds,
} from './notifications/index';
import { openPushSide } from './push-side';
import type { Storage } from './storage/index';
import { openTickets, ticketOutbox, type TicketDeps } from './tickets/index';

export type Foundation = {
  database: Database;
  storage: Storage;
  wechat: AccountPorts['wechat'] & ModerationDeps['wechat'] & PushDeps['wechat'];
  /** Where WeChat fetches our files; null: it cannot, or could not tell what it found. */
  fileBase: () => string | null;
  /** What is said and shown is the product's own: nobody looks it over. */
  isContentOurs?: boolean;
  newcomer: AccountPorts['newcomer'];
  templateIds: TemplateIds;
  dataDir: string;
  secret: string;
  clock: Clock;
  /** Tells the phones that look on, at whichever process. */
  announce: Bus['publish'];
};

export type Rooms = Awaited<ReturnType<typeof openRooms>>;

/** Every room, each with what it needs of the others. */
export async function openRooms(foundation: Foundation) {
  const { database, clock, announce } = foundation;
  const attachments = await openAttachments(foundation);
  const inbox = inboxRepository(database);
  const { moderation, ...safety } = openModerationSide(
    { isContentOurs: false, ...foundation, attachments },
    () => ({ accounts, tickets }),
  );
  const accounts = openAccounts(database, {
    ...foundation,
    ...safety,
    countOpenTickets: (ids) => tickets.tickets.countOpen(ids),
    sessionEnded: (token) => {
      announce({ kind: 'session-ended', session: sessionName(token) });
    },
  });
  // until the relay starts, the outbox simply keeps what is owed
  const relay: Pick<Relay, 'wake'> = { wake: () => undefined };
  const tickets: TicketDeps = openTickets(database, {
    ...safety,
    clock,
    people: (ids) => people(accounts, ids),
    organization: (id) => accounts.organizations.find(id),
    product: (id) => accounts.products.find(id),
    unreadTickets: (personId, ticketIds) => inbox.unreadTickets(personId, ticketIds),
    wakeRelay: () => {
      relay.wake();
    },
    announce,
  });
  const outbox = ticketOutbox(database);
  return {
    accounts,
    announce,
    articles: articleRepository(database),
    attachments,
    deadLetters: deadLetterRepository(database),
    inbox,
    moderation,
    outbox,
    pushing: openPushSide(foundation, { accounts, tickets }),
    relay,
    // the same holds for pushes
    sender: { wake: () => undefined } as Pick<Relay, 'wake'>,
    tickets,
  };
}
