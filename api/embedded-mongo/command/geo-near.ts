import { filterContext, type PipelineContext } from '../aggregate/pipeline-context';
import { replaceAt } from '../aggregate/stages/basic';
import { decodeDoc } from '../bson/decode';
import { toDouble } from '../bson/exact-number';
import { type Doc, doubleValue, isDoc, isNumeric, type Value } from '../bson/value';
import { ServerError } from '../errors/server-error';
import { collate } from '../query/collated-filter';
import type { FilterNode } from '../query/filter-node';
import {
  distanceIn,
  geoJsonMetric,
  legacyMetric,
  type NearNode,
  refuseNear,
  withLimits,
} from '../query/near';
import { parseFilter } from '../query/parse-filter';
import { parsePath, valueAt } from '../query/path';
import { select } from '../query/select';
import type { Collection } from '../storage/collection';

import type { Database } from './command';

const fields = new Set([
  'near',
  'distanceField',
  'distanceMultiplier',
  'spherical',
  'maxDistance',
  'minDistance',
  'query',
  'includeLocs',
  'key',
]);

type Reading = {
  database: Database;
  collection: Collection | undefined;
  context: PipelineContext;
};

/** `$geoNear`: documents with their distance, nearest first. */
export function geoNear(reading: Reading, operand: Value): Iterable<Doc> {
  if (!isDoc(operand)) {
    throw new ServerError(10065, 'Invalid argument to $geoNear: expected object');
  }
  const unknown = [...operand.keys()].find((name) => !fields.has(name));
  if (unknown !== undefined) {
    throw new ServerError(40415, `BSON field '$geoNear.${unknown}' is an unknown field.`);
  }
  const distanceField = operand.get('distanceField');
  if (typeof distanceField !== 'string') {
    throw new ServerError(5860402, "$geoNear requires a 'distanceField' option as a String");
  }
  const { collection } = reading;
  return collection ? read({ ...reading, collection }, operand, distanceField) : [];
}

function* read(
  { database, collection, context }: Reading & { collection: Collection },
  operand: Doc,
  distanceField: string,
): Generator<Doc> {
  const node = nearNode(collection, operand);
  const query = operand.get('query');
  const filter: FilterNode = {
    kind: 'and',
    children: [node, ...(isDoc(query) ? [queryNode(query, context)] : [])],
  };
  const factor = operand.get('distanceMultiplier');
  const locations = operand.get('includeLocs');
  for (const { raw } of select(database, { collection, filter })) {
    const doc = decodeDoc(raw);
    const distance = (distanceIn(doc, node) ?? 0) * (isNumeric(factor) ? toDouble(factor) : 1);
    const measured = replaceAt(doc, distanceField.split('.'), doubleValue(distance));
    yield typeof locations === 'string' && node.path
      ? replaceAt(measured, locations.split('.'), valueAt(doc, node.path))
      : measured;
  }
}

function queryNode(query: Doc, context: PipelineContext): FilterNode {
  return collate(refuseNear(parseFilter(query, filterContext(context))), context.collation);
}

function nearNode(collection: Collection, operand: Doc): NearNode {
  const near = operand.get('near');
  const isGeoJson = isDoc(near) && near.has('type');
  const metric = isGeoJson
    ? geoJsonMetric(near)
    : legacyMetric(near, operand.get('spherical') === true);
  const limits = withLimits(metric, operand.get('minDistance'), operand.get('maxDistance'));
  const path = parsePath(keyOf(collection, operand.get('key')));
  return {
    kind: 'custom',
    path,
    near: limits,
    test: (value) => limits.distanceOf(value) !== undefined,
  };
}

/** The field to measure: named, or that of the only geo index. */
function keyOf(collection: Collection, named: Value): string {
  if (typeof named === 'string') {
    return named;
  }
  const found = collection.indexes.flatMap(({ spec }) => {
    const key = spec.get('key');
    return isDoc(key) ? [...key].filter(([, kind]) => kind === '2dsphere' || kind === '2d') : [];
  });
  const [only] = found;
  if (!only) {
    throw new ServerError(27, '$geoNear requires a 2d or 2dsphere index, but none were found');
  }
  if (found.length > 1) {
    throw new ServerError(
      27,
      "There is more than one 2d or 2dsphere index; unsure which to use for $geoNear. Use the 'key' option to specify.",
    );
  }
  return only[0];
}
