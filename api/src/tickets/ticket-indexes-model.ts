import type { Schema } from 'mongoose';

import type { DeskQueue } from '#shared/tickets/desk-queues';

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

/** By which tickets are found; those of an engineer’s day stand in `day/`. */
export function addTicketIndexes<Of>(ticket: Schema<Of>) {
  addListIndexes(ticket);
  addDeskIndexes(ticket);
  addOwnIndexes(ticket);
}

/** Whose tickets they are. */
function addListIndexes<Of>(ticket: Schema<Of>) {
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
}

/** What the desk goes through. */
function addDeskIndexes<Of>(ticket: Schema<Of>) {
  // view=queue, by promise, and how many are in each
  ticket.index({ queue: 1, workOrder: 1, _id: 1 }, { partialFilterExpression: queued });
  // view=all, newest first; of some statuses
  ticket.index({ createdAt: -1, _id: -1 });
  ticket.index({ status: 1, createdAt: -1, _id: -1 });
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
}

/** What the product itself takes up, and what a search reads. */
function addOwnIndexes<Of>(ticket: Schema<Of>) {
  // open tickets, as they were reported: recountNext
  ticket.index({ createdAt: 1, _id: 1 }, { partialFilterExpression: queued });
  // tickets to which something happens by itself: runTimers
  ticket.index({ timerAt: 1 }, { partialFilterExpression: timed });
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
}
