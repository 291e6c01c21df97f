import type { Model, QueryFilter, UpdateQuery } from 'mongoose';

import { clockTolerance, later } from '#api/clock';
import { isObjectId } from '#api/mongo/index';

export type LeaseSearch = {
  /** Milliseconds that a lease lasts. */
  leaseFor: number;
  /** Ids that are left out. */
  passedOver: readonly string[];
  most: number;
};

export type Leased<T> = {
  /** Belongs to the queue at all; left out, everything that some filter of `free` finds. */
  waiting?: QueryFilter<T>;
  /** Held by nobody: filters that are asked one after the other, each as an index finds it. */
  free: (now: Date, leaseFor: number) => readonly [QueryFilter<T>, ...QueryFilter<T>[]];
  order: Record<string, 1>;
  /** Written by whoever takes one. */
  hold: (until: Date) => UpdateQuery<T>;
  /** Left out, the whole document is read. */
  picked?: Record<string, 1>;
};

/** A queue of documents; each is worked on by the one process that leases it, until the lease ends. */
export function documentLeases<T>(model: Model<T>, { waiting, free, ...leased }: Leased<T>) {
  const isId = model.schema.path('_id').instance === 'ObjectId' ? isObjectId : () => true;

  async function find(filter: QueryFilter<T>, { passedOver, most }: LeaseSearch) {
    const excluded = passedOver.filter(isId);
    const found = await model
      .find({ ...waiting, ...filter, ...(excluded.length > 0 && { _id: { $nin: excluded } }) })
      .sort(leased.order)
      .limit(most)
      .select('_id')
      .lean<{ _id: unknown }[]>();
    return found.map(({ _id }) => String(_id));
  }

  return {
    /** What anybody may take, most urgent first. */
    due: async (now: Date, search: LeaseSearch): Promise<string[]> => {
      for (const filter of free(now, search.leaseFor)) {
        const found = await find(filter, search);
        if (found.length > 0) {
          return found;
        }
      }
      return [];
    },
    /** Leases one, as it is from now on; null when somebody else was faster. */
    take: (id: string, now: Date, leaseFor: number): Promise<T | null> =>
      model
        .findOneAndUpdate(
          { ...waiting, _id: id, $or: [...free(now, leaseFor)] } as QueryFilter<T>,
          leased.hold(later(now, leaseFor)),
          { ...(leased.picked && { projection: leased.picked }), returnDocument: 'after' },
        )
        .lean<T>(),
  };
}

/** The time at which a lease ended, if it did; or one so far away that no right clock wrote it, which holds nobody up. */
export function notHeld(now: Date, leaseFor: number) {
  return { $not: { $gt: now, $lte: later(now, leaseFor + clockTolerance) } };
}

/** The second half of the same, as a range that an index finds. */
export function heldTooLong(now: Date, leaseFor: number) {
  return { $gt: later(now, leaseFor + clockTolerance) };
}
