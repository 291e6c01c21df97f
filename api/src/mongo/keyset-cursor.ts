import { Types } from 'mongoose';

import { AppError } from '#api/http/app-error';

export type SortValue = Date | number | string;

/** The last document of a page: where the next one starts. */
export type Position = { value: SortValue; id: Types.ObjectId };

type Wire = readonly ['date' | 'number' | 'string', number | string, string];

/** Opaque to clients: what it holds may change with the list's order. */
export function encodeCursor({ value, id }: Position): string {
  const wire: Wire =
    value instanceof Date
      ? ['date', value.getTime(), id.toHexString()]
      : [typeof value === 'number' ? 'number' : 'string', value, id.toHexString()];
  return Buffer.from(JSON.stringify(wire)).toString('base64url');
}

/** @throws {AppError} `request.invalid` for anything that we did not hand out */
export function decodeCursor(cursor: string): Position {
  const [type, value, id] = parse(cursor);
  if (typeof id !== 'string' || !/^[0-9a-f]{24}$/.test(id)) {
    throw notOurs();
  }
  return { value: sortValue(type, value), id: new Types.ObjectId(id) };
}

function parse(cursor: string): unknown[] {
  try {
    const wire: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return Array.isArray(wire) ? wire : [];
  } catch (cause: unknown) {
    throw notOurs(cause);
  }
}

function sortValue(type: unknown, value: unknown): SortValue {
  if (type === 'date' && Number.isSafeInteger(value)) {
    return new Date(Number(value));
  }
  if ((type === 'number' || type === 'string') && typeof value === type) {
    // the line above has just checked it
    return value as number | string;
  }
  throw notOurs();
}

function notOurs(cause?: unknown): AppError {
  return new AppError('request.invalid', {
    errors: [{ path: 'cursor', message: '翻页位置无效，请从头开始' }],
    cause,
  });
}
