import { valuesEqual } from '../bson/compare';
import { type Doc, isDoc, type Value } from '../bson/value';
import { ServerError } from '../errors/server-error';
import { buildIndex } from '../index/build-index';
import { keysIn } from '../index/entries';
import type { Index } from '../index/index-definition';
import { isTrue } from '../query/parse-operator';
import type { Collection } from '../storage/collection';
import { idOf } from '../storage/documents';

import type { CommandCall } from './command';

type IndexChange = { database: CommandCall['database']; collection: Collection; answer: Doc };

/** Changes what an index is besides its key. @throws ServerError 27, 72, 359 */
export function changeIndex(target: IndexChange, change: Doc): void {
  const { database, collection, answer } = target;
  const [name, key] = [change.get('name'), change.get('keyPattern')];
  const position = collection.indexes.findIndex((index) =>
    isDoc(key) ? valuesEqual(index.spec.get('key'), key) : index.name === name,
  );
  const index = collection.indexes[position];
  if (!index) {
    throw new ServerError(27, 'cannot find index for collMod');
  }
  const spec = new Map(index.spec);
  for (const option of ['expireAfterSeconds', 'hidden', 'prepareUnique']) {
    if (change.has(option)) {
      answer.set(`${option}_old`, spec.get(option) ?? false);
      answer.set(`${option}_new`, change.get(option));
      spec.set(option, change.get(option));
    }
  }
  if (isTrue(change.get('unique') ?? false) && !isTrue(index.spec.get('unique') ?? false)) {
    requireConvertible(target, index);
    spec.delete('prepareUnique');
    spec.set('unique', true);
    answer.set('unique_new', true);
  }
  const stored = {
    id: index.id,
    spec,
    multikey: [...index.multikey],
    hasCutKeys: index.hasCutKeys,
  };
  collection.indexes[position] = buildIndex(stored, database.filters);
}

function requireConvertible(target: IndexChange, index: Index): void {
  if (!isTrue(index.spec.get('prepareUnique') ?? false)) {
    throw new ServerError(
      72,
      "Cannot make index unique with 'prepareUnique=false'. Run collMod to set it first.",
    );
  }
  const violations = sharedKeys(target, index);
  if (violations.length > 0) {
    throw new ServerError(
      359,
      'Cannot convert the index to unique. Please resolve conflicting documents before running collMod again.',
      { violations: violations.map((ids) => new Map<string, Value>([['ids', ids]])) },
    );
  }
}

/** The ids of documents that have the same key, per key. */
function sharedKeys({ database, collection }: IndexChange, index: Index): Value[][] {
  const owners = new Map<string, Value[]>();
  for (const { raw } of database.documents.scan(collection)) {
    for (const key of keysIn(index, raw).keys) {
      const text = key.toString('latin1');
      const ids = owners.get(text) ?? [];
      ids.push(idOf(raw));
      owners.set(text, ids);
    }
  }
  return [...owners.values()].filter((ids) => ids.length > 1);
}
