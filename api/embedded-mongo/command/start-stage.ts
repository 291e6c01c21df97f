import { Long } from 'bson';

import { textOf } from '../bson/describe';
import { type Doc, integerValue, isDoc, type Value } from '../bson/value';
import { assertThat } from '../errors/server-error';
import type { Collection } from '../storage/collection';

import { type CommandCall, reply } from './command';
import { collectionStatistics } from './statistics';

/** Stages that make their own input: the first of a pipeline only; undefined for any other. */
export function startStage(
  call: CommandCall,
  stage: Value,
  isWholeDatabase: boolean,
): Doc[] | undefined {
  const [[name, operand] = ['', null]] = isDoc(stage) ? stage : [];
  switch (name) {
    case '$listLocalSessions':
      return [reply({ _id: call.body.get('lsid') ?? new Map(), lastUse: new Date() })];
    case '$collStats':
      return [statisticsOf(call, operand)];
    case '$indexStats':
      return indexStatistics(call);
    case '$documents':
      assertThat(isWholeDatabase, 73, '$documents must be run with {aggregate: 1}');
      return undefined;
    default:
      assertThat(
        !isWholeDatabase || name === '$changeStream',
        73,
        `{aggregate: 1} is not valid for '${name}'; a collection is required.`,
      );
      return undefined;
  }
}

function collectionOf({ database, db, body }: CommandCall): Collection | undefined {
  return database.catalog.find(db, textOf(body.get('aggregate')));
}

function statisticsOf(call: CommandCall, wanted: Value): Doc {
  const namespace = `${call.db}.${textOf(call.body.get('aggregate'))}`;
  const collection = collectionOf(call);
  assertThat(
    collection,
    26,
    `Unable to retrieve storageStats in $collStats stage :: caused by :: Collection [${namespace}] not found.`,
  );
  const asks = (part: string) => isDoc(wanted) && wanted.has(part);
  return new Map<string, Value>([
    ['ns', namespace],
    ['host', 'embedded-mongo'],
    ['localTime', new Date()],
    ...(asks('storageStats') ? reply({ storageStats: collectionStatistics(collection) }) : []),
    ...(asks('count') ? reply({ count: integerValue(BigInt(collection.count)) }) : []),
  ]);
}

function indexStatistics(call: CommandCall): Doc[] {
  return (collectionOf(call)?.indexes ?? []).map(({ name, spec }) =>
    reply({
      name,
      key: spec.get('key'),
      host: 'embedded-mongo',
      accesses: reply({ ops: Long.ZERO, since: call.database.startedAt }),
      spec,
    }),
  );
}
