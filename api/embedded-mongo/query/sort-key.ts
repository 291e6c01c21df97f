import { toDouble } from '../bson/exact-number';
import { orderKey, orderTag } from '../bson/order-key';
import { type Doc, isNumeric, type Value } from '../bson/value';
import { ServerError } from '../errors/server-error';

import { parsePath, type Path, type Source, visitPath } from './path';

export type SortField = { path: Path; direction: 1 | -1 };

/** @throws ServerError 15975 for a direction that is neither 1 nor -1 */
export function parseSort(sort: Doc): SortField[] {
  return [...sort].map(([name, value]) => {
    const direction = isNumeric(value) ? toDouble(value) : 0;
    if (direction !== 1 && direction !== -1) {
      throw new ServerError(
        15975,
        '$sort key ordering must be 1 (for ascending) or -1 (for descending)',
      );
    }
    if (name === '' || name.split('.').includes('')) {
      throw new ServerError(
        name === '' ? 40352 : 15998,
        'FieldPath field names may not be empty strings.',
      );
    }
    return { path: parsePath(name), direction };
  });
}

/** Bytes whose memcmp order is the sort order: of an array the smallest item counts, or the greatest when descending. */
export function createSortKey(sort: Doc): (source: Source) => Buffer {
  const fields = parseSort(sort);
  return (source) => sortKeyOf(source, fields);
}

export function sortKeyOf(source: Source, fields: readonly SortField[]): Buffer {
  const keys = fields.map(({ path, direction }) => {
    const key = extremeKey(source, path, direction);
    return direction === 1 ? key : inverted(key);
  });
  const [only] = keys;
  return only && keys.length === 1 ? only : Buffer.concat(keys);
}

const emptyArrayKey = Buffer.from([orderTag.undefined]);

function extremeKey(source: Source, path: Path, direction: 1 | -1): Buffer {
  let best: Buffer | undefined;
  const consider = (key: Buffer) => {
    if (!best || Buffer.compare(key, best) * direction < 0) {
      best = key;
    }
  };
  visitPath(source, path, (value) => {
    if (!Array.isArray(value)) {
      consider(orderKey(value));
    } else if (value.length === 0) {
      consider(emptyArrayKey);
    } else {
      value.forEach((item: Value) => {
        consider(orderKey(item));
      });
    }
    return false;
  });
  return best ?? orderKey(null);
}

export function inverted(key: Buffer): Buffer {
  const result = Buffer.allocUnsafe(key.length);
  for (let index = 0; index < key.length; index++) {
    result[index] = 255 - (key[index] ?? 0);
  }
  return result;
}
