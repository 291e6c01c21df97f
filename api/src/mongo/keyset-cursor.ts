import { Types } from 'mongoose';

import { AppError } from '#api/app-error';

import { mongoWords } from './words';

export type SortValue = Date | number | string;

/** The last document of a page: where the next one starts. */
export type Position = { value: SortValue; id: Types.ObjectId };

export type Wire = readonly ['date' | 'number' | 'string', number | string, string];

/** Milliseconds from 1970 to the last moment that a Date can hold. */
const lastMoment = 8.64e15;

/** Opaque to clients: what it holds may change with the list's order. */
export function encodeCursor({ value, id }: Position): string {
  const wire: Wire =
    value instanceof Date
      ? ['date', value.getTime(), id.toHexString()]
      : [typeof value === 'number' ? 'number' : 'string', value, id.toHexString()];
  return Buffer.from(JSON.stringify(wire)).toString('base64url');
}

/**
 * @param kind of the values by which the list is sorted
 * @throws {AppError} `request.invalid` for anything that we did not hand out for such a list
 */
export function decodeCursor(cursor: string, kind: Wire[0]): Position {
  const [type, value, id] = parse(cursor);
  if (type !== kind || typeof id !== 'string' || !/^[0-9a-f]{24}$/.test(id)) {
    throw notOurs();
  }
  return { value: sortValue(kind, value), id: new Types.ObjectId(id) };
}

function parse(cursor: string): unknown[] {
  try {
    const wire: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return Array.isArray(wire) ? wire : [];
  } catch (cause: unknown) {
    throw notOurs(cause);
  }
}

function sortValue(kind: Wire[0], value: unknown): SortValue {
  if (kind === 'date' && Number.isInteger(value) && Math.abs(Number(value)) <= lastMoment) {
    return new Date(Number(value));
  }
  if (kind !== 'date' && typeof value === kind) {
    // the line above has just checked it
    return value as number | string;
  }
  throw notOurs();
}

function notOurs(cause?: unknown): AppError {
  return new AppError('request.invalid', {
    errors: [{ path: 'cursor', message: mongoWords.badCursor }],
    cause,
  });
}
