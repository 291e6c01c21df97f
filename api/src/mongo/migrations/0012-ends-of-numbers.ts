import type { mongo } from 'mongoose';

import type { Migration } from './migration';

/** Customers are found by the last four digits of their number as well. */
export const endsOfNumbers: Migration = async (database) => {
  const users = database.collection<Stored>('users');
  for (;;) {
    const slice = await users.find(withoutEnd).project<Stored>({ phone: 1 }).limit(size).toArray();
    if (slice.length === 0) {
      return;
    }
    await users.bulkWrite(
      slice.map(({ _id, phone }) => ({
        updateOne: {
          filter: { _id },
          update: { $set: { phoneEnd: phone.replaceAll(/\D/g, '').slice(-4) } },
        },
      })),
      { ordered: false },
    );
  }
};

type Stored = { _id: mongo.ObjectId; phone: string; phoneEnd?: string };

const size = 500;
const withoutEnd: mongo.Filter<Stored> = { phone: { $gt: '' }, phoneEnd: { $exists: false } };
