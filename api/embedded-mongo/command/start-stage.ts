import { Long } from 'bson';

import { textOf } from '../bson/describe';
import { type Doc, integerValue, isDoc, type Value } from '../bson/value';
import { ServerError } from '../errors/server-error';

import { type CommandCall, reply } from './command';
import { collectionStatistics } from './statistics';

/** Stages that make their own input: the first of a pipeline only; undefined for any other. */
export function startStage(
  call: CommandCall,
  stage: Value,
  isWholeDatabase: boolean,
): Doc[] | undefined {
  const [name = ''] = isDoc(stage) ? stage.keys() : [];
  if (name === '$documents') {
    if (!isWholeDatabase) {
      throw new ServerError(73, '$documents must be run with {aggregate: 1}');
    }
    return undefined;
  }
  const makers: Record<string, (() => Doc[]) | undefined> = {
    $listLocalSessions: () => [sessionOf(call)],
    $listSessions: () => [sessionOf(call)],
    $currentOp: () => [
      reply({
        type: 'op',
        host: 'embedded-mongo',
        desc: `conn${call.connectionId}`,
        connectionId: call.connectionId,
        active: true,
        currentOpTime: new Date().toISOString(),
        opid: call.connectionId,
        secs_running: Long.ZERO,
        microsecs_running: Long.fromNumber(1),
        op: 'command',
        ns: `${call.db}.$cmd.aggregate`,
        command: call.body,
      }),
    ],
    $collStats: () => [statisticsOf(call, isDoc(stage) ? stage.get(name) : null)],
    $indexStats: () => indexStatistics(call),
  };
  const make = makers[name];
  if (!make) {
    if (isWholeDatabase && name !== '$changeStream') {
      throw new ServerError(
        73,
        `{aggregate: 1} is not valid for '${name}'; a collection is required.`,
      );
    }
    return undefined;
  }
  return make();
}

function sessionOf(call: CommandCall): Doc {
  return reply({ _id: call.body.get('lsid') ?? new Map<string, Value>(), lastUse: new Date() });
}

function statisticsOf(call: CommandCall, wanted: Value): Doc {
  const name = textOf(call.body.get('aggregate'));
  const collection = call.database.catalog.find(call.db, name);
  if (!collection) {
    throw new ServerError(
      26,
      `Unable to retrieve storageStats in $collStats stage :: caused by :: Collection [${call.db}.${name}] not found.`,
    );
  }
  const asked = isDoc(wanted) ? wanted : new Map<string, Value>();
  const none = () => reply({ latency: Long.ZERO, ops: Long.ZERO });
  const parts: [string, () => Value][] = [
    ['latencyStats', () => reply({ reads: none(), writes: none(), commands: none() })],
    ['storageStats', () => collectionStatistics(collection)],
    ['count', () => integerValue(BigInt(collection.count))],
    [
      'queryExecStats',
      () => reply({ collectionScans: reply({ total: Long.ZERO, nonTailable: Long.ZERO }) }),
    ],
  ];
  return new Map<string, Value>([
    ['ns', `${call.db}.${name}`],
    ['host', 'embedded-mongo'],
    ['localTime', new Date()],
    ...parts
      .filter(([part]) => asked.has(part))
      .map(([part, read]): [string, Value] => [part, read()]),
  ]);
}

function indexStatistics(call: CommandCall): Doc[] {
  const collection = call.database.catalog.find(call.db, textOf(call.body.get('aggregate')));
  return (collection?.indexes ?? []).map((index) =>
    reply({
      name: index.name,
      key: index.spec.get('key'),
      host: 'embedded-mongo',
      accesses: reply({ ops: Long.ZERO, since: call.database.startedAt }),
      spec: index.spec,
    }),
  );
}
