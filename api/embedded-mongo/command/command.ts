import type { Doc, Value } from '../bson/value';
import type { FilterContext } from '../query/filter-node';
import type { Catalog } from '../storage/catalog';
import type { Documents } from '../storage/documents';
import type { Store } from '../storage/store';

import type { WriteBatch } from './batch';
import type { CursorStore } from './cursor-store';
import type { Patience } from './patience';

/** All that commands work with. */
export type Database = {
  store: Store;
  catalog: Catalog;
  documents: Documents;
  cursors: CursorStore;
  writeBatch: WriteBatch;
  patience: Patience;
  filters: FilterContext;
  startedAt: Date;
};

export type CommandCall = {
  database: Database;
  /** the database named by `$db` */
  db: string;
  name: string;
  body: Doc;
  connectionId: number;
};

export type Command = {
  run: (call: CommandCall) => Doc | Promise<Doc>;
  /** the fields it knows; any other is answered with 40415 */
  fields: readonly string[];
};

export function reply(fields: Record<string, Value>): Doc {
  return new Map(Object.entries(fields));
}
