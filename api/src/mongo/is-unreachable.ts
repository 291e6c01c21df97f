import { mongo } from 'mongoose';

/** The database did not answer, or is about to be another one: no fault of what was asked. */
export function isUnreachable(error: unknown): boolean {
  return (
    error instanceof mongo.MongoError &&
    (error instanceof mongo.MongoNetworkError ||
      error instanceof mongo.MongoServerSelectionError ||
      error instanceof mongo.MongoNotConnectedError ||
      error.hasErrorLabel('RetryableWriteError'))
  );
}
