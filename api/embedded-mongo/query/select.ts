import type { Doc, Value } from '../bson/value';
import { assertThat } from '../errors/server-error';
import type { Index } from '../index/index-definition';
import { choosePlan, type Plan } from '../plan/choose-plan';
import { findsOnlyMatches } from '../plan/exact-match';
import type { IndexPlan } from '../plan/index-plan';
import { type Counters, readIndex } from '../plan/read-index';
import { createRecordSet } from '../plan/record-set';
import type { Collection } from '../storage/collection';
import type { Documents, StoredRecord } from '../storage/documents';
import type { Store } from '../storage/store';

import type { Collation } from './collation';
import type { FilterNode } from './filter-node';
import { compileFilter } from './match';
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
  /** a record's bytes are good only until the next one is asked for */
  isFleeting?: boolean;
};

export type Access = { store: Store; documents: Documents; patience: { check: () => void } };

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
    store: access.store,
  });
  return { plan, sortFields, needsSort: sortFields.length > 0 && !givesOrder(plan, selection) };
}

function givesOrder(plan: Plan, { collation }: Selection): boolean {
  return plan.kind === 'id' || (plan.kind === 'index' && plan.givesOrder && !collation);
}

function naturalPlan(sort: Doc, natural: Value): Plan {
  assertThat(
    sort.size <= 1 && (natural === 1 || natural === -1),
    2,
    '$natural sort cannot be set to a value other than -1 or 1.',
  );
  return { kind: 'scan', isReverse: natural === -1 };
}

type Run = { access: Access; selection: Selection; counters: Counters };

/** The records a selection stands for, in its order; reads no more than it gives, and may be paused. */
export function select(
  access: Access,
  selection: Selection,
  counters: Counters = { keysExamined: 0, docsExamined: 0 },
): Generator<StoredRecord> {
  const { sort, skip = 0, limit = 0 } = selection;
  const { plan, needsSort } = strategyOf(access, selection);
  const run = { access, selection, counters };
  return needsSort && sort
    ? sorted(run, plan, sort)
    : matching(run, plan, { skip, most: limit === 0 ? Infinity : limit });
}

function* sorted(run: Run, plan: Plan, sort: Doc): Generator<StoredRecord> {
  const { access, selection } = run;
  const { skip = 0, limit = 0 } = selection;
  const matches = compileFilter(selection.filter);
  const sorter = createSorter<Keyed>({
    sort,
    limit: limit > 0 ? limit + skip : 0,
    collation: selection.collation,
    check: access.patience.check,
  });
  const rows = sorter(
    keyed(matching(run, plan, { skip: 0, most: Infinity })),
    ({ raw }) => raw.current,
    () => 24,
  );
  let position = 0;
  for (const { recordId } of rows) {
    access.patience.check();
    const raw = access.documents.get(selection.collection, recordId);
    if (raw && matches(raw)) {
      position++;

      if (position > skip) {
        yield { recordId, raw };
      }
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

type Window = { skip: number; most: number };

function* matching(run: Run, plan: Plan, { skip, most }: Window): Generator<StoredRecord> {
  const { selection, counters } = run;
  const isExact = findsOnlyMatches(plan, selection.filter);
  const matches = isExact ? undefined : compileFilter(selection.filter);
  const wanted = isExact && skip + most < mostAtFirst ? skip + most : undefined;
  let position = 0;
  for (const record of candidates(run, plan, wanted)) {
    counters.docsExamined++;
    run.access.patience.check();
    if (!matches || matches(record.raw)) {
      position++;

      if (position > skip) {
        yield record;
      }

      if (position === skip + most) {
        return;
      }
    }
  }
}

const mostAtFirst = 1000;

function candidates(run: Run, plan: Plan, wanted: number | undefined): Iterable<StoredRecord> {
  const { access, selection, counters } = run;
  const { collection } = selection;
  switch (plan.kind) {
    case 'scan':
      return access.documents.scan(collection, { isReverse: plan.isReverse });
    case 'id': {
      counters.keysExamined++;
      const record = access.documents.findById(collection, plan.value, read(run));
      return record ? [record] : [];
    }
    case 'index':
      return fetched(run, plan, wanted);
    case 'any':
      return branches(run, plan.branches);
  }
}

function* branches(run: Run, plans: readonly IndexPlan[]): Generator<StoredRecord> {
  const seen = createRecordSet();
  for (const plan of plans) {
    for (const record of fetched(run, plan, undefined)) {
      if (seen.add(record.recordId)) {
        yield record;
      }
    }
  }
}

function* fetched(run: Run, plan: IndexPlan, wanted: number | undefined): Generator<StoredRecord> {
  const { access, selection, counters } = run;
  const get = read(run);
  const reading = {
    store: access.store,
    plan,
    counters,
    ...(wanted === undefined ? {} : { wanted }),
  };
  for (const ids of readIndex(reading)) {
    for (const recordId of ids) {
      counters.keysExamined++;
      const raw = get(selection.collection, recordId);
      if (raw) {
        yield { recordId, raw };
      }
    }
  }
}

function read({ access, selection }: Run): Documents['get'] {
  return selection.isFleeting ? access.documents.view : access.documents.get;
}
