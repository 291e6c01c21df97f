import type { LeaseSearch } from '#api/background/index';
import type { Actor } from '#shared/accounts/actor';
import type { Role } from '#shared/accounts/roles';
import type { Names, NoticeRules, RecipientGroup, StaffGroup } from '#shared/notices/notice-rule';
import type { NoticeKey } from '#shared/notices/notice-source';
import type { TicketSeverity } from '#shared/tickets/ticket-words';

/**
 * The documents of a room that owe notices, each with what it owes in itself. What the relay asks is safe with several
 * relays and when one dies at any point.
 */
export type NoticeOwner = {
  /** Of its sources: `ticket`. */
  kind: string;
  /** The record of every kind of notice that it owes. */
  rules: NoticeRules;
  /** Ids of the sources that nobody holds and that owe longest; those that are passed over are left out. */
  due: (now: Date, search: LeaseSearch) => Promise<string[]>;
  /** Leases these; somebody else was faster with those of which the answer says nothing. */
  claim: (ids: readonly string[], now: Date, leaseFor: number) => Promise<Claimed>;
  /**
   * The same without a lease, for the process that has just written them: what nobody holds. Another may take them at the
   * same moment, and then both tell, which nobody hears twice.
   */
  look: (ids: readonly string[], now: Date, leaseFor: number) => Promise<Claimed>;
  /** Removes what was told, by id, and gives the leases back; answers what could not be settled. */
  settle: (told: ReadonlyMap<string, readonly string[]>) => Promise<ReadonlyMap<string, unknown>>;
  /** How what was told stands before a reader now, in the order in which it is asked. */
  standings: (told: readonly NoticeKey[], reader: Actor) => Promise<readonly NoticeStanding[]>;
  /** Somebody who must hear of these facts cannot be reached. May be told again. Left out, nobody looks. */
  noteUnheard?: (unheard: readonly Unheard[]) => Promise<void>;
  /** Whether somebody may still hear of a source. */
  isOpenTo: (id: string, reader: Actor) => Promise<boolean>;
};

/** A fact that not everybody hears of who must. */
export type Unheard = {
  sourceId: string;
  fact: string;
  kind: string;
  /** When it came about. */
  at: Date;
  /** Who cannot be reached: WeChat does not tell them, and they do not have the app open. */
  personIds: readonly string[];
  /** Who was reached, or may yet be. */
  heardIds: readonly string[];
};

/** What sources owe that one relay holds until its lease ends, and which of them it could not take, by id. */
export type Claimed = {
  held: ReadonlyMap<string, OwingSource>;
  failed: ReadonlyMap<string, unknown>;
};

/** What one source owes, oldest first. */
export type OwingSource = {
  /** How people call it: a ticket’s number. */
  sourceName: string;
  about: NoticeAbout;
  entries: readonly OwedNotice[];
};

/** What a notice that stands alone must say of its source. */
export type NoticeAbout = {
  description: string;
  severity: TicketSeverity | null;
  organizationName: string | null;
};

/** One fact that several people are to hear of. */
export type OwedNotice = {
  fact: string;
  kind: string;
  at: Date;
  /** Who did it and never hears of it; null: the product itself. */
  actorId: string | null;
  /** Who is in a group now; groups of staff are known without the source. */
  membersOf: (group: Exclude<RecipientGroup, StaffGroup>) => Promise<readonly string[]>;
  /** Whether this is for somebody of this role at all. */
  isFor: (role: Role) => boolean;
  /** The names in the title. */
  names: () => Promise<Names>;
  /** The words of what happened, as this role reads them; empty: there are none. */
  textFor: (role: Role) => string;
};

/** What may still be told of a fact that somebody was told of before. */
export type NoticeStanding = {
  /** The words that were told then, those of its source instead, or none. */
  says: 'as written' | 'about' | 'nothing';
  /** What the source is about; empty when it is kept from the reader. */
  about: string;
  /** The names in the title as they read now; those that nobody can tell are left out. */
  names: Names;
};
