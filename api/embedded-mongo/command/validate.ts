import { type Doc, integerValue } from '../bson/value';
import { assertThat } from '../errors/server-error';
import { keysIn } from '../index/entries';
import type { Index } from '../index/index-definition';
import type { Collection } from '../storage/collection';
import { afterPrefix, entryKey, prefixOf } from '../storage/key-bytes';

import { collectionName } from './arguments';
import { type CommandCall, type Database, reply } from './command';

export const validateFields = ['full', 'repair', 'metadata', 'checkBSONConformance', 'comment'];

/** Compares every index with the documents it lists. */
export function validate(call: CommandCall): Doc {
  const name = collectionName(call);
  const collection = call.database.catalog.find(call.db, name);
  assertThat(collection, 26, `Collection '${call.db}.${name}' does not exist to validate.`);
  const errors: string[] = [];
  const expected = new Map<Index, number>(collection.indexes.map((index) => [index, 0]));
  let records = 0;
  for (const { recordId, raw } of call.database.documents.scan(collection)) {
    records++;
    for (const index of collection.indexes) {
      const { keys } = keysIn(index, raw);
      expected.set(index, (expected.get(index) ?? 0) + keys.length);
      const missing = keys.filter((key) => !isListed(call.database, { index, key, recordId }));
      if (missing.length > 0) {
        errors.push(`record ${recordId} is missing in index ${index.name}`);
      }
    }
  }
  for (const [index, wanted] of expected) {
    const found = countEntries(call.database, index);
    if (found !== wanted) {
      errors.push(`index ${index.name} has ${found} entries instead of ${wanted}`);
    }
  }
  if (records !== collection.count) {
    errors.push(`the collection counts ${collection.count} documents and holds ${records}`);
  }
  return report(collection, records, errors);
}

type Listing = { index: Index; key: Buffer; recordId: number };

function isListed({ store }: Database, { index, key, recordId }: Listing): boolean {
  return store.entries.doesExist(entryKey(index.id, key, index.isId ? undefined : recordId));
}

function countEntries({ store }: Database, index: Index): number {
  const prefix = prefixOf(index.id);
  return store.entries.getKeysCount({ start: prefix, end: afterPrefix(prefix) });
}

function report(collection: Collection, records: number, errors: string[]): Doc {
  return reply({
    ns: `${collection.database}.${collection.name}`,
    nrecords: integerValue(BigInt(records)),
    nIndexes: collection.indexes.length,
    valid: errors.length === 0,
    warnings: [],
    errors: errors.slice(0, 100),
  });
}
