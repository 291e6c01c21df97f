import { randomBytes } from 'node:crypto';

import { Binary, UUID } from 'bson';

import type { Doc, Value } from '../bson/value';
import { buildIndex } from '../index/build-index';
import type { FilterContext } from '../query/filter-node';

import type { Collection } from './collection';
import {
  decodeCollection,
  encodeCollection,
  encodeCounters,
  readCounters,
} from './collection-record';
import { prefixOf } from './key-bytes';
import type { Store } from './store';

/** What exists. Reads are from memory; every change is written inside the running transaction. */
export type Catalog = {
  find: (database: string, name: string) => Collection | undefined;
  list: (database: string) => Collection[];
  databases: () => string[];
  create: (database: string, name: string) => Collection;
  drop: (collection: Collection) => void;
  rename: (collection: Collection, to: { database: string; name: string }) => void;
  /** Writes indexes and options of a collection after a change. */
  save: (collection: Collection) => void;
  /** Notes that counters changed: they are written once, when the group commits. */
  touch: (collection: Collection) => void;
  nextId: () => number;
  /** Reads again what another thread may have changed. */
  reload: () => void;
  /** ids whose records or entries wait to be removed in the background */
  garbage: () => { kind: 'records' | 'entries'; id: number }[];
  addGarbage: (kind: 'records' | 'entries', id: number) => void;
  removeGarbage: (kind: 'records' | 'entries', id: number) => void;
};

const key = {
  collection: (id: number) => Buffer.concat([Buffer.from('c'), prefixOf(id)]),
  counters: (id: number) => Buffer.concat([Buffer.from('n'), prefixOf(id)]),
  garbage: (kind: 'records' | 'entries', id: number) =>
    Buffer.concat([Buffer.from(kind === 'records' ? 'gr' : 'ge'), prefixOf(id)]),
  nextId: Buffer.from('next-id'),
};

type State = { collections: Map<string, Collection>; nextId: number; touched: Set<Collection> };

// eslint-disable-next-line max-lines-per-function -- closures over one state, each short
export function readCatalog(store: Store, context: FilterContext): Catalog {
  const state: State = { collections: new Map(), nextId: 1, touched: new Set() };
  load(store, state, context);
  store.onGroup({
    beforeCommit: () => {
      writeCounters(store, state);
    },
    afterAbort: () => {
      load(store, state, context);
    },
  });
  const nextId = () => takeId(store, state);
  const save = (collection: Collection) => {
    void store.catalog.put(key.collection(collection.id), encodeCollection(collection));
  };
  const addGarbage: Catalog['addGarbage'] = (kind, id) => {
    void store.catalog.put(key.garbage(kind, id), Buffer.from([1]));
  };
  return {
    find: (database, name) => state.collections.get(mapKey(database, name)),
    list: (database) =>
      [...state.collections.values()]
        .filter((collection) => collection.database === database)
        .sort((left, right) => (left.name < right.name ? -1 : 1)),
    databases: () =>
      [...new Set([...state.collections.values()].map(({ database }) => database))].sort(),
    create: (database, name) => {
      const collection = newCollection({ database, name, nextId, context });
      state.collections.set(mapKey(database, name), collection);
      state.touched.add(collection);
      save(collection);
      return collection;
    },
    drop: (collection) => {
      state.collections.delete(mapKey(collection.database, collection.name));
      state.touched.delete(collection);
      void store.catalog.remove(key.collection(collection.id));
      void store.catalog.remove(key.counters(collection.id));
      addGarbage('records', collection.id);
      collection.indexes.forEach((index) => {
        addGarbage('entries', index.id);
      });
    },
    rename: (collection, to) => {
      state.collections.delete(mapKey(collection.database, collection.name));
      Object.assign(collection, to);
      state.collections.set(mapKey(to.database, to.name), collection);
      save(collection);
    },
    save,
    touch: (collection) => {
      state.touched.add(collection);
    },
    nextId,
    reload: () => {
      load(store, state, context);
    },
    garbage: () => {
      const building = [...state.collections.values()].flatMap((one) => one.building);
      return listGarbage(store).filter(({ id }) => !building.some((index) => index.id === id));
    },
    addGarbage,
    removeGarbage: (kind, id) => {
      void store.catalog.remove(key.garbage(kind, id));
    },
  };
}

function mapKey(database: string, name: string): string {
  return `${database}.${name}`;
}

function takeId(store: Store, state: State): number {
  const id = state.nextId++;
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(state.nextId);
  void store.catalog.put(key.nextId, bytes);
  return id;
}

type Creation = {
  database: string;
  name: string;
  nextId: () => number;
  context: FilterContext;
};

function newCollection({ database, name, nextId, context }: Creation): Collection {
  const id = nextId();
  const uuid = new UUID(randomBytes(16));
  return {
    id,
    database,
    name,
    uuid: new Binary(uuid.buffer, Binary.SUBTYPE_UUID),
    indexes: [buildIndex({ id: nextId(), spec: idIndexSpec() }, context)],
    building: [],
    nextRecordId: 1,
    count: 0,
    bytes: 0,
  };
}

function idIndexSpec(): Doc {
  return new Map<string, Value>([
    ['v', 2],
    ['key', new Map([['_id', 1]])],
    ['name', '_id_'],
  ]);
}

function writeCounters(store: Store, state: State): void {
  for (const collection of state.touched) {
    void store.catalog.put(key.counters(collection.id), encodeCounters(collection));
  }
  state.touched.clear();
}

function load(store: Store, state: State, context: FilterContext): void {
  const building = new Map([...state.collections.values()].map((one) => [one.id, one.building]));
  state.collections.clear();
  state.touched.clear();
  const [start, end] = [Buffer.from('c\0'), Buffer.from('d')];
  for (const { value } of store.catalog.getRange({ start, end })) {
    const collection = decodeCollection(value, context);
    const counters = store.catalog.getBinary(key.counters(collection.id));
    if (counters) {
      readCounters(collection, counters);
    }
    collection.building = building.get(collection.id) ?? [];
    state.collections.set(mapKey(collection.database, collection.name), collection);
  }
  state.nextId = store.catalog.getBinary(key.nextId)?.readUInt32BE() ?? 1;
}

function listGarbage(store: Store): { kind: 'records' | 'entries'; id: number }[] {
  const found: { kind: 'records' | 'entries'; id: number }[] = [];
  for (const bytes of store.catalog.getKeys({ start: Buffer.from('g'), end: Buffer.from('h') })) {
    found.push({ kind: bytes[1] === 0x72 ? 'records' : 'entries', id: bytes.readUInt32BE(2) });
  }
  return found;
}
