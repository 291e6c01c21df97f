import { Types, type mongo } from 'mongoose';

import type { Database } from '#api/mongo/index';

import type { KeyRange } from './key-spaces';
import { packPostings, partOf, placesIn, type Posting } from './postings';
import { segmentModels } from './segment-model';

export type SegmentTicket = { id: string; createdAt: Date; searchSigns: readonly number[] };

/** What stands of some signs in one segment. */
export type SegmentPlaces = { segmentId: string; newestAt: Date; places: ReadonlySet<number> };

type Look = {
  range: KeyRange;
  /** Segments without a ticket as old as that are left out. */
  asOldAs: Date | null;
  skip: number;
  most: number;
};

/** Where signs stand in tickets that are a little older: many postings in few documents. */
export type SegmentRepository = {
  add: (newestFirst: readonly SegmentTicket[]) => Promise<void>;
  /** Segment by segment, newest first. */
  look: (look: Look, options: Patience) => Promise<SegmentPlaces[]>;
  /** The same of segments that are known already. */
  lookIn: (
    segmentIds: readonly string[],
    range: KeyRange,
    options: Patience,
  ) => Promise<Map<string, ReadonlySet<number>>>;
  /** The tickets at these places. */
  ticketIds: (found: readonly SegmentPlaces[], options: Patience) => Promise<string[]>;
};

type Patience = { maxTimeMS: number };

export function segmentRepository(database: Database): SegmentRepository {
  const { segments, pages } = segmentModels(database);
  return {
    add: async (newestFirst) => {
      const id = new Types.ObjectId();
      await pages.collection.insertMany(pagesOf(id.toHexString(), newestFirst) as object[], {
        ordered: false,
      });
      const ticketIds = Buffer.from(newestFirst.map((ticket) => ticket.id).join(''), 'hex');
      // pages whose segment is missing are passed over
      await segments.create({ _id: id, ticketIds });
    },

    look: async ({ range, asOldAs, skip, most }, options) => {
      const found = await pages
        .find({
          part: partOf(range.from),
          ...(asOldAs && { oldestAt: { $lte: asOldAs } }),
        })
        .sort({ newestAt: -1, _id: -1 })
        .skip(skip)
        .limit(most)
        .select({ segmentId: 1, newestAt: 1, postings: 1 })
        .setOptions(options)
        .lean();
      return found.map(({ segmentId, newestAt, postings }) => ({
        segmentId,
        newestAt,
        places: placesIn(bytesOf(postings), range),
      }));
    },

    lookIn: async (segmentIds, range, options) => {
      const found = await pages
        .find({ _id: { $in: segmentIds.map((id) => pageId(id, partOf(range.from))) } })
        .select({ segmentId: 1, postings: 1 })
        .setOptions(options)
        .lean();
      return new Map(
        found.map(({ segmentId, postings }) => [segmentId, placesIn(bytesOf(postings), range)]),
      );
    },

    ticketIds: async (found, options) => {
      const known = await segments
        .find({ _id: { $in: found.map(({ segmentId }) => segmentId) } })
        .setOptions(options)
        .lean();
      const bytes = new Map(known.map((one) => [String(one._id), bytesOf(one.ticketIds)]));
      return found.flatMap(({ segmentId, places }) => idsAt(bytes.get(segmentId), places));
    },
  };
}

function pageId(segmentId: string, part: number): string {
  return `${segmentId}-${part}`;
}

function pagesOf(segmentId: string, newestFirst: readonly SegmentTicket[]) {
  const postings = new Map<number, Posting[]>();
  for (const [place, { searchSigns }] of newestFirst.entries()) {
    for (const key of searchSigns) {
      const part = partOf(key);
      const onPage = postings.get(part) ?? [];
      postings.set(part, onPage);
      onPage.push({ key, place });
    }
  }
  const newestAt = newestFirst.at(0)?.createdAt;
  const oldestAt = newestFirst.at(-1)?.createdAt;
  return [...postings].map(([part, onPage]) => ({
    ...{ _id: pageId(segmentId, part), segmentId, part, newestAt, oldestAt },
    postings: packPostings(onPage),
  }));
}

/** Without documents of mongoose the driver hands out its own type. */
function bytesOf(stored: Buffer | mongo.Binary): Uint8Array {
  return Buffer.isBuffer(stored) ? stored : stored.buffer;
}

const idBytes = 12;

/** A segment whose making was cut short has pages and no tickets. */
function idsAt(bytes: Uint8Array | undefined, places: ReadonlySet<number>): string[] {
  const ids = Buffer.from(bytes ?? []);
  return [...places]
    .filter((place) => (place + 1) * idBytes <= ids.length)
    .map((place) => ids.toString('hex', place * idBytes, (place + 1) * idBytes));
}
