import type { Binary } from 'bson';

import type { Doc } from '../bson/value';
import type { Index } from '../index/index-definition';
import type { Predicate } from '../query/match';

/** A collection as held in memory; documents and index entries stay on disk. */
export type Collection = {
  id: number;
  database: string;
  name: string;
  uuid: Binary;
  options: Doc;
  indexes: Index[];
  /** accepts a document, or null when the collection has no validator */
  validator: Predicate | null;
  nextRecordId: number;
  count: number;
  bytes: number;
};

export function namespaceOf(collection: Pick<Collection, 'database' | 'name'>): string {
  return `${collection.database}.${collection.name}`;
}
