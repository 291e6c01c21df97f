import { filterContext } from '../aggregate/pipeline-context';
import { createBatchWriter } from '../command/batch';
import type { Database } from '../command/command';
import { readCatalog } from '../storage/catalog';
import { createDocuments } from '../storage/documents';
import type { Store } from '../storage/store';

/** What a thread works with, the serving one or a reading one. */
export function openDatabase(
  store: Store,
  cursors: Database['cursors'],
  patience: Database['patience'],
): Database {
  const filters = filterContext({ variables: new Map() });
  const catalog = readCatalog(store, filters);
  return {
    store,
    catalog,
    documents: createDocuments(store, catalog),
    cursors,
    writeBatch: createBatchWriter(cursors, patience),
    patience,
    filters,
    startedAt: new Date(),
  };
}
