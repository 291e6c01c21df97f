import { Schema, type Model, type Types } from 'mongoose';

import type { Database, FieldsOf } from '#api/mongo/index';
import { contactChannels } from '#shared/tickets/contact-channels';
import { deskQueues } from '#shared/tickets/desk-queues';
import { filingChannels } from '#shared/tickets/filing-channels';
import { ticketNoticeNames } from '#shared/tickets/notices/ticket-notices';
import { ticketActionNames } from '#shared/tickets/ticket-actions';
import { ticketOutcomes } from '#shared/tickets/ticket-outcomes';
import { ticketStatuses } from '#shared/tickets/ticket-status';
import {
  ticketCategoryNames,
  ticketScopeNames,
  ticketSeverityNames,
  visibilities,
} from '#shared/tickets/ticket-words';

import { breach, clocks } from './clocks/clock-model';
import { addDayIndexes } from './day/day-indexes-model';
import { followUp, followUpChange, rating, saidRating } from './opinion-model';
import { unreachedMark } from './reach/unreached-model';
import { detailFields } from './report-details-model';
import { maybe, oneOf, partOf, text, time } from './schema-parts-model';
import {
  criteria,
  escalation,
  saidCriterion,
  saidEscalation,
  task,
  taskChange,
} from './tasks/task-model';
import type { CallOwners, OutboxEntry, Ticket, TimelineEntry } from './ticket';
import { addTicketIndexes } from './ticket-indexes-model';
import {
  hands,
  link,
  linkOwed,
  offer,
  promise,
  reportChange,
  rescheduled,
  resolution,
  silence,
} from './ticket-parts-model';
import { appointment, entryVisit, markedAttachment, place, trip } from './visits/visit-model';

export type TicketRecord = Omit<Ticket, 'entriesHeld' | 'id'> & {
  _id: Types.ObjectId;
  /** It holds more entries than it should. */
  historyDue?: boolean;
  /** When the oldest notice that it owes came about; missing: it owes none. */
  owesSince?: Date;
  /** One relay works on a ticket's outbox until then. */
  relayLease: Date | null;
  /** What it is found by; a ticket of an earlier version has none for a while. */
  searchSigns?: number[];
  searchWords?: number[];
  /** Its search keys are in no segment yet. */
  searchFresh?: boolean;
};

const noneYet = { type: [Number], default: undefined };

const happening = {
  at: time,
  actorId: maybe(String),
  visibility: oneOf(visibilities),
  text,
};
export const timelineEntryFields: FieldsOf<TimelineEntry> = {
  ...happening,
  seq: Number,
  kind: oneOf(['submit', ...ticketActionNames]),
  happenedAt: maybe(Date),
  attachmentIds: [String],
  marks: [markedAttachment],
  from: { ...maybe(String), enum: [...ticketStatuses, null] },
  to: oneOf(ticketStatuses),
  assigneeId: maybe(String),
  offeredTo: maybe(String),
  aboveCap: maybe(hands),
  resolution: maybe(resolution),
  place: maybe(place),
  visit: maybe(entryVisit),
  rating: maybe(saidRating),
  linked: maybe(link),
  promisedAt: maybe(Date),
  changes: [reportChange],
  channel: { ...maybe(String), enum: [...contactChannels, null] },
  filedVia: { ...maybe(String), enum: [...filingChannels, null] },
  followUp: maybe(followUpChange),
  ...{ task: maybe(taskChange), criteria: [saidCriterion], escalation: maybe(saidEscalation) },
  checkId: maybe(String),
  key: maybe(String),
  fingerprint: maybe(String),
};
const timelineEntry = partOf(timelineEntryFields);
const owners = partOf<CallOwners>({ ownerId: maybe(String), formerOwnerId: maybe(String) });
const outboxEntry = partOf<OutboxEntry>({
  ...happening,
  fact: String,
  kind: oneOf(ticketNoticeNames),
  reporterId: String,
  followerIds: [String],
  staffFollowerIds: [String],
  assigneeId: maybe(String),
  formerAssigneeId: maybe(String),
  offeredIds: [String],
  promisedAt: maybe(Date),
  ...{ followUp: maybe(owners), task: maybe(owners) },
});

