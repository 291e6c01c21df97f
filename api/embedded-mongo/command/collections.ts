import { Binary, Long } from 'bson';

import { encodeDoc } from '../bson/encode';
import type { Doc } from '../bson/value';
import { compileFilter } from '../query/match';
import { parseFilter } from '../query/parse-filter';
import type { Collection } from '../storage/collection';

import { booleanField, collectionName, countField, docField } from './arguments';
import { type CommandCall, reply } from './command';
import { cursorReply } from './cursor-reply';

export async function drop(call: CommandCall): Promise<Doc> {
  const { database } = call;
  const name = collectionName(call);
  return database.store.commit(() => {
    const collection = database.catalog.find(call.db, name);
    if (!collection) {
      return reply({});
    }
    database.catalog.drop(collection);
    return reply({ nIndexesWas: collection.indexes.length, ns: `${call.db}.${name}` });
  });
}

export async function dropDatabase(call: CommandCall): Promise<Doc> {
  const { database } = call;
  return database.store.commit(() => {
    for (const collection of database.catalog.list(call.db)) {
      database.catalog.drop(collection);
    }
    return reply({ dropped: call.db });
  });
}

export const listCollectionsFields = [
  'filter',
  'nameOnly',
  'authorizedCollections',
  'cursor',
  'comment',
];

export function listCollections(call: CommandCall): Doc {
  const { body, database } = call;
  const matches = compileFilter(
    parseFilter(docField(body, 'filter', 'listCollections'), database.filters),
  );
  const isNameOnly = booleanField(body, 'nameOnly', 'listCollections');
  const found = database.catalog
    .list(call.db)
    .map((collection) => describe(collection))
    .filter((doc) => matches(doc))
    .map((doc) =>
      encodeDoc(isNameOnly ? reply({ name: doc.get('name'), type: doc.get('type') }) : doc),
    );
  return cursorReply({
    database,
    namespace: `${call.db}.$cmd.listCollections`,
    documents: found.values(),
    batchSize: countField(docField(body, 'cursor', 'listCollections'), 'batchSize', 'cursor'),
  });
}

function describe({ name, uuid, indexes }: Collection): Doc {
  return reply({
    name,
    type: 'collection',
    options: new Map(),
    info: reply({ readOnly: false, uuid: new Binary(uuid.buffer, Binary.SUBTYPE_UUID) }),
    idIndex: indexes[0]?.spec,
  });
}

export const listDatabasesFields = ['filter', 'nameOnly', 'authorizedDatabases', 'comment'];

export function listDatabases(call: CommandCall): Doc {
  const { body, database } = call;
  const matches = compileFilter(
    parseFilter(docField(body, 'filter', 'listDatabases'), database.filters),
  );
  const isNameOnly = booleanField(body, 'nameOnly', 'listDatabases');
  let total = 0;
  const databases: Doc[] = [];
  for (const name of database.catalog.databases()) {
    const bytes = database.catalog
      .list(name)
      .reduce((sum, collection) => sum + collection.bytes, 0);
    const doc = reply({ name, sizeOnDisk: Long.fromNumber(bytes), empty: false });
    if (matches(doc)) {
      total += bytes;
      databases.push(isNameOnly ? reply({ name }) : doc);
    }
  }
  return isNameOnly
    ? reply({ databases })
    : reply({
        databases,
        totalSize: Long.fromNumber(total),
        totalSizeMb: Long.fromNumber(Math.floor(total / 1048576)),
      });
}
