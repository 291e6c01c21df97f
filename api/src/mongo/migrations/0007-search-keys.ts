import type { Migration } from './migration';

type State = { _id: string; lease: Date; isIndexing: boolean; cursor: string | null };

/** Tickets that are already there get their search keys afterwards, from the newest on, while the product runs. */
export const searchKeys: Migration = async (database) => {
  const earlier = await database
    .collection('tickets')
    .findOne({ searchSigns: { $exists: false } }, { projection: { _id: 1 } });
  if (earlier) {
    await database
      .collection<State>('search_state')
      .updateOne(
        { _id: 'tickets' },
        { $set: { lease: new Date(0), isIndexing: true, cursor: null } },
        { upsert: true },
      );
  }
};
