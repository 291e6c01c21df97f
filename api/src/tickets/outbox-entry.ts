import type { TicketNoticeKind } from '#shared/tickets/notices/ticket-notices';
import type { Visibility } from '#shared/tickets/ticket-words';

/** A notice that is owed: who stood where when it happened. The relay finds out the rest. */
export type OutboxEntry = {
  /** What of the ticket it tells; each is told once. */
  fact: string;
  kind: TicketNoticeKind;
  at: Date;
  actorId: string | null;
  visibility: Visibility;
  text: string;
  reporterId: string;
  followerIds: string[];
  /** Missing in what an earlier version owed. */
  staffFollowerIds?: string[];
  assigneeId: string | null;
  formerAssigneeId: string | null;
  /** Who is asked to take it, or was until now; missing in what an earlier version owes. */
  offeredIds?: string[];
  /** The new promise that it tells of; missing: of none. */
  promisedAt?: Date | null;
  /** Who owes the call that it tells of, and who did before; missing: it tells of none. */
  followUp?: CallOwners | null;
  /** The same of the task that it tells of. */
  task?: CallOwners | null;
};

export type CallOwners = { ownerId: string | null; formerOwnerId: string | null };
