import { isDoc } from '../bson/value';
import { ServerError } from '../errors/server-error';
import type { Collection } from '../storage/collection';
import type { Documents, StoredRecord } from '../storage/documents';

import { distanceIn, type NearNode } from './near';

/** @throws ServerError 291 when no index is made for the search */
export function requireGeoIndex({ indexes }: Collection, { near, path }: NearNode): void {
  const isThere = indexes.some((index) => {
    const key = index.spec.get('key');
    const kind = isDoc(key) ? key.get(path?.text ?? '') : undefined;
    return typeof kind === 'string' && near.indexKinds.includes(kind);
  });
  if (!isThere) {
    throw new ServerError(
      291,
      'error processing query: planner returned error :: caused by :: unable to find index for $geoNear query',
    );
  }
}

type Nearest = {
  documents: Documents;
  selection: { collection: Collection; skip?: number; limit?: number };
  near: NearNode;
};

/** The records in the order of their distance, cut to what the selection wants. */
export function* nearestFirst(
  records: Iterable<StoredRecord>,
  { documents, selection, near }: Nearest,
): Generator<StoredRecord> {
  const { collection, skip = 0, limit = 0 } = selection;
  const found: { recordId: number; distance: number }[] = [];
  for (const { recordId, raw } of records) {
    found.push({ recordId, distance: distanceIn(raw, near) ?? Infinity });
  }
  found.sort((left, right) => left.distance - right.distance);
  const wanted = found.slice(skip, limit > 0 ? skip + limit : undefined);
  for (const { recordId } of wanted) {
    const raw = documents.get(collection, recordId);
    if (raw) {
      yield { recordId, raw };
    }
  }
}
