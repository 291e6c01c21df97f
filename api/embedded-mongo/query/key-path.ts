import { decodeDoc, readValue } from '../bson/decode';
import { findElement, noName } from '../bson/raw-element';
import { type Doc, isDoc, type Value } from '../bson/value';
import { ServerError } from '../errors/server-error';

import { parsePath, type Path, type Source } from './path';

/**
 * How index keys and sorts read a path. Unlike a filter, an array on the way gives a value for each of its items:
 * missing for an item that is no document, one for an empty array.
 */
export type KeyValue = { value: Value; isEmptyArray: boolean };

/** The values of one path. */
export function keyValues(source: Source, path: Path): readonly KeyValue[] {
  if (!Buffer.isBuffer(source)) {
    return expandPaths(source, [path]).rows.flat();
  }
  const plain = plainValue(source, path);
  return plain === arrayInTheWay
    ? expandPaths(decodeDoc(source), [path]).rows.flat()
    : [{ value: plain, isEmptyArray: false }];
}

export const arrayInTheWay = Symbol('array');

/** The value of a path that meets no array, without decoding the document. */
export function plainValue(raw: Buffer, path: Path): Value | typeof arrayInTheWay {
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

type Cursor = KeyValue & { depth: number };

export type Expanded = {
  /** each with one value per path; several where an array was met */
  rows: readonly (readonly KeyValue[])[];
  /** positions of the paths that met an array */
  multikey: ReadonlySet<number>;
};

/**
 * The values of several paths, side by side where they go through one array.
 * @throws ServerError 171 for two arrays side by side
 */
export function expandPaths(doc: Doc, paths: readonly Path[]): Expanded {
  const multikey = new Set<number>();
  const start = paths.map((): Cursor => ({ value: doc, depth: 0, isEmptyArray: false }));
  return { rows: expand({ cursors: start, paths, multikey }), multikey };
}

type Expansion = { cursors: Cursor[]; paths: readonly Path[]; multikey: Set<number> };

function expand({ cursors, paths, multikey }: Expansion): Cursor[][] {
  const moved = cursors.map((cursor, index) => advance(cursor, paths[index] ?? noPath));
  const first = moved.find(isOpenArray);
  if (!first) {
    return [moved];
  }
  const items = first.value as Value[]; // isOpenArray
  moved.forEach((cursor, index) => {
    if (isOpenArray(cursor)) {
      refuseParallel(cursor.value === items, paths);
      multikey.add(index);
    }
  });
  const into = (item: Value, isEmpty: boolean) =>
    moved.map((cursor, index) =>
      isOpenArray(cursor) ? step({ cursor, path: paths[index], isEmpty }, item) : cursor,
    );
  return items.length === 0
    ? [into(undefined, true)]
    : items.flatMap((item) => expand({ cursors: into(item, false), paths, multikey }));
}

const noPath = parsePath('');

const done = Number.MAX_SAFE_INTEGER;

function isOpenArray(cursor: Cursor): boolean {
  return Array.isArray(cursor.value) && cursor.depth !== done;
}

function refuseParallel(isSame: boolean, paths: readonly Path[]): void {
  if (!isSame) {
    const names = paths.map(({ text }) => `[${text}]`);
    throw new ServerError(171, `cannot index parallel arrays ${names.join(' ')}`);
  }
}

type Step = { cursor: Cursor; path: Path | undefined; isEmpty: boolean };

/** From an array to one of its items, or to nothing in an empty one. */
function step({ cursor, path, isEmpty }: Step, item: Value): Cursor {
  const isEnd = cursor.depth === path?.parts.length;
  return !isEnd && isDoc(item)
    ? { ...cursor, value: item }
    : { value: isEnd ? item : undefined, depth: done, isEmptyArray: isEnd && isEmpty };
}

/** Walks on through documents until the path ends or meets an array. */
function advance(cursor: Cursor, { parts, indexes }: Path): Cursor {
  let { value, depth } = cursor;
  while (depth < parts.length) {
    if (isDoc(value)) {
      value = value.get(parts[depth] ?? '');
    } else if (Array.isArray(value)) {
      const index = indexes[depth] ?? -1;
      if (index < 0 || index >= value.length) {
        break;
      }
      value = value[index];
    } else {
      return { value: undefined, depth: done, isEmptyArray: cursor.isEmptyArray };
    }
    depth++;
  }
  const isScalar = depth >= parts.length && !Array.isArray(value);
  return { value, depth: isScalar ? done : depth, isEmptyArray: cursor.isEmptyArray };
}
