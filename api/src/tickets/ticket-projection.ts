import { bounded } from '#api/bounds/index';

import { workedKinds } from './facts';
import type { Ticket, TimelineEntry } from './ticket';

/** How many entries a ticket is shown and decided on with; older ones are asked for page by page. */
export const { most: newestEntries } = bounded.entriesShown;

/** By what an entry is found. */
export type EntryMark =
  | { seqs: readonly number[] }
  | { checkId: string }
  | { attachmentId: string }
  | { key: string; actorId: string };

/** Entries after one and before another. */
export type EntryRange = { after?: number; before?: number; isForCustomers: boolean };

export type Look = {
  /** Reads only the entries that customers may see. */
  isForCustomers?: boolean;
  /** A request that may have been written before. */
  request?: { key: string; actorId: string } | null;
  /** As it is in the database, whatever is kept in memory. */
  isFresh?: boolean;
};

/** What the projection reads of a ticket. */
export type TicketLooked = Omit<Ticket, 'id' | 'outbox'> & {
  /** The entry that the request wrote, if it did and the entry has not moved. */
  written: TimelineEntry[];
};

/** A document that somebody broke by hand can be read all the same. */
export const entries = { $ifNull: ['$timeline', []] };

/**
 * The newest entries of a ticket: what one reading costs does not grow with its history. What older versions did not write is made up from the entries.
 */
export function ticketProjection({ isForCustomers = false, request = null }: Look) {
  const open = { $filter: { input: entries, cond: { $eq: ['$$this.visibility', 'customer'] } } };
  return {
    timeline: { $slice: [isForCustomers ? open : entries, -newestEntries] },
    entriesHeld: { $size: entries },
    ...keptOfEntries,
    ...missingBefore,
    written: request ? entriesMarked(request) : [],
  };
}

/** The entries of a ticket that bear a mark. */
export function entriesMarked(mark: EntryMark) {
  return { $filter: { input: entries, cond: { $and: conditions(mark) } } };
}

type Steps = { _id: unknown; seqs: readonly number[] };

/** Of several tickets, of each the entries that are named for it. */
export function entriesOfEach(tickets: readonly Steps[]) {
  const branches = tickets.map(({ _id, seqs }) => ({ case: { $eq: ['$_id', _id] }, then: seqs }));
  const wanted = branches.length === 0 ? [] : { $switch: { branches, default: [] } };
  const named = { $filter: { input: entries, cond: { $in: ['$$this.seq', '$$wanted'] } } };
  return { $let: { vars: { wanted }, in: named } };
}

// what somebody sent is never read as an expression, so it stands in $literal
function conditions(mark: EntryMark): object[] {
  if ('seqs' in mark) {
    return [{ $in: ['$$this.seq', [...mark.seqs]] }];
  }
  if ('attachmentId' in mark) {
    return [{ $in: [{ $literal: mark.attachmentId }, '$$this.attachmentIds'] }];
  }
  return Object.entries(mark).map(([name, value]) => ({
    $eq: [`$$this.${name}`, { $literal: value }],
  }));
}

/** The entries of a range that a ticket holds: the newest of them when the range has an end, otherwise the oldest. */
export function entriesIn({ after = 0, before, isForCustomers }: EntryRange, most: number) {
  const cond = {
    $and: [
      { $gt: ['$$this.seq', after] },
      ...(before === undefined ? [] : [{ $lt: ['$$this.seq', before] }]),
      ...(isForCustomers ? [{ $eq: ['$$this.visibility', 'customer'] }] : []),
    ],
  };
  const within = { $filter: { input: entries, cond } };
  return { $slice: [within, before === undefined ? most : -most] };
}

function lastCheckOf(kind: TimelineEntry['kind']) {
  const ofKind = { $filter: { input: entries, cond: { $eq: ['$$this.kind', kind] } } };
  return { $let: { vars: { last: { $last: ofKind } }, in: '$$last.checkId' } };
}

const workersInTimeline = {
  $setUnion: [
    { $map: { input: entries, in: '$$this.assigneeId' } },
    {
      $map: {
        input: { $filter: { input: entries, cond: { $in: ['$$this.kind', [...workedKinds]] } } },
        in: '$$this.actorId',
      },
    },
  ],
};

/** What an earlier version did not know of a ticket. */
const missingBefore = {
  offer: { $ifNull: ['$offer', null] },
  offersFrom: { $ifNull: ['$offersFrom', null] },
  passedBy: { $ifNull: ['$passedBy', []] },
};

/** What a ticket knows of entries that it may hold no longer; an older version wrote it in the entries alone. */
export const keptOfEntries = {
  workerIds: {
    $setDifference: [{ $setUnion: [{ $ifNull: ['$workerIds', []] }, workersInTimeline] }, [null]],
  },
  resolutionCheckId: { $ifNull: ['$resolutionCheckId', lastCheckOf('resolve'), null] },
  ratingCheckId: { $ifNull: ['$ratingCheckId', lastCheckOf('rate'), null] },
};
