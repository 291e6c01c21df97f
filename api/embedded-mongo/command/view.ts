import { valuesEqual } from '../bson/compare';
import { isDoc, type Value } from '../bson/value';
import { ServerError } from '../errors/server-error';
import { parseCollation } from '../query/collation';
import { type Collection, namespaceOf } from '../storage/collection';

import type { Database } from './command';

export function isView(collection: Collection | undefined): boolean {
  return collection?.options.has('viewOn') === true;
}

/** @throws ServerError 166 for a command that works on collections only */
export function refuseView(collection: Collection | undefined): void {
  if (collection && isView(collection)) {
    throw new ServerError(166, `Namespace ${namespaceOf(collection)} is a view, not a collection`);
  }
}

type Resolved = {
  /** the collection that views end at; may not exist */
  name: string;
  /** what the views on the way put before any pipeline */
  stages: Value[];
};

const deepest = 20;

/** Follows views to their collection. @throws ServerError 165 for too many */
export function resolveView(database: Database, db: string, start: string): Resolved {
  const stages: Value[] = [];
  let name = start;
  for (let depth = 0; depth <= deepest; depth++) {
    const options = database.catalog.find(db, name)?.options;
    const viewOn = options?.get('viewOn');
    if (typeof viewOn !== 'string') {
      return { name, stages };
    }
    const pipeline = options?.get('pipeline');
    stages.unshift(...(Array.isArray(pipeline) ? pipeline : []));
    name = viewOn;
  }
  throw new ServerError(165, `View depth too deep or view cycle detected on ${db}.${start}`);
}

/** The names a view leads to, itself first, the collection last. */
export function namesOnTheWay(database: Database, db: string, start: string): string[] {
  const names = [start];
  for (let depth = 0; depth <= deepest; depth++) {
    const viewOn = database.catalog.find(db, names.at(-1) ?? start)?.options.get('viewOn');
    if (typeof viewOn !== 'string') {
      break;
    }
    names.push(viewOn);
  }
  return names;
}

/** @throws ServerError 167 when a command names another collation than the view's */
export function refuseOtherCollation(collection: Collection | undefined, collation: Value): void {
  if (!collection || !isView(collection) || !isDoc(collation)) {
    return;
  }
  if (!valuesEqual(parseCollation(collation)?.shown, collection.options.get('collation'))) {
    throw new ServerError(167, "Cannot override a view's default collation");
  }
}
