import { countSome, findPage, type Database, type Page, type PageInput } from '#api/mongo/index';

import type { Push } from './push';
import { pushModel, toPush, type PushRecord } from './push-model';

/** Pushes that failed. */
export type DeadLetterRepository = {
  list: (page: PageInput) => Promise<Page<Push>>;
  count: () => Promise<number>;
  /** A push, if it is or ever was a dead letter. */
  find: (id: string) => Promise<Push | null>;
  /** Tries a dead letter again from now on; what is none any more is left alone. */
  revive: (id: string, now: Date) => Promise<void>;
  /** The same for all of which it is certain that they did not arrive; how many there were. */
  reviveAll: (now: Date) => Promise<number>;
  /** Gives a dead letter up for good. */
  dismiss: (id: string) => Promise<void>;
};

export function deadLetterRepository(database: Database): DeadLetterRepository {
  const pushes = pushModel(database);
  const dead = { state: 'dead' } as const;
  const revived = (now: Date) => ({
    // the number of tries goes on: a sender that was presumed dead must not take this one for its own
    $set: {
      ...({ state: 'waiting', reason: null, errcode: null, failures: 0 } as const),
      ...{ dueAt: now, retriedAt: now },
    },
  });
  return {
    list: async (page) => {
      const { items, nextCursor } = await findPage<PushRecord, keyof PushRecord>(pushes, {
        ...page,
        filter: dead,
        order: { by: 'createdAt', direction: 'descending' },
      });
      return { items: items.map(toPush), nextCursor };
    },

    count: () => countSome(pushes, dead),

    find: async (id) => {
      const record = await pushes
        .findOne({
          _id: id,
          $or: [dead, { failedAt: { $ne: null } }, { retriedAt: { $ne: null } }],
        })
        .lean<PushRecord>();
      return record && toPush(record);
    },

    revive: async (id, now) => {
      await pushes.updateOne({ _id: id, ...dead }, revived(now));
    },

    reviveAll: async (now) =>
      (await pushes.updateMany({ ...dead, reason: { $ne: 'unknown' } }, revived(now)))
        .modifiedCount,

    dismiss: async (id) => {
      await pushes.updateOne({ _id: id, ...dead }, { $set: { state: 'skipped' } });
    },
  };
}
