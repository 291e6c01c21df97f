import { Types, type Model } from 'mongoose';

import { bounded } from '#api/bounds/index';
import type { RecordChanges } from '#api/cache/index';
import type { Database } from '#api/mongo/index';

import { namesOfMove } from './cached-tickets';
import { ticketModel, type TicketRecord } from './ticket-model';

/** Makes the tickets of one reporter those of another; repeating it does no harm, and what it did not reach it reaches then. */
export type MoveReports = (fromId: string, toId: string) => Promise<void>;

/**
 * A step that is written at the same moment names no reporter, so neither undoes the other.
 */
export function reportMoving(database: Database, changes: RecordChanges): MoveReports {
  const tickets = ticketModel(database);
  return async (fromId, toId) => {
    for (;;) {
      const slice = await sliceOf(tickets, fromId);
      if (slice.length === 0) {
        return;
      }
      await followSurvivors(tickets, slice, { fromId, toId });
      await tickets.collection.updateMany(
        { _id: { $in: slice.map(({ _id }) => _id) }, reporterId: fromId },
        { $set: { reporterId: toId, 'outbox.$[].reporterId': toId } },
      );
      await changes.tell(
        'tickets',
        slice.flatMap((ticket) => namesOfMove(ticket, fromId, toId)),
      );
    }
  };
}

type Moved = Pick<TicketRecord, '_id' | 'mergedInto'>;

function sliceOf(tickets: Model<TicketRecord>, reporterId: string): Promise<Moved[]> {
  return tickets
    .find({ reporterId })
    .sort({ createdAt: -1, _id: -1 })
    .limit(bounded.reportsMoved.most)
    .select('mergedInto')
    .lean<Moved[]>();
}

/** Whoever's report was merged into another ticket still reads and follows that one. */
async function followSurvivors(
  tickets: Model<TicketRecord>,
  slice: readonly Moved[],
  { fromId, toId }: { fromId: string; toId: string },
): Promise<void> {
  const survivors = slice.flatMap(({ mergedInto }) => (mergedInto ? [mergedInto.id] : []));
  for (const list of survivors.length === 0
    ? []
    : (['joinedReporterIds', 'followerIds'] as const)) {
    await tickets.collection.updateMany(
      { _id: { $in: survivors.map((id) => new Types.ObjectId(id)) }, [list]: fromId },
      { $set: { [`${list}.$`]: toId } },
    );
  }
}
