import { mongo } from 'mongoose';

const objectTooLarge = [10_334, 17_419];

/** A document that is too full for one field more stays as it is; nothing else could be written to it either. */
export function unlessFull(error: unknown) {
  const isFull =
    error instanceof mongo.MongoBulkWriteError &&
    [error.writeErrors].flat().every(({ code }) => objectTooLarge.includes(code));
  if (!isFull) {
    throw error;
  }
}