const fields: FieldsOf<Omit<TicketRecord, '_id'>> = {
  ...detailFields,
  number: { type: String, required: true },
  seq: { type: Number, required: true },
  status: oneOf(ticketStatuses),
  category: oneOf(ticketCategoryNames),
  severity: oneOf(ticketSeverityNames),
  scope: oneOf(ticketScopeNames),
  description: text,
  attachmentIds: [String],
  ...{ productId: maybe(String), regionId: maybe(String) },
  contact: partOf<Ticket['contact']>({ name: text, phone: text }),
  reporterId: { type: String, required: true },
  organizationId: maybe(String),
  organizationName: maybe(String),
  assigneeId: maybe(String),
  ...{ offer: maybe(offer), offersFrom: maybe(Date), passedBy: [String] },
  unreached: { type: [unreachedMark], default: undefined },
  followerIds: [String],
  joinedReporterIds: [String],
  staffFollowerIds: [String],
  mergedInto: maybe(link),
  mergingAt: maybe(Date),
  earlier: maybe(link),
  later: maybe(link),
  linkOwed: maybe(linkOwed),
  promise: maybe(promise),
  rescheduled: maybe(rescheduled),
  clocks: maybe(clocks),
  recountedAt: maybe(Date),
  breaches: [breach],
  silence: maybe(silence),
  workOrder: time,
  timerAt: maybe(Date),
  queue: { ...maybe(String), enum: [...deskQueues, null] },
  stepTimes: [Date],
  appointment: maybe(appointment),
  trip: maybe(trip),
  urgedAt: maybe(Date),
  closedAt: maybe(Date),
  reopenableUntil: maybe(Date),
  outcome: { ...maybe(String), enum: [...ticketOutcomes, null] },
  resolutions: [resolution],
  ratings: [rating],
  followUps: [followUp],
  followUpDueAt: maybe(Date),
  followUpOwnerId: maybe(String),
  badlyRatedAt: maybe(Date),
  ...{ tasks: [task], criteria: maybe(criteria), escalation: maybe(escalation) },
  ...{ taskDueAt: maybe(Date), taskOwnerIds: [String] },
  timeline: [timelineEntry],
  workerIds: [String],
  resolutionCheckId: maybe(String),
  ratingCheckId: maybe(String),
  visitCheckId: maybe(String),
  historyDue: Boolean,
  ...{ searchSigns: noneYet, searchWords: noneYet, searchFresh: Boolean },
  outbox: [outboxEntry],
  owesSince: Date,
  relayLease: maybe(Date),
  checkId: maybe(String),
  key: maybe(String),
  fingerprint: maybe(String),
  createdAt: time,
  updatedAt: time,
};
const unread = [
  'historyDue',
  'outbox',
  'owesSince',
  'relayLease',
  'searchFresh',
  'searchSigns',
  'searchWords',
];
/** What a ticket is read with. */
export const ticketFieldNames = Object.keys(fields).filter((name) => !unread.includes(name));

/** What is kept of a ticket: what is only computed while it is read is left out. */
export function onlyStored(ticket: Omit<Ticket, 'id'>): Partial<TicketRecord> {
  return Object.fromEntries(Object.entries(ticket).filter(([name]) => name in fields));
}

const ticket = new Schema<TicketRecord>(
  // the types of mongoose want each field’s own; that none is missing is seen above
  fields,
  // seq is the version; arrays are only ever pushed to or replaced as a whole
  { versionKey: false, minimize: false },
);

addTicketIndexes(ticket);
addDayIndexes(ticket);

export function ticketModel(database: Database): Model<TicketRecord> {
  return database.model<TicketRecord>('Ticket', ticket);
}
