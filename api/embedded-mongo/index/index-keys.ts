import { createHash } from 'node:crypto';

import { decodeDoc, readValue } from '../bson/decode';
import { orderKey, orderTag } from '../bson/order-key';
import { findElement, noName } from '../bson/raw-element';
import { type Doc, isDoc, type Value } from '../bson/value';
import { ServerError } from '../errors/server-error';
import { parsePath, type Path } from '../query/path';
import { inverted } from '../query/sort-key';

export type IndexField = {
  path: Path;
  direction: 1 | -1;
};

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
  return simpleKeys(raw, fields) ?? expandedKeys(decodeDoc(raw), fields);
}

const none: ReadonlySet<number> = new Set();

function simpleKeys(raw: Buffer, fields: readonly IndexField[]): DocumentKeys | undefined {
  const parts: Buffer[] = [];
  let isAbsent = true;
  for (const field of fields) {
    const found = readPlain(raw, field.path);
    if (found === arrayInTheWay) {
      return undefined;
    }
    isAbsent &&= found === undefined;
    parts.push(fieldKey(found, field));
  }
  return { keys: [joinKey(parts)], multikey: none, isAbsent };
}

const arrayInTheWay = Symbol('array');

function readPlain(raw: Buffer, path: Path): Value | typeof arrayInTheWay {
  let at = 0;
  for (let depth = 0; depth < path.names.length; depth++) {
    const element = findElement(raw, at, path.names[depth] ?? noName);
    if (!element) {
      return undefined;
    }
    if (element.type === 4) {
      return arrayInTheWay;
    }
    if (depth === path.names.length - 1) {
      return readValue(element.type, raw, element.at);
    }
    if (element.type !== 3) {
      return undefined;
    }
    at = element.at;
  }
  return undefined;
}

const noField: IndexField = { path: parsePath(''), direction: 1 };

function fieldAt(fields: readonly IndexField[], index: number): IndexField {
  return fields[index] ?? noField;
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

type Cursor = { value: Value; depth: number; isEmptyArray: boolean };

function expandedKeys(doc: Doc, fields: readonly IndexField[]): DocumentKeys {
  const multikey = new Set<number>();
  const start = fields.map((): Cursor => ({ value: doc, depth: 0, isEmptyArray: false }));
  const rows = expand({ cursors: start, fields, multikey });
  const seen = new Map<string, Buffer>();
  for (const row of rows) {
    const key = joinKey(row.map((cursor, index) => cursorKey(cursor, fieldAt(fields, index))));
    seen.set(key.toString('latin1'), key);
  }
  const isAbsent = rows.every((row) =>
    row.every((cursor) => cursor.value === undefined && !cursor.isEmptyArray),
  );
  return { keys: [...seen.values()], multikey, isAbsent };
}

function cursorKey(cursor: Cursor, field: IndexField): Buffer {
  return cursor.isEmptyArray
    ? directed(Buffer.from([orderTag.undefined]), field)
    : fieldKey(cursor.value, field);
}

type Expansion = { cursors: Cursor[]; fields: readonly IndexField[]; multikey: Set<number> };

function expand({ cursors, fields, multikey }: Expansion): Cursor[][] {
  const moved = cursors.map((cursor, index) => advance(cursor, fieldAt(fields, index).path));
  const first = moved.find(isOpenArray);
  if (!first) {
    return [moved];
  }
  const items = first.value as Value[]; // isOpenArray
  moved.forEach((cursor, index) => {
    if (isOpenArray(cursor)) {
      refuseParallel({ cursor, items, fields, index });
      multikey.add(index);
    }
  });
  if (items.length === 0) {
    return [
      moved.map((cursor, index) =>
        isOpenArray(cursor) ? emptyArray(cursor, fields[index]) : cursor,
      ),
    ];
  }
  return items.flatMap((item) =>
    expand({
      cursors: moved.map((cursor, index) =>
        isOpenArray(cursor) ? step(cursor, item, fields[index]) : cursor,
      ),
      fields,
      multikey,
    }),
  );
}

function isOpenArray(cursor: Cursor): boolean {
  return Array.isArray(cursor.value) && cursor.depth !== done;
}

const done = Number.MAX_SAFE_INTEGER;

function refuseParallel(found: {
  cursor: Cursor;
  items: Value[];
  fields: readonly IndexField[];
  index: number;
}): void {
  if (found.cursor.value !== found.items) {
    const names = found.fields.map(({ path }) => `[${path.text}]`);
    throw new ServerError(
      171,
      `cannot index parallel arrays ${names[found.index] ?? ''} ${names[0] ?? ''}`,
    );
  }
}

function emptyArray(cursor: Cursor, field: IndexField | undefined): Cursor {
  const isEnd = cursor.depth === field?.path.parts.length;
  return { value: undefined, depth: done, isEmptyArray: isEnd };
}

function step(cursor: Cursor, item: Value, field: IndexField | undefined): Cursor {
  const isEnd = cursor.depth === field?.path.parts.length;
  if (isEnd) {
    return { value: item, depth: done, isEmptyArray: false };
  }
  return isDoc(item)
    ? { ...cursor, value: item }
    : { value: undefined, depth: done, isEmptyArray: false };
}

/** Walks on through documents until the path ends or meets an array. */
function advance(cursor: Cursor, path: Path): Cursor {
  let { value, depth } = cursor;
  while (depth < path.parts.length) {
    if (isDoc(value)) {
      value = value.get(path.parts[depth] ?? '');
    } else if (Array.isArray(value)) {
      const index = path.indexes[depth] ?? -1;
      if (index < 0 || index >= value.length) {
        break;
      }
      value = value[index];
    } else {
      return { value: undefined, depth: done, isEmptyArray: cursor.isEmptyArray };
    }
    depth++;
  }
  const isScalar = depth >= path.parts.length && !Array.isArray(value);
  return { value, depth: isScalar ? done : depth, isEmptyArray: cursor.isEmptyArray };
}
