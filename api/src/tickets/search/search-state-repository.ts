import { notHeld } from '#api/background/index';
import { later } from '#api/clock';
import { isDuplicateKey, type Database } from '#api/mongo/index';

import { segmentModels, type SearchStateRecord } from './segment-model';

export type SearchState = Pick<SearchStateRecord, 'cursor' | 'isIndexing'>;

/** How far tickets are in segments, and which process makes the next one. */
export type SearchStateRepository = {
  read: () => Promise<SearchState>;
  /** Null: another process makes a segment. */
  lease: (now: Date, leaseFor: number) => Promise<SearchState | null>;
  /** Gives the lease back. */
  settle: (state: Partial<SearchState>) => Promise<void>;
};

const _id = 'tickets';
const noLease = new Date(0);
const atFirst = { lease: noLease, isIndexing: false, cursor: null };

export function searchStateRepository(database: Database): SearchStateRepository {
  const { states } = segmentModels(database);
  return {
    read: async () => (await states.findById(_id).lean()) ?? atFirst,

    lease: async (now, leaseFor) => {
      try {
        await states.updateOne({ _id }, { $setOnInsert: atFirst }, { upsert: true });
      } catch (error: unknown) {
        if (!isDuplicateKey(error)) {
          throw error;
        }
      }
      return states
        .findOneAndUpdate(
          { _id, lease: notHeld(now, leaseFor) },
          { $set: { lease: later(now, leaseFor) } },
        )
        .lean();
    },

    settle: async (state) => {
      await states.updateOne({ _id }, { $set: { ...state, lease: noLease } });
    },
  };
}
