import type { Doc } from '../bson/value';

import { collectionName, refuseOptions } from './arguments';
import { type CommandCall, reply } from './command';
import { ensureCollection } from './ensure-collection';

/** What MongoDB's collections may be besides ordinary ones. */
const refusedOptions = [
  'capped',
  'changeStreamPreAndPostImages',
  'clusteredIndex',
  'collation',
  'encryptedFields',
  'expireAfterSeconds',
  'indexOptionDefaults',
  'pipeline',
  'storageEngine',
  'timeseries',
  'validator',
  'viewOn',
];

export const createFields = [
  ...refusedOptions,
  'comment',
  'max',
  'size',
  'validationAction',
  'validationLevel',
];

export async function create(call: CommandCall): Promise<Doc> {
  const { body, database, db } = call;
  const name = collectionName(call);
  refuseOptions(body, 'create', refusedOptions);
  return database.store.commit(() => {
    ensureCollection(database, db, name);
    return reply({});
  });
}
