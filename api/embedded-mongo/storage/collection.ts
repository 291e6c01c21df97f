import type { Binary } from 'bson';

import type { Index } from '../index/index-definition';

/** A collection as held in memory; documents and index entries stay on disk. */
export type Collection = {
  id: number;
  database: string;
  name: string;
  uuid: Binary;
  indexes: Index[];
  /** kept by every write like the others, but not read yet */
  building: Index[];
  nextRecordId: number;
  count: number;
  bytes: number;
};

export function namespaceOf(collection: Pick<Collection, 'database' | 'name'>): string {
  return `${collection.database}.${collection.name}`;
}
