import { Schema, type Model, type Types } from 'mongoose';

import type { Database, FieldsOf } from '#api/mongo/index';
import { contactChannels } from '#shared/tickets/contact-channels';
import { deskQueues, type DeskQueue } from '#shared/tickets/desk-queues';
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
import {
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

/** Tickets that owe notices; the bound is always true and says that there is a date. */
export const owing = { owesSince: { $gt: new Date(0) } };

/** Tickets to which something will happen by itself; the bound is always true and says that there is a date. */
export const timed = { timerAt: { $gt: new Date(0) } };

/** Tickets that somebody is asked to take; the bound is always true and says that there is somebody. */
const offered = { 'offer.to': { $gt: '' } };
/** Tickets on which a call is owed; the bound is always true and says that there is a date. */
export const followed = { followUpDueAt: { $gt: new Date(0) } };

/** Of these, those whose call is late. */
export function lateFollowed(now: Date) {
  return { followUpDueAt: { ...followed.followUpDueAt, $lt: now } };
}

/** Tickets that were rated badly and whose customer nobody has called yet; the bound is always true and says that there is a date. */
export const ratedBadly = { badlyRatedAt: { $gt: new Date(0) } };

/** Tickets with open tasks; the bound is always true and says that there is a date. */
export const tasked = { taskDueAt: { $gt: new Date(0) } };

/** Of these, those of which one is late. */
export function lateTasked(now: Date) {
  return { taskDueAt: { ...tasked.taskDueAt, $lt: now } };
}

/** Tickets that are not over; the bound is always true and says that there is a name. */
export const queued = { queue: { $gt: '' as DeskQueue } };

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
  productId: maybe(String),
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

// a number names one ticket; search by number
ticket.index({ number: 1 }, { unique: true });
// view=mine, newest first; of some statuses, however rare they are
ticket.index({ reporterId: 1, createdAt: -1, _id: -1 });
ticket.index({ reporterId: 1, status: 1, createdAt: -1, _id: -1 });
// view=organization, newest first; of some statuses
ticket.index({ organizationId: 1, createdAt: -1, _id: -1 });
ticket.index({ organizationId: 1, status: 1, createdAt: -1, _id: -1 });
// view=assigned, by promise; of some statuses; how many somebody holds
ticket.index({ assigneeId: 1, workOrder: 1, _id: 1 });
ticket.index({ assigneeId: 1, status: 1, workOrder: 1, _id: 1 });
// view=pool, by promise: nobody’s, offered to nobody, submitted
ticket.index({ assigneeId: 1, 'offer.to': 1, status: 1, workOrder: 1, _id: 1 });
// view=offered, by promise; of some statuses; how many are offered to somebody
const ofOffered = { partialFilterExpression: offered };
ticket.index({ 'offer.to': 1, workOrder: 1, _id: 1 }, ofOffered);
ticket.index({ 'offer.to': 1, status: 1, workOrder: 1, _id: 1 }, ofOffered);
// who solved the newest tickets of a device
const ofDevice = { partialFilterExpression: { assetCode: { $gt: '' } } };
ticket.index({ assetCode: 1, status: 1, createdAt: -1, _id: -1 }, ofDevice);
// view=queue, by promise, and how many are in each
ticket.index({ queue: 1, workOrder: 1, _id: 1 }, { partialFilterExpression: queued });
// view=all, newest first; of some statuses
ticket.index({ createdAt: -1, _id: -1 });
ticket.index({ status: 1, createdAt: -1, _id: -1 });
// open tickets, as they were reported: recountNext
ticket.index({ createdAt: 1, _id: 1 }, { partialFilterExpression: queued });
// tickets to which something happens by itself: runTimers
ticket.index({ timerAt: 1 }, { partialFilterExpression: timed });
// calls that are owed, by when; of one person
ticket.index({ followUpDueAt: 1, _id: 1 }, { partialFilterExpression: followed });
ticket.index(
  { followUpOwnerId: 1, followUpDueAt: 1, _id: 1 },
  { partialFilterExpression: followed },
);
// view=queue of what was rated badly, whoever waits longest first, and how many
ticket.index({ badlyRatedAt: 1, _id: 1 }, { partialFilterExpression: ratedBadly });
// tasks that wait to be done, by when; of one person
const ofTasked = { partialFilterExpression: tasked };
ticket.index({ taskDueAt: 1, _id: 1 }, ofTasked);
ticket.index({ taskOwnerIds: 1, taskDueAt: 1, _id: 1 }, ofTasked);
// tickets whose older entries have to move: moveHistory
ticket.index({ historyDue: 1 }, { partialFilterExpression: { historyDue: true } });
// tickets that owe notices: those that no relay holds oldest first, the others by the end of their lease
ticket.index({ relayLease: 1, owesSince: 1 }, { partialFilterExpression: owing });
// search by words of letters and digits, and by phone
ticket.index({ searchWords: 1 });
// tickets whose search keys are in no segment yet, newest first
ticket.index(
  { searchFresh: 1, createdAt: -1, _id: -1 },
  { partialFilterExpression: { searchFresh: true } },
);
addDayIndexes(ticket);

export function ticketModel(database: Database): Model<TicketRecord> {
  return database.model<TicketRecord>('Ticket', ticket);
}
