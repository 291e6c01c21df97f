import { Long } from 'bson';

import { bounded } from '../bounds';
import { type Doc, integerValue, type Value } from '../bson/value';
import type { Collection } from '../storage/collection';

import { numberField } from './arguments';
import { type CommandCall, reply } from './command';
import { version } from './handshake';

const whole = (value: number): Value => integerValue(BigInt(Math.trunc(value)));

/** How much a collection holds; its indexes are not measured. */
export function collectionStatistics({ bytes, count, indexes }: Collection): Doc {
  return reply({
    size: whole(bytes),
    count: whole(count),
    avgObjSize: whole(count === 0 ? 0 : bytes / count),
    storageSize: whole(bytes),
    freeStorageSize: 0,
    capped: false,
    nindexes: indexes.length,
    totalIndexSize: 0,
    totalSize: whole(bytes),
    indexSizes: new Map(indexes.map((index): [string, Value] => [index.name, 0])),
  });
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

export function serverStatus({ database, connectionId }: CommandCall): Doc {
  const uptime = (Date.now() - database.startedAt.getTime()) / 1000;
  return reply({
    host: 'embedded-mongo',
    version,
    process: 'embedded-mongo',
    pid: Long.fromNumber(process.pid),
    uptime,
    localTime: new Date(),
    connections: reply({
      current: 1,
      available: bounded.connections.most,
      totalCreated: connectionId,
    }),
    storageEngine: reply({ name: 'lmdb', supportsCommittedReads: true, persistent: true }),
  });
}
