import { Long } from 'bson';

import { textOf } from '../bson/describe';
import { type Doc } from '../bson/value';
import { ServerError } from '../errors/server-error';
import { compileProjection, type Projection } from '../query/projection';
import { select } from '../query/select';
import type { StoredRecord } from '../storage/documents';

import {
  booleanField,
  collectionName,
  countField,
  deadlineOf,
  docField,
  wrongType,
} from './arguments';
import { type CommandCall, reply } from './command';
import { cursorReply } from './cursor-reply';
import { checkHint } from './hint';
import { projectionContext } from './projection-context';
import { readView } from './read-view';
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
  refuseOptions(body);
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
  const records =
    collection && isView(collection)
      ? readView(call, { ...order, view: collection, filter: docField(body, 'filter', 'find') })
      : collection &&
        select(database, {
          ...order,
          collection,
          filter,
          hint: checkHint(collection, body.get('hint')),
          deadline: deadlineOf(body),
          isFleeting: true,
        });
  return cursorReply({
    database,
    namespace: `${call.db}.${name}`,
    documents: shown(records ?? none(), project),
    batchSize: countField(body, 'batchSize', 'find'),
    isSingleBatch: booleanField(body, 'singleBatch', 'find'),
    limit: order.limit,
  });
}

function* none(): Generator<StoredRecord> {
  // no collection, no documents
}

function* shown(
  records: Generator<StoredRecord>,
  project: Projection | undefined,
): Generator<Buffer> {
  for (const { raw } of records) {
    yield project ? project(raw) : raw;
  }
}

function refuseOptions(body: Doc): void {
  for (const option of [
    'min',
    'max',
    'returnKey',
    'showRecordId',
    'tailable',
    'awaitData',
  ] as const) {
    const value = body.get(option);
    if (value !== undefined && value !== false) {
      throw new ServerError(
        238,
        `find option '${option}' is not supported by the embedded database`,
      );
    }
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

export function getMore(call: CommandCall): Doc {
  const { body, database } = call;
  const id = body.get('getMore');
  if (!(id instanceof Long)) {
    throw wrongType('getMore.getMore', id, 'long');
  }
  const namespace = `${call.db}.${textOf(body.get('collection'))}`;
  const cursor = database.cursors.get(id, namespace);
  cursor.lastUsed = Date.now();
  const size = countField(body, 'batchSize', 'getMore');
  const bytes = database.writeBatch(cursor, {
    name: 'nextBatch',
    size: size === undefined || size === 0 ? Infinity : size,
  });
  return reply({ cursor: bytes });
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
