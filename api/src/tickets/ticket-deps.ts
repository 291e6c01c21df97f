import type { CallerInput } from '#api/accounts/index';
import type { Choice, Hands, Ranked, TicketRegion } from '#api/assignment/index';
import { createSignal, type Attempts, type Signal } from '#api/background/index';
import type { RecordChanges } from '#api/cache/index';
import type { Clock } from '#api/clock';
import type { TermsChanges } from '#api/directory/index';
import type { Absence } from '#api/directory/index';
import type { News } from '#api/live/index';
import type { Standing, Words } from '#api/moderation/index';
import type { Database } from '#api/mongo/index';
import type { PersonReply } from '#shared/accounts/account-api';
import type { Actor } from '#shared/accounts/actor';
import type { AttachmentReply } from '#shared/attachments/attachment-api';
import type { EngineerProfile } from '#shared/directory/engineer-profile';
import type { ServiceTerms } from '#shared/promises/service-terms';

import { leftTickets, type LeftTickets } from './absence/absence-repository';
import { boardRepository, type BoardRepository } from './board/board-repository';
import { cachedTickets } from './cached-tickets';
import { customerTickets, type CustomerTickets } from './customer-tickets-repository';
import { dayRepository, type DayRepository } from './day/day-repository';
import { followUpRepository, type FollowUpRepository } from './follow-ups/follow-up-repository';
import { historyRepository, type HistoryRepository } from './history-repository';
import type { MoveReports } from './reporter-repository';
import {
  searchStateRepository,
  segmentRepository,
  type SearchStateRepository,
  type SegmentRepository,
} from './search/index';
import { taskRepository, type TaskRepository } from './tasks/task-repository';
import type { Ticket } from './ticket';
import { ticketIndexing, type TicketIndexing } from './ticket-indexing-repository';
import { ticketNumbers, type NextTicketNumber } from './ticket-number-repository';
import { ticketOutbox, type TicketOutbox } from './ticket-outbox-repository';
import { ticketRepository, type TicketRepository } from './ticket-repository';
import { ticketSearching, type TicketSearching } from './ticket-search-repository';

type Ids = readonly string[];

export type KnownPerson = PersonReply & {
  phone: string | null;
  /** Nobody who never signed in with WeChat can be told anything there. */
  isInWechat: boolean;
  /** May not sign in: what stands in their inbox nobody reads. */
  isBlocked: boolean;
};

/** What tickets ask of those who find engineers for them. */
export type AssignmentOfTickets = Pick<
  TicketPorts,
  | 'awayUntil'
  | 'candidates'
  | 'choose'
  | 'chooseAlone'
  | 'engineers'
  | 'handsOf'
  | 'noteAsked'
  | 'offersFrom'
  | 'region'
  | 'regionOf'
>;

