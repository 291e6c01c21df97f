import { Schema, type Model, type Types } from 'mongoose';

import type { Database } from '#api/mongo/index';
import { followUpStates } from '#api/ratings/index';
import { ratingAnswerNames } from '#shared/ratings/rating';
import { promiseKinds } from '#shared/tickets/promises';
import { ticketActionNames } from '#shared/tickets/ticket-actions';
import { ticketStatuses } from '#shared/tickets/ticket-status';
import {
  ticketCategoryNames,
  ticketScopeNames,
  ticketSeverityNames,
  visibilities,
} from '#shared/tickets/ticket-words';

import type { Ticket } from './ticket';

export type TicketRecord = Omit<Ticket, 'id'> & {
  _id: Types.ObjectId;
  /** One relay works on a ticket's outbox until then. */
  relayLease: Date | null;
};

const part = { _id: false } as const;
const text = { type: String, default: '' };
const maybe = <T>(type: T) => ({ type, default: null });
const oneOf = (values: readonly string[]) => ({ type: String, enum: values, required: true });
const time = { type: Date, required: true };
const entryKind = oneOf(['submit', ...ticketActionNames]);

const promise = new Schema({ kind: oneOf(promiseKinds), dueAt: time }, part);
const resolution = new Schema({ cause: text, solution: text, prevention: text, at: time }, part);
const place = new Schema({ name: text, latitude: maybe(Number), longitude: maybe(Number) }, part);
const said = { fixed: oneOf(ratingAnswerNames), stars: Number, tags: [String] };
const version = new Schema({ ...said, words: text, at: time }, part);
const rating = new Schema(
  { ...said, words: text, at: time, round: Number, ratedAt: time, history: [version] },
  part,
);
const followUp = new Schema(
  {
    round: Number,
    reason: text,
    dueAt: time,
    ownerId: maybe(String),
    state: oneOf(followUpStates),
    withdrawn: new Schema({ at: time, because: text }, part),
  },
  part,
);

const step = {
  seq: Number,
  kind: entryKind,
  at: time,
  actorId: maybe(String),
  visibility: oneOf(visibilities),
  text,
};
const timelineEntry = new Schema(
  {
    ...step,
    happenedAt: maybe(Date),
    attachmentIds: [String],
    from: { ...maybe(String), enum: [...ticketStatuses, null] },
    to: oneOf(ticketStatuses),
    assigneeId: maybe(String),
    resolution: maybe(resolution),
    place: maybe(place),
    rating: maybe(new Schema(said, part)),
    followUp: maybe(new Schema({ state: oneOf(['promised', 'withdrawn']), dueAt: time }, part)),
    checkId: maybe(String),
    key: maybe(String),
    fingerprint: maybe(String),
  },
  part,
);
const outboxEntry = new Schema(
  {
    ...step,
    reporterId: String,
    followerIds: [String],
    assigneeId: maybe(String),
    formerAssigneeId: maybe(String),
  },
  part,
);

const ticket = new Schema<TicketRecord>(
  {
    number: { type: String, required: true },
    seq: { type: Number, required: true },
    status: oneOf(ticketStatuses),
    category: oneOf(ticketCategoryNames),
    severity: oneOf(ticketSeverityNames),
    scope: oneOf(ticketScopeNames),
    description: text,
    attachmentIds: [String],
    productId: maybe(String),
    assetCode: maybe(String),
    environment: maybe(String),
    visit: maybe(new Schema({ address: text, preferredTime: text }, part)),
    contact: new Schema({ name: text, phone: text }, part),
    reporterId: { type: String, required: true },
    organizationId: maybe(String),
    organizationName: maybe(String),
    assigneeId: maybe(String),
    followerIds: [String],
    promise: maybe(promise),
    solutionDueAt: maybe(Date),
    solutionTimeLeft: maybe(Number),
    workOrder: time,
    stepTimes: [Date],
    urgedAt: maybe(Date),
    closedAt: maybe(Date),
    resolutions: [resolution],
    ratings: [rating],
    followUps: [followUp],
    timeline: [timelineEntry],
    outbox: [outboxEntry],
    relayLease: maybe(Date),
    checkId: maybe(String),
    key: maybe(String),
    fingerprint: maybe(String),
    createdAt: time,
    updatedAt: time,
  },
  // seq is the version; arrays are only ever pushed to or replaced as a whole
  { versionKey: false, minimize: false },
);

// a number names one ticket; search by number
ticket.index({ number: 1 }, { unique: true });
// one report per key, whatever the phone repeats
ticket.index(
  { reporterId: 1, key: 1 },
  { unique: true, partialFilterExpression: { key: { $type: 'string' } } },
);
// view=mine, newest first
ticket.index({ reporterId: 1, createdAt: -1, _id: -1 });
// view=organization, newest first
ticket.index({ organizationId: 1, createdAt: -1, _id: -1 });
// view=assigned, by promise
ticket.index({ assigneeId: 1, workOrder: 1, _id: 1 });
// view=pool: submitted and nobody's, by promise
ticket.index({ status: 1, assigneeId: 1, workOrder: 1, _id: 1 });
// view=all, newest first
ticket.index({ createdAt: -1, _id: -1 });
// resolved tickets whose customer stayed silent: confirmSilentTickets
ticket.index({ status: 1, 'promise.dueAt': 1 });
// tickets that owe notifications, oldest first: the relay
ticket.index({ 'outbox.at': 1 }, { sparse: true });

export function ticketModel(database: Database): Model<TicketRecord> {
  return database.model<TicketRecord>('Ticket', ticket);
}
