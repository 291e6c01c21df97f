import type { Doc, Value } from '../bson/value';
import { ServerError } from '../errors/server-error';
import type { Index } from '../index/index-definition';
import { choosePlan, type Plan } from '../plan/choose-plan';
import { countKeys, type Counters, readIndex } from '../plan/read-index';
import type { Collection } from '../storage/collection';
import type { Documents, StoredRecord } from '../storage/documents';
import type { Store } from '../storage/store';

import type { Collation } from './collation';
import type { FilterNode } from './filter-node';
import { compileFilter, type Predicate } from './match';
import { createSorter } from './sort';
import { parseSort, type SortField } from './sort-key';

export type Selection = {
  collection: Collection;
  filter: FilterNode;
  sort?: Doc | undefined;
  /** the order of texts for the sort; the filter is under it already */
  collation?: Collation | undefined;
  skip?: number;
  /** 0: no limit */
  limit?: number;
  hint?: Index | 'natural' | undefined;
  /** Date.now() at which to give up; 0: never */
  deadline?: number;
};

export type Access = { store: Store; documents: Documents };

/** What a selection will do: its plan, and whether its order needs a sort. */
export type Strategy = { plan: Plan; sortFields: readonly SortField[]; needsSort: boolean };

export function strategyOf(access: Access, selection: Selection): Strategy {
  const { collection, filter, sort, hint } = selection;
  const natural = sort?.get('$natural');
  if (sort && natural !== undefined) {
    return { plan: naturalPlan(sort, natural), sortFields: [], needsSort: false };
  }
  const sortFields = sort && sort.size > 0 ? parseSort(sort) : [];
  const plan = choosePlan({
    collection,
    filter,
    sort: selection.collation ? [] : sortFields,
    hint,
    hasLimit: (selection.limit ?? 0) > 0,
    countKeys: (candidate, limit) => countKeys(access.store, candidate, limit),
  });
  return { plan, sortFields, needsSort: sortFields.length > 0 && !givesOrder(plan, selection) };
}

function givesOrder(plan: Plan, { collation }: Selection): boolean {
  return plan.kind === 'id' || (plan.kind === 'index' && plan.givesOrder && !collation);
}

function naturalPlan(sort: Doc, natural: Value): Plan {
  if (sort.size > 1 || (natural !== 1 && natural !== -1)) {
    throw new ServerError(2, '$natural sort cannot be set to a value other than -1 or 1.');
  }
  return { kind: 'scan', isReverse: natural === -1 };
}

/** The records a selection stands for, in its order; reads no more than it gives, and may be paused. */
export function* select(
  access: Access,
  selection: Selection,
  counters: Counters = { keysExamined: 0, docsExamined: 0 },
): Generator<StoredRecord> {
  const { skip = 0, limit = 0 } = selection;
  let position = 0;
  for (const record of ordered({ access, selection, counters })) {
    if (position >= skip) {
      yield record;
    }
    position++;
    if (limit > 0 && position >= skip + limit) {
      return;
    }
  }
}

/** Only the ids, so that a great many may be changed one after the other. */
export function recordIds(records: Iterable<StoredRecord>): number[] {
  const ids: number[] = [];
  for (const { recordId } of records) {
    ids.push(recordId);
  }
  return ids;
}

type Run = { access: Access; selection: Selection; counters: Counters };

function* ordered(run: Run): Generator<StoredRecord> {
  const { access, selection } = run;
  const { plan, needsSort } = strategyOf(access, selection);
  const matches = compileFilter(selection.filter);
  const found = matching(run, plan, matches);
  if (!needsSort || !selection.sort) {
    yield* found;
    return;
  }
  const limit = (selection.limit ?? 0) > 0 ? (selection.limit ?? 0) + (selection.skip ?? 0) : 0;
  const sorter = createSorter<Keyed>(selection.sort, limit, selection.collation);
  const sorted = sorter(
    keyed(found),
    ({ raw }) => raw.current,
    () => 24,
  );
  for (const { recordId } of sorted) {
    const raw = access.documents.get(selection.collection, recordId);
    if (raw && matches(raw)) {
      yield { recordId, raw };
    }
  }
}

// only the key and the id of each record stay in memory while sorting
type Keyed = { recordId: number; raw: { current: Buffer } };

function* keyed(records: Iterable<StoredRecord>): Generator<Keyed> {
  const raw: Keyed['raw'] = { current: Buffer.alloc(0) };
  for (const record of records) {
    raw.current = record.raw;
    yield { recordId: record.recordId, raw };
  }
}

function* matching(run: Run, plan: Plan, matches: Predicate): Generator<StoredRecord> {
  for (const record of candidates(run, plan)) {
    run.counters.docsExamined++;
    if (run.counters.docsExamined % checkedEvery === 0) {
      checkDeadline(run.selection.deadline);
    }
    if (matches(record.raw)) {
      yield record;
    }
  }
}

const checkedEvery = 128;

function checkDeadline(deadline = 0): void {
  if (deadline > 0 && Date.now() > deadline) {
    throw new ServerError(50, 'operation exceeded time limit');
  }
}

function* candidates({ access, selection, counters }: Run, plan: Plan): Generator<StoredRecord> {
  const { collection } = selection;
  switch (plan.kind) {
    case 'scan':
      yield* access.documents.scan(collection, { isReverse: plan.isReverse });
      return;
    case 'id': {
      counters.keysExamined++;
      const record = access.documents.findById(collection, plan.value);
      if (record) {
        yield record;
      }
      return;
    }
    case 'index':
      yield* fetched(access, collection, readIndex(access.store, plan, counters));
      return;
    case 'any': {
      const seen = new Set<number>();
      for (const branch of plan.branches) {
        for (const record of fetched(
          access,
          collection,
          readIndex(access.store, branch, counters),
        )) {
          // eslint-disable-next-line max-depth -- three loops and a test, plain as they stand
          if (!seen.has(record.recordId)) {
            seen.add(record.recordId);
            yield record;
          }
        }
      }
    }
  }
}

function* fetched(
  access: Access,
  collection: Collection,
  recordIds: Iterable<number>,
): Generator<StoredRecord> {
  for (const recordId of recordIds) {
    const raw = access.documents.get(collection, recordId);
    if (raw) {
      yield { recordId, raw };
    }
  }
}
