import { Long } from 'bson';

import { textOf } from '../bson/describe';
import { toDouble } from '../bson/exact-number';
import { type Doc, isDoc, isNumeric, type Value } from '../bson/value';
import { ServerError } from '../errors/server-error';
import type { FilterNode } from '../query/filter-node';
import { parsePath, valueAt } from '../query/path';
import type { Collection } from '../storage/collection';

import { docField } from './arguments';

/** Longest span of one bucket in seconds, as listCollections shows it; documents are kept one by one here. */
const spans: ReadonlyMap<string, number> = new Map([
  ['seconds', 3600],
  ['minutes', 86_400],
  ['hours', 2_592_000],
]);

const knownFields = new Set([
  'timeField',
  'metaField',
  'granularity',
  'bucketMaxSpanSeconds',
  'bucketRoundingSeconds',
]);

/** What create keeps of a time series. @throws ServerError 2, 72, 40414, 40415 */
export function timeseriesOptions(body: Doc): [string, Value][] {
  const given = docField(body, 'timeseries', 'create');
  const foreign = ['capped', 'size', 'max', 'validator', 'clusteredIndex', 'autoIndexId'].find(
    (option) => body.has(option),
  );
  if (foreign !== undefined) {
    throw new ServerError(72, `'timeseries' is not allowed with '${foreign}'`);
  }
  checkFields(given);
  const granularity = given.get('granularity');
  const kept: Doc = new Map(given);
  if (!given.has('bucketMaxSpanSeconds')) {
    kept.set('granularity', granularity ?? 'seconds');
    kept.set('bucketMaxSpanSeconds', spans.get(textOf(granularity ?? 'seconds')));
  }
  const seconds = body.get('expireAfterSeconds');
  return [['timeseries', kept], ...(seconds === undefined ? [] : [expiry(seconds)])];
}

function expiry(seconds: Value): [string, Value] {
  if (!isNumeric(seconds) || toDouble(seconds) < 0) {
    throw new ServerError(72, "'expireAfterSeconds' must be a number greater than or equal to 0");
  }
  return ['expireAfterSeconds', Long.fromNumber(toDouble(seconds))];
}

function checkFields(given: Doc): void {
  const unknown = [...given.keys()].find((name) => !knownFields.has(name));
  if (unknown !== undefined) {
    throw new ServerError(40415, `BSON field 'create.timeseries.${unknown}' is an unknown field.`);
  }
  const [time, meta] = [given.get('timeField'), given.get('metaField')];
  if (time === undefined) {
    throw new ServerError(
      40414,
      "BSON field 'create.timeseries.timeField' is missing but a required field",
    );
  }
  checkName('timeField', time);
  checkName('metaField', meta);
  if (meta === '_id' || meta === time) {
    throw new ServerError(72, "The 'metaField' must not be '_id' or the same as the 'timeField'");
  }
  const granularity = given.get('granularity');
  if (granularity !== undefined && !spans.has(textOf(granularity))) {
    throw new ServerError(
      2,
      `Enumeration value '${textOf(granularity)}' for field 'create.timeseries.granularity' is not a valid value.`,
    );
  }
}

function checkName(name: string, value: Value): void {
  if (value !== undefined && (typeof value !== 'string' || !/^[^$.][^.]*$/.test(value))) {
    throw new ServerError(72, `'${name}' must be the name of a field without dots`);
  }
}

function seriesOf(collection: Collection | undefined): Doc | undefined {
  const series = collection?.options.get('timeseries');
  return isDoc(series) ? series : undefined;
}

/** @throws ServerError 2 for a document without its time */
export function checkMeasurement(collection: Collection, raw: Buffer): void {
  const time = seriesOf(collection)?.get('timeField');
  if (typeof time === 'string' && !(valueAt(raw, parsePath(time)) instanceof Date)) {
    throw new ServerError(
      2,
      `'${time}' must be present and contain a valid BSON UTC datetime value`,
    );
  }
}

/** @throws ServerError 72 where MongoDB takes no time series */
export function refuseTimeseries(collection: Collection | undefined, doing: string): void {
  if (seriesOf(collection)) {
    throw new ServerError(72, `Cannot ${doing} a time-series collection`);
  }
}

type Change = { isMulti: boolean; isUpsert: boolean; filter: FilterNode; update: Value };

/** Of a time series only the meta field changes, in all documents that match it. @throws ServerError 72 */
export function checkSeriesUpdate(collection: Collection | undefined, change: Change): void {
  const series = seriesOf(collection);
  if (!series) {
    return;
  }
  const meta = series.get('metaField');
  if (typeof meta !== 'string') {
    throw new ServerError(
      72,
      'Cannot perform an update on a time-series collection that does not have a metaField',
    );
  }
  if (!change.isMulti) {
    throw new ServerError(72, 'Cannot perform a non-multi update on a time-series collection');
  }
  if (change.isUpsert) {
    throw new ServerError(72, 'Cannot perform an upsert on a time-series collection');
  }
  const isMeta = (path: string) => path === meta || path.startsWith(`${meta}.`);
  if (!pathsOf(change.filter).every(isMeta)) {
    throw new ServerError(
      72,
      `Cannot perform an update on a time-series collection when querying on a field that is not the metaField '${meta}'`,
    );
  }
  if (!changedPaths(change.update).every(isMeta)) {
    throw new ServerError(
      72,
      `Cannot perform an update on a time-series collection which updates a field that is not the metaField '${meta}'`,
    );
  }
}

function pathsOf(node: FilterNode): string[] {
  switch (node.kind) {
    case 'and':
    case 'or':
    case 'nor':
      return node.children.flatMap(pathsOf);
    case 'not':
      return pathsOf(node.child);
    case 'always':
      return [];
    case 'leaf':
    case 'elemMatch':
    case 'custom':
      return [node.path?.text ?? ''];
    default:
      return [''];
  }
}

/** Paths the operators of an update name; an empty one for any other update. */
function changedPaths(update: Value): string[] {
  if (!isDoc(update) || [...update.keys()].some((name) => !name.startsWith('$'))) {
    return [''];
  }
  return [...update].flatMap(([name, fields]) => {
    const targets = name === '$rename' && isDoc(fields) ? [...fields.values()].map(textOf) : [];
    return [...(isDoc(fields) ? fields.keys() : ['']), ...targets];
  });
}

const foreignToSeries = ['unique', 'sparse', 'expireAfterSeconds'];

/** @throws ServerError 72 for an index a time series cannot have */
export function checkSeriesIndex(collection: Collection, spec: Doc): void {
  const kinds = [...(spec.get('key') as Doc)].filter(([, kind]) => typeof kind === 'string');
  const foreign = foreignToSeries.find((option) => Boolean(spec.get(option)));
  if (seriesOf(collection) && (foreign !== undefined || kinds.some(([, k]) => k !== '2dsphere'))) {
    throw new ServerError(
      72,
      `${foreign ?? kinds.map(([, kind]) => textOf(kind)).join()} indexes are not supported on time-series collections`,
    );
  }
}
