import { Schema, type Model, type Types } from 'mongoose';

import type { Database } from '#api/mongo/index';

/** Tickets that are found together; none is ever added. */
export type SegmentRecord = {
  _id: Types.ObjectId;
  /** Their ids, twelve bytes each, newest first: the place of a posting counts them. */
  ticketIds: Buffer;
};

/** A part of a segment's postings. */
export type PageRecord = {
  /** `<segment>-<part>` */
  _id: string;
  segmentId: string;
  part: number;
  /** When the segment's newest and its oldest ticket were reported. */
  newestAt: Date;
  oldestAt: Date;
  postings: Buffer;
};

/** How far the tickets are put into segments. One document. */
export type SearchStateRecord = {
  _id: string;
  /** One process makes a segment until then. */
  lease: Date;
  /** Tickets of an earlier version are still to be read, from here on; null: from the newest. */
  isIndexing: boolean;
  cursor: string | null;
};

const always = { required: true } as const;
const plain = { versionKey: false } as const;

const segment = new Schema<SegmentRecord>(
  { ticketIds: { type: Buffer, ...always } },
  { ...plain, collection: 'search_segments' },
);

const page = new Schema<PageRecord>(
  {
    _id: { type: String, ...always },
    segmentId: { type: String, ...always },
    part: { type: Number, ...always },
    newestAt: { type: Date, ...always },
    oldestAt: { type: Date, ...always },
    postings: { type: Buffer, ...always },
  },
  { ...plain, collection: 'search_pages' },
);
// where a sign stands, newest tickets first
page.index({ part: 1, newestAt: -1, _id: -1 });

const state = new Schema<SearchStateRecord>(
  {
    _id: { type: String, ...always },
    lease: { type: Date, ...always },
    isIndexing: { type: Boolean, ...always },
    cursor: { type: String, default: null },
  },
  { ...plain, collection: 'search_state' },
);

export function segmentModels(database: Database): {
  segments: Model<SegmentRecord>;
  pages: Model<PageRecord>;
  states: Model<SearchStateRecord>;
} {
  return {
    segments: database.model<SegmentRecord>('SearchSegment', segment),
    pages: database.model<PageRecord>('SearchPage', page),
    states: database.model<SearchStateRecord>('SearchState', state),
  };
}
