import { type Doc, isDoc, type Value } from '../bson/value';

/** The indexes a collection has from the beginning: on `_id`, of a time series on its meta field and time. */
export function firstIndexes(options: Doc): Doc[] {
  const series = options.get('timeseries');
  return isDoc(series) ? seriesIndexes(series) : [idIndexSpec(options)];
}

function seriesIndexes(series: Doc): Doc[] {
  const [time, meta] = [series.get('timeField'), series.get('metaField')];
  if (typeof time !== 'string' || typeof meta !== 'string') {
    return [];
  }
  return [
    new Map<string, Value>([
      ['v', 2],
      ['key', new Map([meta, time].map((name) => [name, 1]))],
      ['name', `${meta}_1_${time}_1`],
    ]),
  ];
}

function idIndexSpec(options: Doc): Doc {
  const [collation, seconds] = [options.get('collation'), options.get('expireAfterSeconds')];
  return new Map<string, Value>([
    ['v', 2],
    ['key', new Map([['_id', 1]])],
    ['name', '_id_'],
    ...(collation === undefined ? [] : [['collation', collation] as [string, Value]]),
    // of a clustered collection, whose documents expire by their _id
    ...(seconds === undefined ? [] : [['expireAfterSeconds', seconds] as [string, Value]]),
  ]);
}
