import { openAccounts, people, type AccountPorts } from './accounts/index';
import { openAttachments } from './attachments/index';
import type { Attempts, FailureRepository } from './background/index';
import type { Clock, MonotonicClock } from './clock';
import type { Bounds } from './config/index';
import { openGatekeeper } from './gatekeeper-side';
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
import { openPushSide, openRetelling } from './push-side';
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
  monotonic: MonotonicClock;
  /** What the product does by itself, and what of it keeps failing. */
  attempts: Attempts;
  failures: FailureRepository;
  bounds: Bounds;
  /** Tells the phones that look on, at whichever process. */
  announce: Bus['publish'];
};

export type Rooms = Awaited<ReturnType<typeof openRooms>>;

/** Every room, each with what it needs of the others. */
export async function openRooms(foundation: Foundation) {
  const { attempts, database, clock, announce, failures } = foundation;
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
    ...{ attempts, clock },
    people: (ids, reader) => people(accounts, ids, reader),
    organization: (id) => accounts.organizations.find(id),
    product: (id) => accounts.products.find(id),
    unreadTickets: (personId, ticketIds) => inbox.unreadTickets(personId, ticketIds),
    wakeRelay: () => {
      relay.wake();
    },
    announce,
  });
  const outbox = ticketOutbox(database);
  const retelling = openRetelling({ accounts, tickets });
  return {
    accounts,
    announce,
    articles: articleRepository(database),
    attachments,
    attempts,
    deadLetters: deadLetterRepository(database),
    failures,
    gate: openGatekeeper({ accounts, moderation, tickets }),
    inbox,
    moderation,
    outbox,
    pushing: openPushSide(foundation, { accounts, tickets, retelling }),
    relay,
    retelling,
    // the same holds for pushes
    sender: { wake: () => undefined } as Pick<Relay, 'wake'>,
    tickets,
  };
}
