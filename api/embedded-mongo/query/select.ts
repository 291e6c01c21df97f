import type { Doc } from '../bson/value';
import type { Collection } from '../storage/collection';
import type { Documents, StoredRecord } from '../storage/documents';
import type { FilterNode } from './filter-node';
import { compileFilter } from './match';
import { createSortKey } from './sort-key';

export type Selection = {
  collection: Collection;
  filter: FilterNode;
  sort?: Doc | undefined;
  skip?: number;
  /** 0: no limit */
  limit?: number;
};

/** The records a selection stands for, in its order. */
export function* select(documents: Documents, selection: Selection): Generator<StoredRecord> {
  const { skip = 0, limit = 0 } = selection;
  let position = 0;
  for (const record of ordered(documents, selection)) {
    if (position >= skip) {
      yield record;
    }
    position++;
    if (limit > 0 && position >= skip + limit) {
      return;
    }
  }
}

function* ordered(documents: Documents, selection: Selection): Generator<StoredRecord> {
  const { sort } = selection;
  if (!sort || sort.size === 0) {
    yield* matching(documents, selection);
    return;
  }
  const natural = sort.get('$natural');
  if (natural !== undefined) {
    yield* matching(documents, selection, natural === -1);
    return;
  }
  const keyOf = createSortKey(sort);
  const found: { key: Buffer; recordId: number }[] = [];
  for (const { raw, recordId } of matching(documents, selection)) {
    found.push({ key: keyOf(raw), recordId });
  }
  found.sort((left, right) => Buffer.compare(left.key, right.key));
  for (const { recordId } of found) {
    const raw = documents.get(selection.collection, recordId);
    if (raw) {
      yield { recordId, raw };
    }
  }
}

function* matching(
  documents: Documents,
  selection: Selection,
  isReverse = false,
): Generator<StoredRecord> {
  const { collection, filter } = selection;
  const matches = compileFilter(filter);
  const id = equalityOnId(filter);
  if (id) {
    const record = documents.findById(collection, id.value);
    if (record && matches(record.raw)) {
      yield record;
    }
    return;
  }
  for (const record of documents.scan(collection, { isReverse })) {
    if (matches(record.raw)) {
      yield record;
    }
  }
}

function equalityOnId(filter: FilterNode) {
  const nodes = filter.kind === 'and' ? filter.children : [filter];
  for (const node of nodes) {
    if (node.kind === 'leaf' && node.path?.text === '_id' && node.test.op === 'eq') {
      return node.test;
    }
  }
  return undefined;
}
