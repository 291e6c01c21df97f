import { type Binary, Long } from 'bson';

import { decodeDoc } from '../bson/decode';
import { textOf } from '../bson/describe';
import { encodeDoc } from '../bson/encode';
import { toDouble } from '../bson/exact-number';
import { type Doc, isNumeric, type Numeric, type Value } from '../bson/value';
import { buildIndex, describeIndex } from '../index/build-index';
import type { FilterContext } from '../query/filter-node';

import type { Collection } from './collection';

// how the catalog writes a collection down, and its counters apart, which change with every write

export function encodeCollection(collection: Collection): Buffer {
  return encodeDoc(
    new Map<string, Value>([
      ['id', collection.id],
      ['database', collection.database],
      ['name', collection.name],
      ['uuid', collection.uuid],
      ['options', new Map()], // earlier versions read it
      ['indexes', collection.indexes.map(describeIndex)],
    ]),
  );
}

/** @throws Error for what only an earlier version kept */
export function decodeCollection(bytes: Buffer, context: FilterContext): Collection {
  const doc = decodeDoc(bytes);
  requireKept(doc);
  return {
    id: doc.get('id') as number,
    database: doc.get('database') as string,
    name: doc.get('name') as string,
    uuid: doc.get('uuid') as Binary,
    indexes: (doc.get('indexes') as Doc[]).map((record) =>
      buildIndex(
        {
          id: record.get('id') as number,
          spec: record.get('spec') as Doc,
          multikey: record.get('multikey') as number[],
          hasCutKeys: record.get('hasCutKeys') as boolean,
        },
        context,
      ),
    ),
    building: [],
    nextRecordId: 1,
    count: 0,
    bytes: 0,
  };
}

/** @throws Error for what only an earlier version kept: without it this one would answer wrongly */
function requireKept(doc: Doc): void {
  const options = doc.get('options') as Doc; // written by encodeCollection
  const specs = (doc.get('indexes') as Doc[]).map((record) => record.get('spec') as Doc);
  const isKept = (spec: Doc) =>
    !spec.has('collation') &&
    !spec.has('prepareUnique') &&
    [...(spec.get('key') as Doc)].every(([path, kind]) => isNumeric(kind) && !path.includes('$'));
  const foreign = [
    ...options.keys(),
    ...specs.filter((spec) => !isKept(spec)).map((spec) => textOf(spec.get('name'))),
  ];
  if (foreign.length > 0) {
    const name = `${textOf(doc.get('database'))}.${textOf(doc.get('name'))}`;
    throw new Error(
      `The collection ${name} was made with what this version does not keep: ${foreign.join(', ')}. Open the folder with the version that made it, and drop that or move to MongoDB.`,
    );
  }
}

export function encodeCounters({ nextRecordId, count, bytes }: Collection): Buffer {
  return encodeDoc(
    new Map<string, Value>([
      ['nextRecordId', Long.fromNumber(nextRecordId)],
      ['count', Long.fromNumber(count)],
      ['bytes', Long.fromNumber(bytes)],
    ]),
  );
}

export function readCounters(collection: Collection, bytes: Buffer): void {
  const counters = decodeDoc(bytes);
  collection.nextRecordId = toDouble(counters.get('nextRecordId') as Numeric); // written by encodeCounters
  collection.count = toDouble(counters.get('count') as Numeric);
  collection.bytes = toDouble(counters.get('bytes') as Numeric);
}
