import { changedFields } from '../bson/changed-fields';
import { decodeDoc } from '../bson/decode';
import { describeValue } from '../bson/describe';
import type { Doc, Value } from '../bson/value';
import { ServerError } from '../errors/server-error';
import { valueAt } from '../query/path';
import type { Catalog } from '../storage/catalog';
import { type Collection, namespaceOf } from '../storage/collection';
import { entryKey, readRecordId, recordIdBytes } from '../storage/key-bytes';
import type { Store } from '../storage/store';

import type { Index } from './index-definition';
import { documentKeys, isCut } from './index-keys';

/** The keys of one document in one index. */
export type IndexKeys = {
  index: Index;
  keys: Buffer[];
  multikey: ReadonlySet<number>;
  raw: Buffer;
};

type Place = { store: Store; collection: Collection; recordId: number };

export function collectKeys(indexes: readonly Index[], raw: Buffer): IndexKeys[] {
  return indexes.map((index) => keysIn(index, raw));
}

export function indexesOf({ building, indexes }: Collection): readonly Index[] {
  return [...indexes, ...building];
}

/** The indexes in which a document may have other entries once it has become another one: most changes concern few. */
export function indexesTouched(
  { building, indexes }: Collection,
  before: Buffer,
  after: Buffer,
): readonly Index[] {
  const changed = [...changedFields(before, after)];
  const isTouched = ({ reads }: Index) => reads === null || changed.some((name) => reads.has(name));
  return [...indexes.filter(isTouched), ...building];
}

export function keysIn(index: Index, raw: Buffer): IndexKeys {
  if (index.partial && !index.partial.matches(raw)) {
    return { index, keys: [], multikey: noFields, raw };
  }
  const { keys, multikey, isAbsent } = documentKeys(raw, index.fields);
  return { index, keys: index.isSparse && isAbsent ? [] : keys, multikey, raw };
}

const noFields: ReadonlySet<number> = new Set();

/** @throws ServerError 11000 when another document has one of the keys in a unique index */
export function checkUnique(place: Place, all: readonly IndexKeys[]): void {
  for (const { index, keys, raw } of all) {
    if (index.isUnique) {
      for (const key of keys) {
        const owner = ownerOf(place.store, index, key);
        // eslint-disable-next-line max-depth -- three loops and a test, plain as they stand
        if (owner !== undefined && owner !== place.recordId) {
          throw duplicateKey(place.collection, index, raw);
        }
      }
    }
  }
}

function ownerOf(store: Store, index: Index, key: Buffer): number | undefined {
  if (index.isId) {
    const found = store.entries.getBinaryFast(entryKey(index.id, key));
    return found && readRecordId(found, 0);
  }
  const start = entryKey(index.id, key);
  const end = Buffer.concat([start, Buffer.from([255])]);
  for (const entry of store.entries.getKeys({ start, end, limit: 1 })) {
    return readRecordId(entry, entry.length - 8);
  }
  return undefined;
}

/** The error for a document whose key another one has already. */
export function duplicateKey(collection: Collection, index: Index, raw: Buffer): ServerError {
  const doc = decodeDoc(raw);
  const keyPattern = index.spec.get('key') as Doc; // checked by parseIndexSpec
  const keyValue: Doc = new Map(
    index.fields.map(({ path }): [string, Value] => [path.text, valueAt(doc, path) ?? null]),
  );
  return new ServerError(
    11000,
    `E11000 duplicate key error collection: ${namespaceOf(collection)} index: ${index.name} dup key: ${describeValue(keyValue)}`,
    { keyPattern, keyValue },
  );
}

type WritePlace = Place & { catalog: Catalog };

export function addEntries(place: WritePlace, all: readonly IndexKeys[]): void {
  for (const one of all) {
    addIndexEntries(place, one);
  }
}

export function addIndexEntries(
  { store, catalog, collection, recordId }: WritePlace,
  one: IndexKeys,
): void {
  const { index, keys } = one;
  noteShape({ catalog, collection }, one);
  for (const key of keys) {
    if (index.isId) {
      void store.entries.put(entryKey(index.id, key), recordIdBytes(recordId));
    } else {
      void store.entries.put(entryKey(index.id, key, recordId), nothing);
    }
  }
}

const nothing = Buffer.from([0]);

function noteShape(
  { catalog, collection }: Pick<WritePlace, 'catalog' | 'collection'>,
  one: IndexKeys,
): void {
  const { index, keys, multikey } = one;
  const isNewlyCut = !index.hasCutKeys && keys.some(isCut);
  const added = [...multikey].filter((field) => !index.multikey.has(field));
  if (isNewlyCut || added.length > 0) {
    index.hasCutKeys ||= isNewlyCut;
    added.forEach((field) => index.multikey.add(field));
    catalog.save(collection);
  }
}

/**
 * What a document that becomes another one loses and gains in each index: most changes leave most keys as they are, and each
 * entry is a place of its own on the disk. An index that is still being built may have none of them yet, so it gains all.
 */
export function changesOf(
  { building }: Collection,
  before: readonly IndexKeys[],
  after: readonly IndexKeys[],
): { gone: IndexKeys[]; added: IndexKeys[] } {
  const gone = before.map((one, at) => without(one, after[at]));
  const added = after.map((one, at) =>
    building.includes(one.index) ? one : without(one, before[at]),
  );
  return { gone, added };
}

function without(one: IndexKeys, other: IndexKeys | undefined): IndexKeys {
  const known = new Set(other?.keys.map(nameOfKey));
  return { ...one, keys: one.keys.filter((key) => !known.has(nameOfKey(key))) };
}

function nameOfKey(key: Buffer): string {
  return key.toString('latin1');
}

export function removeEntries(place: WritePlace, all: readonly IndexKeys[]): void {
  for (const { index, keys } of all) {
    for (const key of keys) {
      void place.store.entries.remove(
        entryKey(index.id, key, index.isId ? undefined : place.recordId),
      );
    }
  }
}