/** What tickets need of other rooms; compose/ puts the real ones in. */
export type TicketPorts = {
  clock: Clock;
  /** For what happens without anybody asking. */
  attempts: Attempts;
  /** What keeps in step the tickets that processes keep in memory. */
  changes: RecordChanges;
  /** Unknown ids are left out; phone numbers are in full. Faces are there for a reader to open. */
  people: (ids: Ids, reader?: Actor) => Promise<ReadonlyMap<string, KnownPerson>>;
  /** Who calls: whom the desk chose, whoever has the number, or somebody new. Throws `customer.not_found`, `customer.several`. */
  personFor: (caller: CallerInput) => Promise<{ id: string; organizationId: string | null }>;
  /** Somebody as they are now, also when they signed in since the desk wrote them down. */
  currentPerson: (id: string) => Promise<{ id: string } | null>;
  moveReports: MoveReports;
  /** Everybody who may answer for a call. */
  desk: (reader: Actor) => Promise<PersonReply[]>;
  /** Everybody to whom a task can be given. */
  staff: (reader: Actor) => Promise<PersonReply[]>;
  organization: (
    id: string,
  ) => Promise<{ id: string; name: string; colleaguesFollow: boolean } | null>;
  /** What a ticket’s customer is served under, by the contract that was in force when it was reported. */
  terms: (
    ticket: Pick<Ticket, 'createdAt' | 'organizationId' | 'productId'>,
  ) => Promise<ServiceTerms>;
  /** Whose terms were changed, and what is still to be counted anew because of it. */
  termsChanges: TermsChanges;
  termsChanged: Signal;
  /** Whom to put a ticket to that nobody has. */
  choose: (ticket: Ticket, moment: { now: Date; terms: ServiceTerms }) => Promise<Choice>;
  /** From when on the product looks for somebody; null: the desk does. */
  offersFrom: (
    ticket: Pick<Ticket, 'scope' | 'severity'>,
    moment: { now: Date; terms: ServiceTerms },
  ) => Promise<Date | null>;
  /** Runs while no other process chooses. */
  chooseAlone: <Result>(work: () => Promise<Result>) => Promise<Result>;
  /** Engineers in the order in which a ticket is put to them. */
  candidates: (ticket: Ticket, at: Date) => Promise<readonly Ranked[]>;
  /** What somebody holds or is asked to take, and may at most; null: they solve none. */
  handsOf: (engineerId: string, at: Date) => Promise<Hands | null>;
  /** Everybody who may solve tickets, and until when those are away who are on leave. */
  engineers: (at: Date) => Promise<readonly EngineerProfile[]>;
  awayUntil: (at: Date) => Promise<ReadonlyMap<string, Date>>;
  /** Who of the engineers is off duty or on leave. */
  absences: (at: Date) => Promise<readonly Absence[]>;
  /** Somebody has just gone off duty. */
  dutyEnded: Signal;
  /** Somebody was asked to take a ticket. */
  noteAsked: (engineerId: string, at: Date) => Promise<void>;
  product: (id: string) => Promise<{ id: string; name: string } | null>;
  /** Of the managed list; null: it is not there any more. */
  region: (id: string) => Promise<{ id: string; name: string } | null>;
  /** Where somebody has to go: as the desk chose, or where the device stands; null: nobody knows. */
  regionOf: (ticket: Pick<Ticket, 'assetCode' | 'regionId'>) => Promise<TicketRegion | null>;
  /** Binds uploads to a ticket; repeating it does no harm. Throws `attachment.not_found`. */
  claimAttachments: (ids: Ids, ownerId: string, ticketId: string) => Promise<unknown>;
  presentAttachments: (ids: Ids, viewer: Actor) => Promise<ReadonlyMap<string, AttachmentReply>>;
  /** Looks words over before they are written; the id is kept with them. Throws `moderation.text_refused`. */
  checkWords: (words: Words) => Promise<string | null>;
  /** How checked words stand before a viewer, by the ids that `checkWords` gave. */
  wordStandings: (checkIds: Ids, viewer: Actor) => Promise<ReadonlyMap<string, Standing>>;
  /** Which of these tickets something on waits for the desk to look at. */
  flaggedTickets: (ticketIds: Ids) => Promise<ReadonlySet<string>>;
  /** How many words and pictures wait for the desk to look at. */
  countFlags: () => Promise<number>;
  /** Which of these tickets somebody has unread notices of. */
  unreadTickets: (personId: string, ticketIds: Ids) => Promise<ReadonlySet<string>>;
  /** The outbox of this ticket has something new, by its key as a source of notices. */
  newsOwed: Signal;
  /** Tells the phones that look on; must not throw and is not waited for. */
  announce: (news: News) => void;
};

export type TicketDeps = TicketPorts & {
  tickets: TicketRepository;
  /** What the engineer board shows. */
  board: BoardRepository;
  customers: CustomerTickets;
  /** The calls that are owed. */
  followUps: FollowUpRepository;
  /** What an engineer's day is read from. */
  days: DayRepository;
  tasks: TaskRepository;
  history: HistoryRepository;
  leftTickets: LeftTickets;
  /** A ticket holds more entries than it should. */
  historyDue: Signal;
  /** Something is to happen to a ticket by itself at once. */
  timerDue: Signal;
  searching: TicketSearching;
  indexing: TicketIndexing;
  segments: SegmentRepository;
  searchState: SearchStateRepository;
  nextNumber: NextTicketNumber;
  outbox: TicketOutbox;
};

export function ticketDeps(database: Database, ports: TicketPorts): TicketDeps {
  return {
    ...ports,
    tickets: cachedTickets(ticketRepository(database), ports.changes),
    board: boardRepository(database),
    customers: customerTickets(database),
    followUps: followUpRepository(database),
    days: dayRepository(database),
    tasks: taskRepository(database),
    leftTickets: leftTickets(database),
    history: historyRepository(database),
    historyDue: createSignal(),
    timerDue: createSignal(),
    searching: ticketSearching(database),
    indexing: ticketIndexing(database),
    segments: segmentRepository(database),
    searchState: searchStateRepository(database),
    nextNumber: ticketNumbers(database),
    outbox: ticketOutbox(database),
  };
}
