import type { mongo } from 'mongoose';

import type { Doc } from './behaviour';

type Operation = {
  name: string;
  object: string;
  arguments?: Doc;
  expectResult?: unknown;
  expectError?: { isClientError?: boolean; errorCode?: number; errorContains?: string };
};

type Outcome = { collectionName: string; databaseName: string; documents: Doc[] };

type CrudTest = {
  description: string;
  skipReason?: string;
  runOnRequirements?: Requirement[];
  operations: Operation[];
  outcome?: Outcome[];
};

type Requirement = { minServerVersion?: string; maxServerVersion?: string; topologies?: string[] };

/** A file of tests in the drivers' unified format, as far as tests of reads and writes use it. */
export type CrudFile = {
  description: string;
  runOnRequirements?: Requirement[];
  createEntities: { database?: Doc; collection?: Doc }[];
  initialData?: Outcome[];
  tests: CrudTest[];
};

/** Whether a standalone server of this version is meant: not the driver alone, and no failure made to order. */
export function isMeant(file: CrudFile, test: CrudTest, version: string): boolean {
  const isForServer = test.operations.every(
    ({ name, expectError }) => name !== 'failPoint' && expectError?.isClientError !== true,
  );
  return (
    test.skipReason === undefined &&
    isForServer &&
    [file.runOnRequirements, test.runOnRequirements].every(
      (all) => !all?.length || all.some((one) => fits(one, version)),
    )
  );
}

function fits({ minServerVersion, maxServerVersion, topologies }: Requirement, version: string) {
  return (
    (minServerVersion === undefined || compareVersions(version, minServerVersion) >= 0) &&
    (maxServerVersion === undefined || compareVersions(version, maxServerVersion) <= 0) &&
    (topologies === undefined || topologies.includes('single'))
  );
}

function compareVersions(left: string, right: string): number {
  const [a, b] = [left, right].map((text) => text.split('.').map(Number)) as [number[], number[]];
  const at = a.findIndex((part, index) => part !== (b[index] ?? 0));
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}

/** Runs one test. @throws what does not fit */
export async function runCrudTest(client: mongo.MongoClient, file: CrudFile, test: CrudTest) {
  const collectionOf = (one: Outcome) => client.db(one.databaseName).collection(one.collectionName);
  for (const data of file.initialData ?? []) {
    await collectionOf(data)
      .drop()
      .catch(() => false);
    if (data.documents.length > 0) {
      await collectionOf(data).insertMany(data.documents);
    }
  }
  const entities = entitiesOf(client, file);
  for (const operation of test.operations) {
    await runOperation(entities, operation);
  }
  for (const wanted of test.outcome ?? []) {
    const found = await collectionOf(wanted).find().sort({ _id: 1 }).toArray();
    expect(found).toEqual(wanted.documents);
  }
}

type Entities = Map<string, mongo.Collection | mongo.Db>;

function entitiesOf(client: mongo.MongoClient, { createEntities }: CrudFile): Entities {
  const entities: Entities = new Map();
  for (const { database, collection } of createEntities) {
    if (database) {
      entities.set(String(database['id']), client.db(String(database['databaseName'])));
    }
    if (collection) {
      const db = entities.get(String(collection['database'])) as mongo.Db;
      const options = writeOptionsOf((collection['collectionOptions'] ?? {}) as Doc);
      entities.set(
        String(collection['id']),
        db.collection(String(collection['collectionName']), options),
      );
    }
  }
  return entities;
}

function writeOptionsOf({ writeConcern }: Doc): mongo.CollectionOptions {
  return writeConcern ? { writeConcern: writeConcern as mongo.WriteConcernSettings } : {};
}

async function runOperation(entities: Entities, operation: Operation): Promise<void> {
  const { expectError, expectResult } = operation;
  const answered = await Promise.resolve()
    .then(() => call(entities, operation))
    .then(
      (result) => ({ result, error: undefined }),
      (error: unknown) => ({ result: undefined, error }),
    );
  if (expectError) {
    expect(answered.error).toBeDefined();
    expect(answered.error).toMatchObject(
      expectError.errorCode === undefined ? {} : { code: expectError.errorCode },
    );
    expect(String(answered.error)).toContain(expectError.errorContains ?? '');
    return;
  }
  if (answered.error !== undefined) {
    throw answered.error as Error;
  }
  if (expectResult !== undefined) {
    expectMatch(answered.result, expectResult);
  }
}

type Method = (...parameters: unknown[]) => unknown;

/** What the driver's methods take before their options. */
const leading: Record<string, string[]> = {
  aggregate: ['pipeline'],
  bulkWrite: ['requests'],
  count: ['filter'],
  countDocuments: ['filter'],
  deleteMany: ['filter'],
  deleteOne: ['filter'],
  distinct: ['fieldName', 'filter'],
  estimatedDocumentCount: [],
  find: ['filter'],
  findOne: ['filter'],
  findOneAndDelete: ['filter'],
  findOneAndReplace: ['filter', 'replacement'],
  findOneAndUpdate: ['filter', 'update'],
  insertMany: ['documents'],
  insertOne: ['document'],
  replaceOne: ['filter', 'replacement'],
  updateMany: ['filter', 'update'],
  updateOne: ['filter', 'update'],
};

function call(entities: Entities, operation: Operation): unknown {
  const target = entities.get(operation.object) as unknown as Record<string, Method>;
  const names = leading[operation.name];
  const method = target[operation.name];
  if (!names || !method) {
    throw new Error(`the runner does not know ${operation.name}`);
  }
  const options = { ...operation.arguments };
  const values = names.map((name) => options[name] as unknown);
  names.forEach((name) => Reflect.deleteProperty(options, name));
  if (typeof options['returnDocument'] === 'string') {
    options['returnDocument'] = options['returnDocument'].toLowerCase();
  }
  const answer = method.call(target, ...values, options);
  return hasList(answer) ? answer.toArray() : answer;
}

function hasList(value: unknown): value is { toArray: () => Promise<unknown> } {
  return typeof value === 'object' && value !== null && 'toArray' in value;
}

/** A result may say more than is expected at its top, and what the format calls optional may be missing. */
function expectMatch(result: unknown, expected: unknown): void {
  const { isOptional, value: wanted } = unlessUnset(expected);
  if (isOptional && isUnset(result)) {
    return;
  }
  if (!isPlain(wanted) || !isPlain(result)) {
    expect(result ?? null).toEqual(matcherOf(wanted));
    return;
  }
  for (const [name, value] of Object.entries(wanted)) {
    const field = unlessUnset(value);
    const found: unknown = result[name];
    if (!field.isOptional || !isUnset(found)) {
      expect({ [name]: found }).toEqual({ [name]: matcherOf(field.value) });
    }
  }
}

function isUnset(value: unknown): boolean {
  return value === undefined || value === null;
}

function unlessUnset(value: unknown): { isOptional: boolean; value: unknown } {
  const isOptional = isPlain(value) && '$$unsetOrMatches' in value;
  return { isOptional, value: isOptional ? value['$$unsetOrMatches'] : value };
}

/** `$$type` asks for a value that nobody knows before. */
function matcherOf(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(matcherOf);
  }
  if (!isPlain(value) || Object.getPrototypeOf(value) !== Object.prototype) {
    return value;
  }
  return '$$type' in value
    ? expect.anything()
    : Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, matcherOf(inner)]));
}

function isPlain(value: unknown): value is Doc {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
