import { valuesEqual } from '../bson/compare';
import { textOf } from '../bson/describe';
import { encodeDoc } from '../bson/encode';
import { type Doc, isDoc, type Value } from '../bson/value';
import { assertThat, ServerError } from '../errors/server-error';
import type { Index } from '../index/index-definition';
import { isIdKey, parseIndexSpec } from '../index/parse-index-spec';
import type { Collection } from '../storage/collection';

import { arrayField, collectionName, countField, docField } from './arguments';
import { type Build, beginBuild, buildAtOnce, runBuild } from './build-indexes';
import { type CommandCall, reply } from './command';
import { committer } from './commit-in-time';
import { cursorReply } from './cursor-reply';
import { ensureCollection } from './ensure-collection';

export const createIndexesFields = [
  'indexes',
  'commitQuorum',
  'ignoreUnknownIndexOptions',
  'comment',
];

export async function createIndexes(call: CommandCall): Promise<Doc> {
  const { database } = call;
  const name = collectionName(call);
  const given = arrayField(call.body, 'indexes', 'createIndexes');
  const specs = given.map(parseIndexSpec);
  assertThat(specs.length > 0, 2, 'Must specify at least one index to create');
  const commit = committer(call);
  const { build, finish, answer } = await commit(() => {
    const createdCollectionAutomatically = !database.catalog.find(call.db, name);
    const collection = ensureCollection(database, call.db, name);
    const numIndexesBefore = collection.indexes.length;
    const added = specs.filter((spec) => !isThere(collection, spec));
    const build = beginBuild(database, collection, added);
    const finish = (current: Collection): Doc => {
      handOver(build, current);
      return reply({
        numIndexesBefore,
        numIndexesAfter: current.indexes.length,
        createdCollectionAutomatically,
        ...(added.length === 0 ? { note: 'all indexes already exist' } : {}),
      });
    };
    // every start of the product asks for all its indexes: nothing is read for those that are there
    const isDone = added.length === 0;
    return { build, finish, answer: isDone ? finish(collection) : buildAtOnce(build, finish) };
  });
  return answer ?? runBuild(build, commit, finish);
}

/** Takes the indexes into use, but those that somebody else has built meanwhile. */
function handOver({ database, indexes }: Build, collection: Collection): void {
  const added = indexes.filter(({ spec }) => !isThere(collection, spec));
  added.forEach(({ id }) => {
    database.catalog.removeGarbage('entries', id);
  });
  collection.indexes.push(...added);
  database.catalog.save(collection);
}

/** @throws ServerError 85 or 86 when an index of the same name or key differs */
function isThere(collection: Collection, spec: Doc): boolean {
  if (isIdKey(spec.get('key') as Doc)) {
    return true;
  }
  for (const index of collection.indexes) {
    const sameKey = sameOrder(index.spec.get('key') as Doc, spec.get('key') as Doc);
    const sameName = index.name === spec.get('name');
    const same = sameOptions(index.spec, spec);
    if (sameName && sameKey && same) {
      return true;
    }
    if (sameName && (!sameKey || !same)) {
      throw new ServerError(
        86,
        `An existing index has the same name as the requested index. When index names are not specified, they are auto generated and can cause conflicts. Please refer to our documentation. Requested index: ${textOf(spec.get('name'))}`,
      );
    }
    assertThat(
      !sameKey ||
        !valuesEqual(
          index.spec.get('partialFilterExpression'),
          spec.get('partialFilterExpression'),
        ),
      85,
      `Index already exists with a different name: ${index.name}`,
    );
  }
  return false;
}

function sameOrder(left: Doc, right: Doc): boolean {
  return valuesEqual(
    [...left].map(([name, value]) => [name, value]),
    [...right].map(([name, value]) => [name, value]),
  );
}

const comparedOptions = ['unique', 'sparse', 'partialFilterExpression', 'expireAfterSeconds'];

function sameOptions(left: Doc, right: Doc): boolean {
  return comparedOptions.every((option) =>
    valuesEqual(
      left.get(option) === false ? null : left.get(option),
      right.get(option) === false ? null : right.get(option),
    ),
  );
}

export const listIndexesFields = [
  'cursor',
  'comment',
  'includeBuildUUIDs',
  'includeIndexBuildInfo',
];

export function listIndexes(call: CommandCall): Doc {
  const name = collectionName(call);
  const collection = call.database.catalog.find(call.db, name);
  assertThat(collection, 26, `ns does not exist: ${call.db}.${name}`);
  return cursorReply({
    database: call.database,
    namespace: `${call.db}.${name}`,
    documents: collection.indexes.map((index) => encodeDoc(index.spec)).values(),
    batchSize: countField(docField(call.body, 'cursor', 'listIndexes'), 'batchSize', 'cursor'),
  });
}

export const dropIndexesFields = ['index', 'comment'];

export async function dropIndexes(call: CommandCall): Promise<Doc> {
  const { database, body } = call;
  const name = collectionName(call);
  return database.store.commit(() => {
    const collection = database.catalog.find(call.db, name);
    assertThat(collection, 26, `ns not found ${call.db}.${name}`);
    const before = collection.indexes.length;
    const dropped = chooseIndexes(collection, body.get('index'));
    collection.indexes = collection.indexes.filter((index) => !dropped.includes(index));
    dropped.forEach((index) => {
      database.catalog.addGarbage('entries', index.id);
    });
    database.catalog.save(collection);
    const answer = reply({ nIndexesWas: before });
    if (body.get('index') === '*') {
      answer.set('msg', 'non-_id indexes dropped for collection');
    }
    return answer;
  });
}

function chooseIndexes(collection: Collection, wanted: Value): Index[] {
  if (wanted === '*') {
    return collection.indexes.filter((index) => !index.isId);
  }
  if (Array.isArray(wanted)) {
    return wanted.flatMap((one) => chooseIndexes(collection, one));
  }
  const found = collection.indexes.find((index) =>
    isDoc(wanted) ? sameOrder(index.spec.get('key') as Doc, wanted) : index.name === wanted,
  );
  if (!found) {
    throw new ServerError(
      27,
      isDoc(wanted) ? "can't find index with key" : `index not found with name [${textOf(wanted)}]`,
    );
  }
  assertThat(!found.isId, 72, 'cannot drop _id index');
  return [found];
}
