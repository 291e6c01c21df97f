import type { ServiceTerms } from '#shared/promises/service-terms';
import type { TicketAction, TicketRelation } from '#shared/tickets/ticket-actions';
import type { ActionBody } from '#shared/tickets/ticket-api';
import type { TicketLink } from '#shared/tickets/timeline-replies';

import type { StepActor } from './relations';
import type { CallOwners, OutboxEntry, Ticket, TimelineEntry } from './ticket';

/** One wish to act, with what was found out about whoever wishes. */
export type Step = {
  action: TicketAction;
  actor: StepActor;
  relations: ReadonlySet<TicketRelation>;
  body: ActionBody;
  now: Date;
  /** What the ticket’s customer is served under now. */
  terms: ServiceTerms;
  /** False: no reminder reaches whoever reported it, as they never signed in. */
  isReporterReached?: boolean;
  key: string | null;
  fingerprint: string | null;
  /** What the products and regions of a correction are called, by their ids. */
  names?: ReadonlyMap<string, string>;
  /** The other ticket, when two are linked. */
  link?: Link | null;
};

/** The product’s own step, with everything but the action. */
export type OwnStep = Omit<Step, 'action'>;
/** Of a merge: which ticket goes on. Of what it tells the other one: who did it, and whose report came along. */
export type Link = { ticket: TicketLink; by: string; reporterIds: string[]; followerIds: string[] };

/** What an action does beyond its row in the table. */
export type Effect = (
  ticket: Ticket,
  step: Step,
) => {
  fields?: Partial<
    Pick<
      Ticket,
      | 'appointment'
      | 'assetCode'
      | 'category'
      | 'clocks'
      | 'contact'
      | 'criteria'
      | 'escalation'
      | 'followerIds'
      | 'followUps'
      | 'joinedReporterIds'
      | 'later'
      | 'linkOwed'
      | 'mergedInto'
      | 'mergingAt'
      | 'offersFrom'
      | 'outcome'
      | 'productId'
      | 'promise'
      | 'ratings'
      | 'regionId'
      | 'rescheduled'
      | 'resolutions'
      | 'scope'
      | 'severity'
      | 'staffFollowerIds'
      | 'tasks'
      | 'trip'
      | 'urgedAt'
    >
  >;
  entry?: Partial<
    Pick<
      TimelineEntry,
      | 'actorId'
      | 'assigneeId'
      | 'changes'
      | 'channel'
      | 'criteria'
      | 'escalation'
      | 'followUp'
      | 'linked'
      | 'place'
      | 'promisedAt'
      | 'rating'
      | 'resolution'
      | 'task'
      | 'visibility'
      | 'visit'
    >
  >;
  /** Whose call it is about, and who owed it before. */
  callOwners?: CallOwners;
  /** The same of the task that it is about. */
  taskOwners?: CallOwners;
  /** What is told beside the step itself. */
  owes?: readonly OwedBeside[];
  /** A second step that follows from this one and is written with it. */
  then?: TicketAction;
  thenBody?: ActionBody;
};

/** A fact of its own, told by whoever does the step at its moment. */
export type OwedBeside = Pick<OutboxEntry, 'fact' | 'followUp' | 'kind' | 'text' | 'visibility'>;
