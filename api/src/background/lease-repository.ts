import { randomInt } from 'node:crypto';

import type { Model, QueryFilter, Types, UpdateQuery } from 'mongoose';

import { clockTolerance, later } from '#api/clock';
import { isObjectId, writeAlike } from '#api/mongo/index';

export type LeaseSearch = {
  /** Milliseconds that a lease lasts. */
  leaseFor: number;
  /** Ids that are left out. */
  passedOver: readonly string[];
  most: number;
};

/** A part of what nobody holds, in the order in which an index has it, so that no more is read than is found. */
type Free<T> = { filter: QueryFilter<T>; order: Record<string, 1> };

export type Leased<T> = {
  /** Belongs to the queue at all; left out, everything that some filter of `free` finds. */
  waiting?: QueryFilter<T>;
  /** Held by nobody: parts that are asked one after the other. */
  free: (now: Date, leaseFor: number) => readonly [Free<T>, ...Free<T>[]];
  /** Written by whoever takes one. */
  hold: (until: Date) => UpdateQuery<T>;
  /** Left out, the whole document is read. */
  picked?: Record<string, 1>;
};

/** What one process holds now, and what could not be taken for a reason of its own, by id. */
export type Taken<T> = { held: readonly T[]; failed: ReadonlyMap<string, unknown> };

/** A queue of documents; each is worked on by the one process that leases it, until the lease ends. */
export function documentLeases<T>(model: Model<T>, leased: Leased<T>) {
  const { waiting, free } = leased;
  const isId = model.schema.path('_id').instance === 'ObjectId' ? isObjectId : () => true;
  const freeOf = (now: Date, leaseFor: number) => ({
    ...waiting,
    $or: free(now, leaseFor).map(({ filter }) => filter),
  });

  async function find({ filter, order }: Free<T>, { passedOver, most }: LeaseSearch) {
    const excluded = passedOver.filter(isId);
    const found = await model
      .find({ ...waiting, ...filter, ...(excluded.length > 0 && { _id: { $nin: excluded } }) })
      .sort(order)
      .limit(most)
      .select('_id')
      .lean<{ _id: unknown }[]>();
    return found.map(({ _id }) => String(_id));
  }

  return {
    /** What anybody may take, most urgent first. */
    due: async (now: Date, search: LeaseSearch): Promise<string[]> => {
      for (const part of free(now, search.leaseFor)) {
        const found = await find(part, search);
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
          { _id: id, ...freeOf(now, leaseFor) } as QueryFilter<T>,
          leased.hold(later(now, leaseFor)),
          { ...(leased.picked && { projection: leased.picked }), returnDocument: 'after' },
        )
        .lean<T>(),
  };
}

type ManyLeased<T> = Leased<T> & {
  /** What `hold` has written until then, for whoever wrote it to find again. */
  heldUntil: (until: Date) => QueryFilter<T>;
};

/** The same, of which many are taken at once. */
export function manyLeases<T extends { _id: Types.ObjectId }>(
  model: Model<T>,
  leased: ManyLeased<T>,
) {
  const { due } = documentLeases(model, leased);
  const freeOf = (now: Date, leaseFor: number) => ({
    ...leased.waiting,
    $or: leased.free(now, leaseFor).map(({ filter }) => filter),
  });
  const read = async (ids: readonly string[], filter: QueryFilter<T>) => {
    const found = await model
      .find({ _id: { $in: ids }, ...filter } as QueryFilter<T>)
      .select(leased.picked ?? {})
      .lean<T[]>();
    return inOrder(ids, found);
  };
  return {
    due,
    /** Those of these that nobody holds, without taking them. */
    look: async (ids: readonly string[], now: Date, leaseFor: number): Promise<Taken<T>> => ({
      held: await read(ids.filter(isObjectId), freeOf(now, leaseFor)),
      failed: new Map(),
    }),
    /** Leases these, as they are from now on; somebody else was faster with those that are in neither part of the answer. */
    takeAll: async (ids: readonly string[], now: Date, leaseFor: number): Promise<Taken<T>> => {
      const wanted = ids.filter(isObjectId);
      const until = endOf(now, leaseFor);
      const hold = { filter: freeOf(now, leaseFor), update: leased.hold(until) };
      // of one model, where the driver’s types know any document
      const failed = await writeAlike(model, wanted, hold as Parameters<typeof writeAlike>[2]);
      return { held: await read(wanted, leased.heldUntil(until)), failed };
    },
  };
}

/**
 * The end of a lease also says who wrote it, since nothing else could be added to a document that is full. Two that choose
 * the same millisecond do the same work twice, which must do no harm anyway.
 */
function endOf(now: Date, leaseFor: number): Date {
  return later(now, leaseFor - randomInt(Math.ceil(leaseFor / 5)));
}

function inOrder<T extends { _id: Types.ObjectId }>(ids: readonly string[], found: readonly T[]) {
  const byId = new Map(found.map((one) => [one._id.toHexString(), one]));
  return ids.flatMap((id) => byId.get(id.toLowerCase()) ?? []);
}

/** The time at which a lease ended, if it did; or one so far away that no right clock wrote it, which holds nobody up. */
export function notHeld(now: Date, leaseFor: number) {
  return { $not: { $gt: now, $lte: later(now, leaseFor + clockTolerance) } };
}

/** The second half of the same, as a range that an index finds. */
export function heldTooLong(now: Date, leaseFor: number) {
  return { $gt: later(now, leaseFor + clockTolerance) };
}
