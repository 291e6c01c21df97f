import { valuesEqual } from '../bson/compare';
import { toDouble } from '../bson/exact-number';
import { type Doc, integerValue, isDoc, isNumeric, type Value } from '../bson/value';
import { ServerError } from '../errors/server-error';
import { parseCollation } from '../query/collation';
import { compileValidator } from '../storage/catalog';
import type { Collection } from '../storage/collection';

import { booleanField, collectionName, numberField } from './arguments';
import { keptOptions } from './coll-mod';
import { type CommandCall, reply } from './command';
import { timeseriesOptions } from './timeseries';
import { refuseCycle, viewOptions } from './view-options';

export const createFields = [
  'validator',
  'validationLevel',
  'validationAction',
  'collation',
  'capped',
  'size',
  'max',
  'autoIndexId',
  'viewOn',
  'pipeline',
  'timeseries',
  'clusteredIndex',
  'expireAfterSeconds',
  'storageEngine',
  'indexOptionDefaults',
  'changeStreamPreAndPostImages',
  'encryptedFields',
  'idIndex',
  'comment',
  'flags',
  'temp',
];

const refusedOptions = ['encryptedFields'];

export async function create(call: CommandCall): Promise<Doc> {
  const { body, database } = call;
  const name = collectionName(call);
  const refused = refusedOptions.find((option) => body.has(option));
  if (refused !== undefined) {
    throw new ServerError(
      238,
      `create option '${refused}' is not supported by the embedded database`,
    );
  }
  const options: Doc = new Map([
    ...keptOptions.filter((option) => body.has(option)).map(named(body)),
    ...collationOption(body),
    ...(body.has('viewOn') ? viewOptions(call) : storageOptions(body)),
  ]);
  compileValidator(options, database.filters);
  return database.store.commit(() => {
    const existing = database.catalog.find(call.db, name);
    if (existing) {
      return sameOptions(existing, options, `${call.db}.${name}`);
    }
    refuseCycle(call, name);
    database.catalog.create(call.db, name, options);
    return reply({});
  });
}

const named =
  (body: Doc) =>
  (option: string): [string, Value] => [option, body.get(option)];

function collationOption(body: Doc): [string, Value][] {
  const collation = parseCollation(body.get('collation'));
  return collation ? [['collation', collation.shown]] : [];
}

function storageOptions(body: Doc): [string, Value][] {
  const isCapped = booleanField(body, 'capped', 'create');
  if (body.has('pipeline')) {
    throw new ServerError(72, "'pipeline' cannot be specified without 'viewOn'");
  }
  if (isCapped && body.has('clusteredIndex')) {
    throw new ServerError(72, "The 'capped' option is not supported with 'clusteredIndex'");
  }
  if (body.has('timeseries')) {
    return timeseriesOptions(body);
  }
  return [...(isCapped ? cappedOptions(body) : []), ...clusteredOptions(body)];
}

const largestCap = 2 ** 50;

function cappedOptions(body: Doc): [string, Value][] {
  const size = numberField(body, 'size', 'create');
  const most = numberField(body, 'max', 'create');
  if (size === undefined) {
    throw new ServerError(72, "the 'size' field is required when 'capped' is true");
  }
  if (size < 1 || size > largestCap) {
    throw new ServerError(51024, `BSON field 'size' value must be >= 1, actual value '${size}'`);
  }
  return [
    ['capped', true],
    ['size', integerValue(BigInt(size))],
    ...(most === undefined || most <= 0
      ? []
      : [['max', integerValue(BigInt(most))] as [string, Value]]),
  ];
}

function clusteredOptions(body: Doc): [string, Value][] {
  const clustered = body.get('clusteredIndex');
  const seconds = body.get('expireAfterSeconds');
  if (seconds !== undefined && !isDoc(clustered)) {
    throw new ServerError(
      72,
      "'expireAfterSeconds' is only supported on time-series collections or when the 'clusteredIndex' option is specified",
    );
  }
  if (clustered === undefined || clustered === false) {
    return [];
  }
  if (!isDoc(clustered)) {
    throw new ServerError(72, "'clusteredIndex' must be an object");
  }
  checkClustered(clustered, seconds);
  return [
    [
      'clusteredIndex',
      new Map([['v', 2], ...clustered, ['name', clustered.get('name') ?? '_id_']]),
    ],
    ...(seconds === undefined ? [] : [['expireAfterSeconds', seconds] as [string, Value]]),
  ];
}

function checkClustered(clustered: Doc, seconds: Value): void {
  if (!valuesEqual(clustered.get('key'), new Map([['_id', 1]]))) {
    throw new ServerError(197, 'The clusteredIndex option is only supported for the key {_id: 1}');
  }
  if (clustered.get('unique') !== true) {
    throw new ServerError(72, "The 'unique' field of 'clusteredIndex' must be true");
  }
  if (seconds !== undefined && (!isNumeric(seconds) || toDouble(seconds) < 0)) {
    throw new ServerError(72, "'expireAfterSeconds' must be a number greater than or equal to 0");
  }
}

function sameOptions(existing: Collection, options: Doc, namespace: string): Doc {
  const [left, right] = [existing.options, options].map((one) => new Map([...one].sort(byName)));
  if (valuesEqual(left, right)) {
    return reply({});
  }
  throw new ServerError(
    48,
    existing.options.has('viewOn')
      ? `namespace ${namespace} already exists, but is a view`
      : `namespace ${namespace} already exists, but with different options`,
  );
}

function byName([left]: [string, Value], [right]: [string, Value]): number {
  return left < right ? -1 : 1;
}
