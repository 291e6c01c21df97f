import type { ServiceTerms } from '#shared/promises/service-terms';
import type { TicketAction, TicketRelation } from '#shared/tickets/ticket-actions';
import type { ActionBody } from '#shared/tickets/ticket-api';

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
  key: string | null;
  fingerprint: string | null;
};

/** The product’s own step, with everything but the action. */
export type OwnStep = Omit<Step, 'action'>;

/** What an action does beyond its row in the table. */
export type Effect = (
  ticket: Ticket,
  step: Step,
) => {
  fields?: Partial<
    Pick<
      Ticket,
      | 'appointment'
      | 'followerIds'
      | 'followUps'
      | 'outcome'
      | 'ratings'
      | 'resolutions'
      | 'trip'
      | 'urgedAt'
    >
  >;
  entry?: Partial<
    Pick<
      TimelineEntry,
      'visibility' | 'resolution' | 'place' | 'rating' | 'followUp' | 'channel' | 'visit'
    >
  >;
  /** Whose call it is about, and who owed it before. */
  callOwners?: CallOwners;
  /** What is told beside the step itself. */
  owes?: readonly OwedBeside[];
  /** A second step that follows from this one and is written with it. */
  then?: TicketAction;
};

/** A fact of its own, told by whoever does the step at its moment. */
export type OwedBeside = Pick<OutboxEntry, 'fact' | 'followUp' | 'kind' | 'text' | 'visibility'>;
