import { mongo } from 'mongoose';

import type { ErrorCode } from '#shared/errors/error-codes';

/** Failures of the database that are nobody's bug, by MongoDB's code. */
const codes: Partial<Record<number, ErrorCode>> = {
  50: 'request.took_too_long', // MaxTimeMSExpired
  14031: 'server.disk_full', // OutOfDiskSpace
};

/** What to tell of an error; null: it was not expected, or is none of the database. */
export function databaseFailure(error: unknown): ErrorCode | null {
  return error instanceof mongo.MongoServerError ? (codes[Number(error.code)] ?? null) : null;
}
