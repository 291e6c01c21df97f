import { mongo } from 'mongoose';

/** A unique index refused the write: somebody else was first. */
export function isDuplicateKey(error: unknown): error is mongo.MongoServerError {
  return error instanceof mongo.MongoServerError && error.code === 11000;
}
