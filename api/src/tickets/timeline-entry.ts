import type { Hands } from '#api/assignment/index';
import type { FollowUpChange } from '#api/follow-ups/index';
import type { Rating } from '#api/ratings/index';
import type { ContactChannel } from '#shared/tickets/contact-channels';
import type { ReportChange } from '#shared/tickets/corrections';
import type { FilingChannel } from '#shared/tickets/filing-channels';
import type { TicketAction } from '#shared/tickets/ticket-actions';
import type { TicketStatus } from '#shared/tickets/ticket-status';
import type { Visibility } from '#shared/tickets/ticket-words';
import type { TicketLink } from '#shared/tickets/timeline-replies';

import type { Escalation, SaidCriterion, TaskChange } from './tasks/task';
import type { EntryVisit, MarkedAttachment, Place, Work } from './visits/visit';

export type Resolution = {
  cause: string;
  solution: string;
  prevention: string;
  at: Date;
  /** The content check of its words; missing in those of an earlier version, where the ticket keeps the newest. */
  checkId?: string | null;
  /** Missing in resolutions of an earlier version. */
  work?: Work | null;
};

/** What happened, as it stands on the timeline. */
export type TimelineEntry = {
  seq: number;
  kind: TicketAction | 'submit';
  at: Date;
  happenedAt: Date | null;
  /** Null: the product itself. */
  actorId: string | null;
  visibility: Visibility;
  text: string;
  attachmentIds: string[];
  /** What some of them show; missing in entries of an earlier version. */
  marks?: MarkedAttachment[];
  from: TicketStatus | null;
  to: TicketStatus;
  /** Who holds the ticket after this step; set by the steps that change it, and by an urging: who heard. */
  assigneeId: string | null;
  /** Whom this step asked to take it, or let go; missing in entries of an earlier version. */
  offeredTo?: string | null;
  /** The desk asked somebody who had as many as they may; missing: nobody did. */
  aboveCap?: Hands | null;
  resolution: Resolution | null;
  place: Place | null;
  /** Missing in entries of an earlier version. */
  visit?: EntryVisit | null;
  rating: Pick<Rating, 'fixed' | 'stars' | 'tags'> | null;
  /** The other ticket of two that were linked; missing in entries of an earlier version. */
  linked?: TicketLink | null;
  /** What the customer is promised from then on, where they are told so by it; missing in entries of an earlier version. */
  promisedAt?: Date | null;
  /** What it corrected; missing in entries of an earlier version. */
  changes?: ReportChange[];
  /** How somebody spoke with the customer; missing in entries of an earlier version. */
  channel?: ContactChannel | null;
  /** How the customer reached the desk, which reported for them; missing: they reported it themselves. */
  filedVia?: FilingChannel | null;
  /** What it did to a call; missing in entries of an earlier version. */
  followUp?: FollowUpChange | null;
  /** What it did to a task, said of criteria, and where it escalated the ticket to; missing in entries of an earlier version. */
  task?: TaskChange | null;
  criteria?: SaidCriterion[];
  escalation?: Pick<Escalation, 'found' | 'level'> | null;
  /** The content check that its words must still pass, or did not; null: nothing to remember. */
  checkId: string | null;
  /** Idempotency key and fingerprint of the request that wrote this entry. */
  key: string | null;
  fingerprint: string | null;
};
