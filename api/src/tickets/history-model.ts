import { Schema, type Model, type Types } from 'mongoose';

import type { Database } from '#api/mongo/index';

import type { TimelineEntry } from './ticket';
import { timelineEntryFields } from './ticket-model';

/** An entry that has moved from its ticket. */
export type HistoryRecord = TimelineEntry & { _id: Types.ObjectId; ticketId: string };

const entry = new Schema<HistoryRecord>(
  { ticketId: { type: String, required: true }, ...timelineEntryFields },
  { collection: 'ticket_history', versionKey: false },
);

// each entry once, however often it is moved; a ticket's entries, newest first
entry.index({ ticketId: 1, seq: -1 }, { unique: true });
// those that customers may see
entry.index({ ticketId: 1, visibility: 1, seq: -1 });
// the entry that a repeated request wrote
entry.index({ ticketId: 1, key: 1 });

export function historyModel(database: Database): Model<HistoryRecord> {
  return database.model<HistoryRecord>('TicketHistory', entry);
}
