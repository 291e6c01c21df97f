import { Long } from 'bson';

import { textOf } from '../bson/describe';
import type { Doc, Value } from '../bson/value';
import type { Collation } from '../query/collation';
import { compileProjection } from '../query/projection';
import { type Selection, select } from '../query/select';
import type { Collection } from '../storage/collection';
import type { StoredRecord } from '../storage/documents';

import { booleanField, collectionName, countField, docField, wrongType } from './arguments';
import { type CommandCall, reply } from './command';
import { cursorReply } from './cursor-reply';
import { checkHint } from './hint';
import { keyRange } from './key-range';
import { projectionContext } from './projection-context';
import { readView } from './read-view';
import { recordShower } from './show-record';
import { awaitData, followCapped, tailOf } from './tail';
import { collationOf, readFilter } from './variables';
import { isView, refuseOtherCollation } from './view';

export const findFields = [
  'filter',
  'sort',
  'projection',
  'hint',
  'skip',
  'limit',
  'batchSize',
  'singleBatch',
  'comment',
  'max',
  'min',
  'returnKey',
  'showRecordId',
  'tailable',
  'awaitData',
  'oplogReplay',
  'noCursorTimeout',
  'allowPartialResults',
  'collation',
  'allowDiskUse',
  'let',
  'term',
  'readOnce',
  'allowSpeculativeMajorityRead',
];

export function find(call: CommandCall): Doc {
  const { body, database } = call;
  const name = collectionName(call);
  const collection = database.catalog.find(call.db, name);
  const collation = collationOf(body, collection);
  const filter = readFilter(call, docField(body, 'filter', 'find'), collation);
  const projection = docField(body, 'projection', 'find');
  const project =
    projection.size === 0
      ? undefined
      : compileProjection(projection, projectionContext(call, { filter, collation }));
  refuseOtherCollation(collection, body.get('collation'));
  const order = {
    sort: docField(body, 'sort', 'find'),
    skip: countField(body, 'skip', 'find') ?? 0,
    limit: countField(body, 'limit', 'find') ?? 0,
    collation,
  };
  const tail = tailOf(call, collection);
  return cursorReply({
    database,
    namespace: `${call.db}.${name}`,
    documents:
      tail && collection
        ? followCapped(database, { collection, filter, project })
        : shown(
            recordsOf(call, { ...order, collection, filter }),
            recordShower(call, { ...order, collection, filter, project }),
          ),
    batchSize: countField(body, 'batchSize', 'find'),
    isSingleBatch: booleanField(body, 'singleBatch', 'find'),
    limit: order.limit,
    tail,
  });
}

type Wanted = Omit<Selection, 'collection'> & {
  collection: Collection | undefined;
  collation: Collation | undefined;
};

function recordsOf(call: CommandCall, wanted: Wanted): Iterable<StoredRecord> {
  const { body, database } = call;
  const { collection } = wanted;
  if (!collection) {
    return [];
  }
  if (isView(collection)) {
    const { sort = new Map<string, Value>(), skip = 0, limit = 0, collation } = wanted;
    const filter = docField(body, 'filter', 'find');
    return readView(call, { view: collection, filter, sort, skip, limit, collation });
  }
  const hint = checkHint(collection, body.get('hint'));
  const range = keyRange(body, hint);
  return select(database, {
    ...wanted,
    collection,
    filter: range ? { kind: 'and', children: [wanted.filter, range] } : wanted.filter,
    hint,
    isFleeting: true,
  });
}

function* shown(
  records: Iterable<StoredRecord>,
  show: (record: StoredRecord) => Buffer,
): Generator<Buffer> {
  for (const record of records) {
    yield show(record);
  }
}

export const getMoreFields = [
  'collection',
  'batchSize',
  'maxTimeMS',
  'term',
  'lastKnownCommittedOpTime',
  'comment',
];

export function getMore(call: CommandCall): Doc | Promise<Doc> {
  const { body, database } = call;
  const id = body.get('getMore');
  if (!(id instanceof Long)) {
    throw wrongType('getMore.getMore', id, 'long');
  }
  const namespace = `${call.db}.${textOf(body.get('collection'))}`;
  const cursor = database.cursors.get(id, namespace);
  cursor.lastUsed = Date.now();
  database.patience.limit(performance.now() + cursor.timeLeft);
  const size = countField(body, 'batchSize', 'getMore');
  const answer = () =>
    reply({
      cursor: database.writeBatch(cursor, {
        name: 'nextBatch',
        size: size === undefined || size === 0 ? Infinity : size,
      }),
    });
  return cursor.tail?.awaitsData === true ? awaitData(cursor, call).then(answer) : answer();
}

export const killCursorsFields = ['cursors', 'comment'];

export function killCursors(call: CommandCall): Doc {
  const ids = call.body.get('cursors');
  if (!Array.isArray(ids)) {
    throw wrongType('killCursors.cursors', ids, 'array');
  }
  const killed: Long[] = [];
  const notFound: Long[] = [];
  for (const id of ids) {
    if (id instanceof Long) {
      (call.database.cursors.remove(id) ? killed : notFound).push(id);
    }
  }
  return reply({
    cursorsKilled: killed,
    cursorsNotFound: notFound,
    cursorsAlive: [],
    cursorsUnknown: [],
  });
}
