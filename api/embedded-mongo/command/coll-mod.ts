import { valuesEqual } from '../bson/compare';
import { type Doc, isDoc } from '../bson/value';
import { ServerError } from '../errors/server-error';
import { buildIndex } from '../index/build-index';
import { compileValidator } from '../storage/catalog';
import type { Collection } from '../storage/collection';

import { collectionName } from './arguments';
import { type CommandCall, reply } from './command';

export const keptOptions = ['validator', 'validationLevel', 'validationAction'];

export const collModFields = [
  'validator',
  'validationLevel',
  'validationAction',
  'index',
  'comment',
];

export async function collMod(call: CommandCall): Promise<Doc> {
  const { database, body } = call;
  const name = collectionName(call);
  return database.store.commit(() => {
    const collection = database.catalog.find(call.db, name);
    if (!collection) {
      throw new ServerError(26, 'ns does not exist');
    }
    const answer = reply({});
    const change = body.get('index');
    if (isDoc(change)) {
      changeIndex({ database, collection, answer }, change);
    }
    for (const option of keptOptions) {
      if (body.has(option)) {
        collection.options.set(option, body.get(option));
      }
    }
    collection.validator = compileValidator(collection.options, database.filters);
    database.catalog.save(collection);
    return answer;
  });
}

type IndexChange = { database: CommandCall['database']; collection: Collection; answer: Doc };

function changeIndex({ database, collection, answer }: IndexChange, change: Doc): void {
  const [name, key] = [change.get('name'), change.get('keyPattern')];
  const position = collection.indexes.findIndex((index) =>
    isDoc(key) ? valuesEqual(index.spec.get('key'), key) : index.name === name,
  );
  const index = collection.indexes[position];
  if (!index) {
    throw new ServerError(27, 'cannot find index for collMod');
  }
  const spec = new Map(index.spec);
  for (const option of ['expireAfterSeconds', 'hidden']) {
    if (change.has(option)) {
      answer.set(`${option}_old`, spec.get(option) ?? false);
      answer.set(`${option}_new`, change.get(option));
      spec.set(option, change.get(option));
    }
  }
  const stored = {
    id: index.id,
    spec,
    multikey: [...index.multikey],
    hasCutKeys: index.hasCutKeys,
  };
  collection.indexes[position] = buildIndex(stored, database.filters);
}
