import { Long } from 'bson';

import { textOf } from '../bson/describe';
import type { Doc } from '../bson/value';
import { compileProjection, type Projection } from '../query/projection';
import { select } from '../query/select';
import type { StoredRecord } from '../storage/documents';

import {
  booleanField,
  collectionName,
  countField,
  docField,
  refuseOptions,
  wrongType,
} from './arguments';
import { type CommandCall, reply } from './command';
import { cursorReply } from './cursor-reply';
import { checkHint } from './hint';
import { projectionContext } from './projection-context';
import { collationOf, readFilter } from './variables';

const refusedOptions = ['awaitData', 'max', 'min', 'returnKey', 'showRecordId', 'tailable'];

export const findFields = [
  ...refusedOptions,
  'filter',
  'sort',
  'projection',
  'hint',
  'skip',
  'limit',
  'batchSize',
  'singleBatch',
  'comment',
  'noCursorTimeout',
  'allowPartialResults',
  'collation',
  'allowDiskUse',
  'let',
];

export function find(call: CommandCall): Doc {
  const { body, database } = call;
  const name = collectionName(call);
  refuseOptions(body, 'find', refusedOptions);
  const collection = database.catalog.find(call.db, name);
  const collation = collationOf(body);
  const filter = readFilter(call, docField(body, 'filter', 'find'), collation);
  const projection = docField(body, 'projection', 'find');
  const project =
    projection.size === 0
      ? undefined
      : compileProjection(projection, projectionContext(call, { filter, collation }));
  const order = {
    sort: docField(body, 'sort', 'find'),
    skip: countField(body, 'skip', 'find') ?? 0,
    limit: countField(body, 'limit', 'find') ?? 0,
    collation,
  };
  const hint = checkHint(collection, body.get('hint'));
  return cursorReply({
    database,
    namespace: `${call.db}.${name}`,
    documents: shown(
      collection ? select(database, { ...order, collection, filter, hint, isFleeting: true }) : [],
      project,
    ),
    batchSize: countField(body, 'batchSize', 'find'),
    isSingleBatch: booleanField(body, 'singleBatch', 'find'),
    limit: order.limit,
  });
}

function* shown(
  records: Iterable<StoredRecord>,
  project: Projection | undefined,
): Generator<Buffer> {
  for (const { raw } of records) {
    yield project ? project(raw) : raw;
  }
}

export const getMoreFields = ['collection', 'batchSize', 'maxTimeMS', 'comment'];

export function getMore(call: CommandCall): Doc {
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
  return reply({
    cursor: database.writeBatch(cursor, {
      name: 'nextBatch',
      size: size === undefined || size === 0 ? Infinity : size,
    }),
  });
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
