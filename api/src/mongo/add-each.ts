import { mongo, type Model } from 'mongoose';

type Upsert = { filter: Record<string, unknown>; fields: Record<string, unknown> };

/**
 * Adds what is not there yet, all in one command; what somebody else adds in the same moment is left as it is.
 * Nothing that is there is changed.
 */
export async function addEach<T>(model: Model<T>, upserts: readonly Upsert[]): Promise<void> {
  if (upserts.length === 0) {
    return;
  }
  const operations = upserts.map(({ filter, fields }) => ({
    updateOne: { filter, update: { $setOnInsert: fields }, upsert: true },
  })) as Parameters<Model<T>['bulkWrite']>[0];
  try {
    await model.bulkWrite(operations, { ordered: false });
  } catch (error: unknown) {
    if (!areOnlyDuplicates(error)) {
      throw error;
    }
  }
}

function areOnlyDuplicates(error: unknown): boolean {
  return (
    error instanceof mongo.MongoBulkWriteError &&
    [error.writeErrors].flat().every(({ code }) => code === 11_000) &&
    error.result.getWriteConcernError() === undefined
  );
}
