import { MinKey } from 'bson';

import { toDouble } from '../bson/exact-number';
import { orderKey, orderTag } from '../bson/order-key';
import { type Doc, isNumeric, type Value } from '../bson/value';
import { assertThat } from '../errors/server-error';

import type { Collation } from './collation';
import { keyValues } from './key-path';
import { parsePath, type Path, type Source } from './path';

export type SortField = {
  path: Path;
  direction: 1 | -1;
};

/** @throws ServerError 15975 for a direction that is neither 1 nor -1 */
export function parseSort(sort: Doc): SortField[] {
  return [...sort].map(([name, value]) => {
    const direction = isNumeric(value) ? toDouble(value) : 0;
    assertThat(
      direction === 1 || direction === -1,
      15975,
      '$sort key ordering must be 1 (for ascending) or -1 (for descending)',
    );
    assertThat(
      name !== '' && !name.split('.').includes(''),
      name === '' ? 40352 : 15998,
      'FieldPath field names may not be empty strings.',
    );
    return { path: parsePath(name), direction };
  });
}

/** A document's place in a sort: bytes in memcmp order, or its values under a collation. */
export type SortKey = Buffer | Value[];

export type SortOrder = {
  keyOf: (source: Source) => SortKey;
  compare: (left: SortKey, right: SortKey) => number;
};

/** How documents are sorted: of an array the smallest item counts, or the greatest when descending. */
export function createSortOrder(fields: readonly SortField[], collation?: Collation): SortOrder {
  if (!collation) {
    return { keyOf: (source) => sortKeyOf(source, fields), compare: compareKeys };
  }
  return {
    keyOf: (source) => fields.map((field) => extremeOf(source, field, collation)),
    compare: (left, right) => {
      for (const [index, { direction }] of fields.entries()) {
        const sign = collation.compare(valueOf(left, index), valueOf(right, index));
        if (sign !== 0) {
          return sign * direction;
        }
      }
      return 0;
    },
  };
}

function compareKeys(left: SortKey, right: SortKey): number {
  return Buffer.isBuffer(left) && Buffer.isBuffer(right) ? Buffer.compare(left, right) : 0;
}

function valueOf(key: SortKey, index: number): Value {
  return Array.isArray(key) ? key[index] : undefined;
}

/** Bytes whose memcmp order is the sort order without collation. */
export function createSortKey(sort: Doc): (source: Source) => Buffer {
  const fields = parseSort(sort);
  return (source) => sortKeyOf(source, fields);
}

function sortKeyOf(source: Source, fields: readonly SortField[]): Buffer {
  const keys = fields.map(({ path, direction }) => {
    const key = extremeKey(source, path, direction);
    return direction === 1 ? key : inverted(key);
  });
  const [only] = keys;
  return only && keys.length === 1 ? only : Buffer.concat(keys);
}

const emptyArrayKey = Buffer.from([orderTag.undefined]);

function extremeKey(source: Source, path: Path, direction: 1 | -1): Buffer {
  const keys = keyValues(source, path).map(({ value, isEmptyArray }) =>
    isEmptyArray ? emptyArrayKey : orderKey(value),
  );
  return keys.reduce((best, key) => (Buffer.compare(key, best) * direction < 0 ? key : best));
}

function extremeOf(source: Source, { path, direction }: SortField, { compare }: Collation): Value {
  const values = keyValues(source, path).map(({ value, isEmptyArray }) =>
    // an empty array sorts below null, as nothing else but MinKey does
    isEmptyArray ? new MinKey() : (value ?? null),
  );
  return values.reduce((best, value) => (compare(value, best) * direction < 0 ? value : best));
}

export function inverted(key: Buffer): Buffer {
  const result = Buffer.allocUnsafe(key.length);
  for (let index = 0; index < key.length; index++) {
    result[index] = 255 - (key[index] ?? 0);
  }
  return result;
}
