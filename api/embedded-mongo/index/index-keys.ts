import { createHash } from 'node:crypto';

import { decodeDoc } from '../bson/decode';
import { orderKey, orderTag } from '../bson/order-key';
import type { Value } from '../bson/value';
import { arrayInTheWay, expandPaths, type KeyValue, plainValue } from '../query/key-path';
import { parsePath, type Path } from '../query/path';
import { inverted } from '../query/sort-key';

export type IndexField = { path: Path; direction: 1 | -1 };

export type DocumentKeys = {
  keys: Buffer[];
  /** which fields met an array */
  multikey: ReadonlySet<number>;
  /** all fields missing: a sparse index leaves the document out */
  isAbsent: boolean;
};

/**
 * The keys under which an index lists a document.
 * @throws ServerError 171 for two arrays side by side
 */
export function documentKeys(raw: Buffer, fields: readonly IndexField[]): DocumentKeys {
  return simpleKeys(raw, fields) ?? expandedKeys(raw, fields);
}

const none: ReadonlySet<number> = new Set();

function simpleKeys(raw: Buffer, fields: readonly IndexField[]): DocumentKeys | undefined {
  const parts: Buffer[] = [];
  let isAbsent = true;
  for (const field of fields) {
    const found = plainValue(raw, field.path);
    if (found === arrayInTheWay) {
      return undefined;
    }
    isAbsent &&= found === undefined;
    parts.push(fieldKey(found, field));
  }
  return { keys: [joinKey(parts)], multikey: none, isAbsent };
}

function fieldKey(value: Value, field: IndexField): Buffer {
  return directed(orderKey(value), field);
}

function directed(key: Buffer, field: IndexField): Buffer {
  return field.direction === 1 ? key : inverted(key);
}

/** Longer keys than LMDB takes are cut and made unique by a hash; such entries are no longer in exact order. */
export const longestKey = 1900;
const keptBytes = 1860;

export function joinKey(parts: readonly Buffer[]): Buffer {
  const [only] = parts;
  const key = only && parts.length === 1 ? only : Buffer.concat(parts);
  if (key.length <= longestKey) {
    return key;
  }
  return Buffer.concat([key.subarray(0, keptBytes), createHash('sha256').update(key).digest()]);
}

export function isCut(key: Buffer): boolean {
  return key.length === keptBytes + 32;
}

const noField: IndexField = { path: parsePath(''), direction: 1 };

function expandedKeys(raw: Buffer, fields: readonly IndexField[]): DocumentKeys {
  const { rows, multikey } = expandPaths(
    decodeDoc(raw),
    fields.map(({ path }) => path),
  );
  const seen = new Map<string, Buffer>();
  for (const row of rows) {
    const key = joinKey(row.map((found, index) => keyOf(found, fields[index] ?? noField)));
    seen.set(key.toString('latin1'), key);
  }
  const isAbsent = rows.every((row) =>
    row.every(({ value, isEmptyArray }) => value === undefined && !isEmptyArray),
  );
  return { keys: [...seen.values()], multikey, isAbsent };
}

function keyOf({ value, isEmptyArray }: KeyValue, field: IndexField): Buffer {
  return isEmptyArray ? directed(Buffer.from([orderTag.undefined]), field) : fieldKey(value, field);
}
