import type { FollowUp } from '#api/follow-ups/index';
import type { Rating } from '#api/ratings/index';
import type { DeskQueue } from '#shared/tickets/desk-queues';
import type { PromiseKind } from '#shared/tickets/promise-kinds';
import type { ReportDetails } from '#shared/tickets/report-details';
import type { TicketOutcome } from '#shared/tickets/ticket-outcomes';
import type { TicketStatus } from '#shared/tickets/ticket-status';
import type { TicketCategory, TicketScope, TicketSeverity } from '#shared/tickets/ticket-words';
import type { TicketLink } from '#shared/tickets/timeline-replies';

import type { Breach, TicketClocks } from './clocks/ticket-clocks';
import type { OutboxEntry } from './outbox-entry';
import type { Unreached } from './reach/unreached-mark';
import type { Criteria, Escalation, Task } from './tasks/task';
import type { Resolution, TimelineEntry } from './timeline-entry';
import type { Appointment, Trip } from './visits/visit';

export type { CallOwners, OutboxEntry } from './outbox-entry';
export type { Resolution, TimelineEntry } from './timeline-entry';

// ids of other rooms' things are opaque strings here

export type TicketPromise = {
  kind: PromiseKind;
  dueAt: Date;
  /** What the customer was told before, when it is no longer the first that they were told. */
  firstDueAt?: Date | null;
};

/** A time that somebody of the staff gave the customer; it counts for them instead of the one that follows from the clocks. */
export type Rescheduled = {
  /** Somebody takes it, or solves it. */
  kind: Exclude<PromiseKind, 'confirm'>;
  dueAt: Date;
  firstDueAt: Date | null;
  /** When whoever keeps it is warned, and when they were; when it was recorded as late. */
  warning: Date;
  warnedAt: Date | null;
  lateAt: Date | null;
  /** Minutes that were left of it when the customer’s turn began; null: it is our turn, or it was late before. */
  left: number | null;
};

export type LinkOwed = {
  kind: 'absorb' | 'again';
  to: string;
  at: Date;
  /** Who linked them. */
  by: string;
};

/** What comes of a customer's silence. */
export type Silence = {
  on: Extract<TicketStatus, 'awaiting_customer' | 'resolved'>;
  /** Of the entry that made it their turn, or of their last word: what tells the reminders of two turns apart. */
  seq: number;
  /** How many reminders are behind it. */
  told: number;
  /** When the others are due, in order. */
  left: Date[];
};

/** A ticket is put to one engineer, who takes it only by accepting. */
export type Offer = {
  to: string;
  /** Why this person; empty: nobody had to say. */
  reason: string;
  at: Date;
  /** Then it is over, whatever happens. */
  until: Date;
  /** Null: the product chose. */
  by: string | null;
};

