import { encodeDoc } from '../bson/encode';
import type { Doc, Value } from '../bson/value';
import type { Collation } from '../query/collation';
import type { Collection } from '../storage/collection';
import type { StoredRecord } from '../storage/documents';

import { collectionReader, runStages } from './aggregate';
import type { CommandCall } from './command';
import { variablesOf } from './variables';

type ViewQuery = {
  view: Collection;
  filter: Doc;
  sort?: Doc;
  skip?: number;
  /** 0: no limit */
  limit?: number;
  collation: Collation | undefined;
};

/** The documents a view shows, filtered by a pipeline behind the view's own. */
export function* readView(call: CommandCall, query: ViewQuery): Generator<StoredRecord> {
  const { view, filter, sort, skip = 0, limit = 0, collation } = query;
  const stages: Value[] = [new Map([['$match', filter]])];
  if (sort && sort.size > 0) {
    stages.push(new Map([['$sort', sort]]));
  }
  if (skip > 0) {
    stages.push(new Map([['$skip', skip]]));
  }
  if (limit > 0) {
    stages.push(new Map([['$limit', limit]]));
  }
  const documents = runStages(call.database, stages, {
    db: call.db,
    collection: view.name,
    variables: variablesOf(call),
    reader: collectionReader(call.database),
    check: call.database.patience.check,
    collation,
  });
  for (const document of documents) {
    yield { recordId: 0, raw: Buffer.isBuffer(document) ? document : encodeDoc(document) };
  }
}
