import { setTimeout as pause } from 'node:timers/promises';

import { ServerError } from '../errors/server-error';
import type { FilterNode } from '../query/filter-node';
import { compileFilter } from '../query/match';
import type { Projection } from '../query/projection';
import type { Collection } from '../storage/collection';
import type { StoredRecord } from '../storage/documents';

import { booleanField, countField } from './arguments';
import type { CommandCall, Database } from './command';
import type { Cursor } from './cursor-store';

/** How a find follows a capped collection; undefined for an ordinary one. @throws ServerError 2 and 9 */
export function tailOf({ body }: CommandCall, collection: Collection | undefined) {
  const isTailable = booleanField(body, 'tailable', 'find');
  const awaitsData = booleanField(body, 'awaitData', 'find');
  if (awaitsData && !isTailable) {
    throw new ServerError(9, 'Cannot set awaitData without tailable');
  }
  if (!isTailable) {
    return undefined;
  }
  if (booleanField(body, 'singleBatch', 'find')) {
    throw new ServerError(9, 'Cannot use tailable with singleBatch');
  }
  if (collection && !collection.options.has('capped')) {
    throw new ServerError(
      2,
      'error processing query: planner returned error :: caused by :: tailable cursor requested on non capped collection',
    );
  }
  // with nothing to hold on to, the cursor is dead from the start
  return collection && collection.count > 0 ? { awaitsData } : undefined;
}

type Tail = { collection: Collection; filter: FilterNode; project: Projection | undefined };

/** Documents in the order they came; at the end it may be asked again later. */
export function followCapped(
  database: Database,
  { collection, filter, project }: Tail,
): Iterator<Buffer> {
  const matches = compileFilter(filter);
  let after: number | undefined;
  let open: Iterator<StoredRecord> | undefined;
  const start = () => {
    checkPlace(database, collection, after);
    return database.documents.scan(collection, { after });
  };
  return {
    next: () => {
      open ??= start();
      for (let found = open.next(); found.done !== true; found = open.next()) {
        database.patience.check();
        after = found.value.recordId;
        const { raw } = found.value;
        if (matches(raw)) {
          return { done: false, value: project ? project(raw) : raw };
        }
      }
      open = undefined;
      return { done: true, value: undefined };
    },
  };
}

/** @throws ServerError 136 when the last document seen was overwritten, 175 when all are gone */
function checkPlace(database: Database, collection: Collection, after: number | undefined): void {
  if (database.catalog.find(collection.database, collection.name)?.id !== collection.id) {
    throw new ServerError(175, 'collection dropped while the cursor was open');
  }
  if (after !== undefined && !database.documents.get(collection, after)) {
    throw new ServerError(
      136,
      'CollectionScan died due to position in capped collection being deleted.',
    );
  }
}

const usualWait = 1000;
const interval = 20;

/** Waits for a document as long as the getMore allows. */
export async function awaitData(cursor: Cursor, { body }: CommandCall): Promise<void> {
  const until = Date.now() + (countField(body, 'maxTimeMS', 'getMore') ?? usualWait);
  while (!cursor.kept) {
    const next = cursor.rest.next();
    if (next.done !== true) {
      cursor.kept = Buffer.from(next.value);
    } else if (Date.now() < until) {
      await pause(interval);
    } else {
      return;
    }
  }
}
