import { createHash } from 'node:crypto';

import { Long } from 'bson';

import { textOf } from '../bson/describe';
import { type Doc, integerValue, type Value } from '../bson/value';
import { ServerError } from '../errors/server-error';
import type { FilterNode } from '../query/filter-node';
import { select } from '../query/select';
import type { Collection } from '../storage/collection';

import { collectionName, numberField } from './arguments';
import { type CommandCall, reply } from './command';
import { version } from './handshake';

const whole = (value: number): Value => integerValue(BigInt(Math.trunc(value)));

export function collectionStatistics(collection: Collection): Doc {
  return reply({
    size: whole(collection.bytes),
    count: whole(collection.count),
    avgObjSize: whole(collection.count === 0 ? 0 : collection.bytes / collection.count),
    storageSize: whole(collection.bytes),
    freeStorageSize: 0,
    capped: false,
    nindexes: collection.indexes.length,
    indexDetails: new Map(),
    indexBuilds: [],
    totalIndexSize: 0,
    totalSize: whole(collection.bytes),
    indexSizes: new Map(collection.indexes.map((index): [string, Value] => [index.name, 0])),
  });
}

export function collStats(call: CommandCall): Doc {
  const name = collectionName(call);
  const collection = call.database.catalog.find(call.db, name);
  const scale = numberField(call.body, 'scale', 'collStats') ?? 1;
  const result = reply({ ns: `${call.db}.${name}` });
  if (!collection) {
    return new Map([
      ...result,
      ...reply({
        size: 0,
        count: 0,
        storageSize: 0,
        totalSize: 0,
        nindexes: 0,
        totalIndexSize: 0,
        indexDetails: new Map(),
        indexSizes: new Map(),
        scaleFactor: scale,
      }),
    ]);
  }
  const statistics = collectionStatistics(collection);
  for (const field of ['size', 'storageSize', 'totalSize']) {
    statistics.set(field, whole(collection.bytes / scale));
  }
  return new Map([...result, ...statistics, ['scaleFactor', scale]]);
}

export function dbStats(call: CommandCall): Doc {
  const collections = call.database.catalog.list(call.db);
  const scale = numberField(call.body, 'scale', 'dbStats') ?? 1;
  const sum = (read: (collection: Collection) => number) =>
    collections.reduce((total, one) => total + read(one), 0);
  const [objects, bytes] = [sum(({ count }) => count), sum((one) => one.bytes)];
  return reply({
    db: call.db,
    collections: Long.fromNumber(collections.length),
    views: Long.ZERO,
    objects: Long.fromNumber(objects),
    avgObjSize: objects === 0 ? 0 : bytes / objects,
    dataSize: bytes / scale,
    storageSize: bytes / scale,
    indexes: Long.fromNumber(sum(({ indexes }) => indexes.length)),
    indexSize: 0,
    totalSize: bytes / scale,
    scaleFactor: scale,
  });
}

export function dataSize({ database, body }: CommandCall): Doc {
  const namespace = textOf(body.get('dataSize'));
  const dot = namespace.indexOf('.');
  const collection = database.catalog.find(namespace.slice(0, dot), namespace.slice(dot + 1));
  if (['keyPattern', 'min', 'max'].some((name) => body.has(name))) {
    throw new ServerError(238, 'dataSize of a range is not supported by the embedded database');
  }
  return reply({
    estimate: false,
    size: Long.fromNumber(collection?.bytes ?? 0),
    numObjects: Long.fromNumber(collection?.count ?? 0),
    millis: Long.ZERO,
  });
}

/** A digest of every collection's documents in the order of `_id`. */
export function dbHash({ database, db, body }: CommandCall): Doc {
  const wanted = body.get('collections');
  const collections = database.catalog
    .list(db)
    .filter(({ name }) => !Array.isArray(wanted) || wanted.includes(name));
  const digests = collections.map((collection): [string, Value] => {
    const hash = createHash('md5');
    const filter: FilterNode = { kind: 'always', value: true };
    for (const { raw } of select(database, { collection, filter, sort: new Map([['_id', 1]]) })) {
      hash.update(raw);
    }
    return [collection.name, hash.digest('hex')];
  });
  const whole = createHash('md5').update(JSON.stringify(digests)).digest('hex');
  return reply({
    host: 'embedded-mongo',
    collections: new Map(digests),
    md5: whole,
    timeMillis: 0,
  });
}

export function serverStatus(call: CommandCall): Doc {
  const uptime = (Date.now() - call.database.startedAt.getTime()) / 1000;
  const memory = process.memoryUsage();
  return reply({
    host: 'embedded-mongo',
    version,
    process: 'embedded-mongo',
    pid: Long.fromNumber(process.pid),
    uptime,
    uptimeMillis: Long.fromNumber(Math.trunc(uptime * 1000)),
    localTime: new Date(),
    connections: reply({ current: 1, available: 1000, totalCreated: call.connectionId }),
    mem: reply({
      bits: 64,
      resident: Math.round(memory.rss / 1048576),
      virtual: Math.round(memory.rss / 1048576),
    }),
    metrics: reply({
      cursor: reply({ open: reply({ total: Long.fromNumber(call.database.cursors.count()) }) }),
    }),
    storageEngine: reply({ name: 'lmdb', supportsCommittedReads: true, persistent: true }),
  });
}
