import { mongo } from 'mongoose';

import { isUnreachable } from './is-unreachable';

type Document = mongo.Document & { _id: mongo.ObjectId };
type Write = mongo.AnyBulkWriteOperation<Document>;

/** Any model. */
type Collected = { collection: unknown };

const duplicateKey = 11_000;

/**
 * Adds documents as they stand, all in one command; what is there already, by its id or by another unique key, is left as it
 * is.
 */
export async function addNew(model: Collected, documents: readonly Document[]): Promise<void> {
  const failures = await failuresOf(documents.length, () =>
    collectionOf(model).insertMany([...documents], { ordered: false }),
  );
  for (const failure of failures.values()) {
    if (failure.code !== duplicateKey) {
      throw failure;
    }
  }
}

/** Writes all of these in one command, each whether or not another fails; answers which failed, by their places. */
export function writeEach(
  model: Collected,
  writes: readonly Write[],
): Promise<Map<number, mongo.MongoServerError>> {
  return failuresOf(writes.length, () =>
    collectionOf(model).bulkWrite([...writes], { ordered: false }),
  );
}

type Alike = { filter?: mongo.Filter<Document>; update: mongo.UpdateFilter<Document> | Document[] };

/**
 * Writes the same to all of these, in one command that costs half as much as one for each; only when it fails, each by itself.
 * Answers which failed, by id. Must be safe to be repeated.
 */
export async function writeAlike(
  model: Collected,
  ids: readonly string[],
  { filter = {}, update }: Alike,
): Promise<Map<string, unknown>> {
  const _ids = ids.map((id) => new mongo.ObjectId(id));
  try {
    await (ids.length > 0 &&
      collectionOf(model).updateMany({ ...filter, _id: { $in: _ids } }, update));
    return new Map();
  } catch (error: unknown) {
    if (isUnreachable(error)) {
      throw error;
    }
  }
  const failures = await writeEach(
    model,
    _ids.map((_id) => ({ updateOne: { filter: { ...filter, _id }, update } })),
  );
  return new Map([...failures].map(([at, error]) => [ids[at] ?? '', error]));
}

/** The driver itself: what is written in masses is made by the product’s own code, and need not be cast. */
function collectionOf({ collection }: Collected) {
  return collection as mongo.Collection<Document>;
}

async function failuresOf(
  count: number,
  write: () => Promise<unknown>,
): Promise<Map<number, mongo.MongoServerError>> {
  try {
    // the driver refuses to write nothing
    await (count > 0 && write());
    return new Map();
  } catch (error: unknown) {
    if (!(error instanceof mongo.MongoBulkWriteError) || error.result.getWriteConcernError()) {
      throw error;
    }
    return new Map(
      [error.writeErrors]
        .flat()
        .map(({ index, code, errmsg }) => [
          index,
          new mongo.MongoServerError({ message: errmsg ?? '', code }),
        ]),
    );
  }
}
