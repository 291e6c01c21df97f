import { LRUCache } from 'lru-cache';

import { bounded } from '#api/bounds/index';

import type { RecordChanges, RecordKind } from './record-changes';

/** Milliseconds after which a record is read again although nobody said that it changed: whoever writes past the product's own code is believed then. */
export const { most: briefly } = bounded.recordKeptBriefly;
/** The same, where every process that writes is heard here. */
const { most: longer } = bounded.recordKeptLonger;

type Options<Value> = {
  records: RecordKind;
  /** Reads records from the database, in one command; missing ones are left out. */
  load: (ids: readonly string[]) => Promise<ReadonlyMap<string, Value>>;
  /** How many records are kept; of more, those go that nobody asked for longest. */
  most: number;
  /** Whether it is kept as well that there is no such record; only where ids cannot be invented by strangers. */
  keepsMissing?: boolean;
  /**
   * Whether records are believed for longer where all changes are heard. A process that dies between its write and its word
   * leaves the others with the old record for that long, so not for what decides who may do what.
   */
  isKeptLonger?: boolean;
  changes: RecordChanges;
};

/** Records that are read far more often than they change, kept in this process by id. Nobody may change what it gives out. */
export type RecordCache<Value> = {
  /** By id, in the order in which they are asked for; missing ones are left out. `within`: read at most so many milliseconds ago. */
  read: (ids: readonly string[], within?: number) => Promise<Map<string, Value>>;
  /** Does something that changes these records; whoever reads them after the answer reads the new ones, in every process that hears of it. */
  changing: <Result>(ids: readonly string[], change: () => Promise<Result>) => Promise<Result>;
  /** These have changed. */
  forget: (ids: readonly string[]) => Promise<void>;
};

export function recordCache<Value>(options: Options<Value>): RecordCache<Value> {
  const { records, changes } = options;
  const store = createStore(options);
  changes.listen({
    changed: (which, ids) => {
      if (which === records) {
        store.forget(ids);
      }
    },
    lost: store.clear,
  });
  const forget = async (ids: readonly string[]) => {
    if (ids.length > 0) {
      await changes.tell(records, ids);
    }
  };
  return {
    read: store.read,
    forget,
    changing: async (ids, change) => {
      try {
        return await change();
      } finally {
        // also after a failure: the change may have gone through and only its answer been lost
        await forget(ids);
      }
    },
  };
}

type Loading = { changed: Set<string>; isLost: boolean };
type Kept<Value> = LRUCache<string, { value: Value | null; readAt: number }>;

function createStore<Value>(options: Options<Value>) {
  const { most, changes, isKeptLonger = false } = options;
  const ttl = isKeptLonger && changes.isEverybodyHeard ? longer : briefly;
  const kept: Kept<Value> = new LRUCache({ max: most, ttl });
  const loads = new Set<Loading>();
  return {
    read: async (ids: readonly string[], within = Infinity) => {
      const oldest = performance.now() - within;
      const found = new Map<string, Value>();
      const isTrusted = changes.areHeard();
      const missing: string[] = [];
      for (const id of new Set(ids)) {
        const known = isTrusted ? kept.get(id) : undefined;
        if (!known || known.readAt < oldest) {
          missing.push(id);
        } else if (known.value !== null) {
          found.set(id, known.value);
        }
      }
      if (missing.length === 0) {
        return found;
      }
      const loaded = await loadAndKeep(options, missing, { kept, loads });
      return inOrder(ids, new Map([...found, ...loaded]));
    },
    forget: (ids: readonly string[]) => {
      for (const id of ids) {
        kept.delete(id);
        loads.forEach(({ changed }) => changed.add(id));
      }
    },
    clear: () => {
      kept.clear();
      loads.forEach((loading) => {
        loading.isLost = true;
      });
    },
  };
}

/** What changes while it is being read is not kept: it may have been read before the change. */
async function loadAndKeep<Value>(
  { load, keepsMissing = false, changes }: Options<Value>,
  ids: readonly string[],
  { kept, loads }: { kept: Kept<Value>; loads: Set<Loading> },
): Promise<ReadonlyMap<string, Value>> {
  const loading: Loading = { changed: new Set(), isLost: !changes.areHeard() };
  const readAt = performance.now();
  loads.add(loading);
  try {
    const loaded = await load(ids);
    for (const id of ids) {
      const value = loaded.get(id) ?? null;
      const isKnown = value !== null || keepsMissing;
      if (isKnown && !loading.isLost && !loading.changed.has(id)) {
        kept.set(id, { value, readAt });
      }
    }
    return loaded;
  } finally {
    loads.delete(loading);
  }
}

function inOrder<Value>(ids: readonly string[], found: ReadonlyMap<string, Value>) {
  return new Map(
    ids.flatMap((id): [string, Value][] => {
      const value = found.get(id);
      return value === undefined ? [] : [[id, value]];
    }),
  );
}