export type Ticket = ReportDetails & {
  id: string;
  /** SH20261121-0001 */
  number: string;
  /** Of the newest timeline entry; every write is filtered on it. */
  seq: number;
  status: TicketStatus;
  category: TicketCategory;
  severity: TicketSeverity;
  scope: TicketScope;
  description: string;
  attachmentIds: string[];
  productId: string | null;
  /** Where somebody has to go, as the desk knows; null: where the device stands. Missing in tickets of an earlier version. */
  regionId?: string | null;
  contact: { name: string; phone: string };
  reporterId: string;
  organizationId: string | null;
  /** As it was called when the problem was reported. */
  organizationName: string | null;
  assigneeId: string | null;
  /** Whoever holds the ticket holds it until somebody accepts. */
  offer: Offer | null;
  /** From when on the product itself offers it to somebody; null: it does not. */
  offersFrom: Date | null;
  /** Who did not want it, gave it away, let an offer run out or could not be told of it: the product asks them no more. */
  passedBy: string[];
  /** Who could not be told what they must know, the newest last; missing: everybody could. */
  unreached?: Unreached[];
  /** Customers who took part or follow. */
  followerIds: string[];
  /** Whose own reports were merged into it: they may read it. Missing in tickets of an earlier version, as all of these. */
  joinedReporterIds?: string[];
  staffFollowerIds?: string[];
  mergedInto?: TicketLink | null;
  /** Somebody is merging it right now: nothing is merged into it for a moment. */
  mergingAt?: Date | null;
  /** The ticket that it takes up again, and the newest that takes it up again. */
  earlier?: TicketLink | null;
  later?: TicketLink | null;
  /** Another ticket has still to learn that this one is linked to it. */
  linkOwed?: LinkOwed | null;
  promise: TicketPromise | null;
  /** The promise that somebody gave instead; missing in tickets of an earlier version. */
  rescheduled?: Rescheduled | null;
  /** What runs towards the times of the service level; null: it was over before there were clocks. */
  clocks: TicketClocks | null;
  /** When they were last counted anew because terms were changed; missing: never. */
  recountedAt?: Date | null;
  /** What was missed of them; missing in tickets of an earlier version. */
  breaches?: Breach[];
  /** It is the customer's turn, and they will be reminded; missing in tickets of an earlier version. */
  silence?: Silence | null;
  /** What work lists sort by: promised tickets by due time, then the others, last changed first. */
  workOrder: Date;
  /** Where the desk finds it; follows from the rest. Null: it is over. */
  queue: DeskQueue | null;
  /** When something happens to it by itself next; follows from the rest. */
  timerAt: Date | null;
  /** When each step of the progress bar was reached. */
  stepTimes: (Date | null)[];
  /** Missing on tickets of an earlier version, as its trip is. */
  appointment?: Appointment | null;
  trip?: Trip | null;
  urgedAt: Date | null;
  closedAt: Date | null;
  /** Until then its reporter may reopen it, by the rules when it ended; missing in tickets of an earlier version. */
  reopenableUntil?: Date | null;
  /** Why the desk closed it, unsolved; null: it did not. Missing in tickets of an earlier version. */
  outcome?: TicketOutcome | null;
  /** One per round. */
  resolutions: Resolution[];
  ratings: Rating[];
  followUps: FollowUp[];
  /** Of the most urgent call that is owed, and who owes it; follows from the rest. Null: no call is owed, or nobody has taken it. */
  followUpDueAt: Date | null;
  followUpOwnerId: string | null;
  /** The responsibility list, what both sides call solved, and who looks after it; missing in tickets of an earlier version, as all of these. */
  tasks?: Task[];
  criteria?: Criteria | null;
  escalation?: Escalation | null;
  /** When the most urgent open task is due, and who owes any; follow from the rest. */
  taskDueAt?: Date | null;
  taskOwnerIds?: string[];
  /** Since when a customer who rated badly waits for a call; follows from the rest. Missing in tickets of an earlier version that were never rated badly. */
  badlyRatedAt?: Date | null;
  /** As it is read: the newest entries only, oldest first. */
  timeline: TimelineEntry[];
  /** How many entries stand on the ticket itself; older ones have moved to its history. */
  entriesHeld: number;
  /** Everybody who ever held it or left a trace of work on it. */
  workerIds: string[];
  /** The content checks of the newest resolution's and the newest rating's words. */
  resolutionCheckId: string | null;
  ratingCheckId: string | null;
  /** The same of the newest proposal of a visit; missing on tickets of an earlier version. */
  visitCheckId?: string | null;
  outbox: OutboxEntry[];
  /** Of the report's own words, as `checkId` of an entry. */
  checkId: string | null;
  /** The submit request's key and fingerprint; actions carry theirs in the timeline. */
  key: string | null;
  fingerprint: string | null;
  createdAt: Date;
  updatedAt: Date;
};

/** The resolution round that a rating would be about; 0 before the first resolution. */
export function currentRound({ resolutions }: Pick<Ticket, 'resolutions'>): number {
  return resolutions.length;
}
