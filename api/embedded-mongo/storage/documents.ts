import { readValue } from '../bson/decode';
import { orderKey } from '../bson/order-key';
import { fieldName, findElement } from '../bson/raw-element';
import type { Value } from '../bson/value';
import {
  addEntries,
  changesOf,
  checkUnique,
  collectKeys,
  indexesOf,
  indexesTouched,
  removeEntries,
} from '../index/entries';
import { joinKey } from '../index/index-keys';

import type { Catalog } from './catalog';
import type { Collection } from './collection';
import { afterPrefix, entryKey, prefixOf, readRecordId, recordKey } from './key-bytes';
import type { Store } from './store';

export type StoredRecord = { recordId: number; raw: Buffer };

export type Documents = {
  get: (collection: Collection, recordId: number) => Buffer | undefined;
  /** The same without a copy: good only until the next read. */
  view: (collection: Collection, recordId: number) => Buffer | undefined;
  findById: (
    collection: Collection,
    id: Value,
    read?: Documents['get'],
  ) => StoredRecord | undefined;
  /** All documents in the order they were inserted, read in stretches so that writes may happen in between. */
  scan: (collection: Collection, options?: ScanOptions) => Generator<StoredRecord>;
  insert: (collection: Collection, raw: Buffer) => number;
  replace: (collection: Collection, record: StoredRecord, raw: Buffer) => void;
  remove: (collection: Collection, record: StoredRecord) => void;
};

type ScanOptions = { after?: number | undefined; isReverse?: boolean | undefined };

/** Documents with their index entries; the writing functions run inside a transaction only. */
export function createDocuments(store: Store, catalog: Catalog): Documents {
  const get: Documents['get'] = ({ id }, recordId) =>
    store.records.getBinary(recordKey(id, recordId));
  return {
    get,
    view: ({ id }, recordId) => viewRecord(store, recordKey(id, recordId)),
    findById: (collection, id, read = get) => {
      const recordId = recordIdOf(store, collection, id);
      const raw = recordId === undefined ? undefined : read(collection, recordId);
      return raw && recordId !== undefined ? { recordId, raw } : undefined;
    },
    scan: (collection, options = {}) => scan(store, collection, options),
    insert: (collection, raw) => {
      const recordId = collection.nextRecordId;
      const keys = collectKeys(indexesOf(collection), raw);
      checkUnique({ store, collection, recordId }, keys);
      collection.nextRecordId++;
      collection.count++;
      collection.bytes += raw.length;
      catalog.touch(collection);
      addEntries({ store, catalog, collection, recordId }, keys);
      void store.records.put(recordKey(collection.id, recordId), raw);
      return recordId;
    },
    replace: (collection, { recordId, raw: old }, raw) => {
      const touched = indexesTouched(collection, old, raw);
      const { gone, added } = changesOf(
        collection,
        collectKeys(touched, old),
        collectKeys(touched, raw),
      );
      checkUnique({ store, collection, recordId }, added);
      collection.bytes += raw.length - old.length;
      catalog.touch(collection);
      removeEntries({ store, catalog, collection, recordId }, gone);
      addEntries({ store, catalog, collection, recordId }, added);
      void store.records.put(recordKey(collection.id, recordId), raw);
    },
    remove: (collection, { recordId, raw }) => {
      collection.count--;
      collection.bytes -= raw.length;
      catalog.touch(collection);
      const keys = collectKeys(indexesOf(collection), raw);
      removeEntries({ store, catalog, collection, recordId }, keys);
      void store.records.remove(recordKey(collection.id, recordId));
    },
  };
}

function recordIdOf(store: Store, collection: Collection, id: Value): number | undefined {
  const [index] = collection.indexes;
  const found = index?.isId
    ? store.entries.getBinaryFast(entryKey(index.id, joinKey([orderKey(id)])))
    : undefined;
  return found && readRecordId(found, 0);
}

function viewRecord(store: Store, key: Buffer): Buffer | undefined {
  const found: Uint8Array | undefined = store.records.getBinaryFast(key);
  // lmdb sets `length` to the size of the value, in a buffer that is longer
  return found && Buffer.from(found.buffer, found.byteOffset, found.length);
}

const stretch = 200;

function* scan(
  store: Store,
  collection: Collection,
  options: ScanOptions,
): Generator<StoredRecord> {
  const prefix = prefixOf(collection.id);
  let last = options.after === undefined ? undefined : recordKey(collection.id, options.after);
  for (;;) {
    const range = options.isReverse
      ? { start: last ?? afterPrefix(prefix), end: prefix, reverse: true, exclusiveStart: true }
      : { start: last ?? prefix, end: afterPrefix(prefix), exclusiveStart: true };
    const entries = [...store.records.getRange({ ...range, limit: stretch })];
    for (const { key, value } of entries) {
      yield { recordId: readRecordId(key, 4), raw: value };
    }
    if (entries.length < stretch) {
      return;
    }
    last = entries.at(-1)?.key;
  }
}

const idName = fieldName('_id');

export function idOf(raw: Buffer): Value {
  const element = findElement(raw, 0, idName);
  return element && readValue(element.type, raw, element.at);
}
