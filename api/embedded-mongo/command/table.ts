import { administration } from './administration';
import * as aggregate from './aggregate';
import * as collections from './collections';
import { type Command, reply } from './command';
import * as count from './count';
import { create, createFields } from './create';
import * as deletes from './delete';
import { explain, explainFields } from './explain';
import * as find from './find';
import * as findAndModify from './find-and-modify';
import { buildInfo, hello } from './handshake';
import * as indexes from './indexes';
import * as insert from './insert';
import * as statistics from './statistics';
import * as update from './update';
import { validate, validateFields } from './validate';

const greeting: Command = {
  run: hello,
  fields: [
    'client',
    'compression',
    'helloOk',
    'topologyVersion',
    'maxAwaitTimeMS',
    'loadBalanced',
    'saslSupportedMechs',
    'speculativeAuthenticate',
    'hostInfo',
    'backpressure',
  ],
};

const nothing: Command = { run: () => reply({}), fields: [] };

const change: Command = {
  run: findAndModify.findAndModify,
  fields: findAndModify.findAndModifyFields,
};

/** Every command by name. */
export const commands: ReadonlyMap<string, Command> = new Map<string, Command>([
  ['hello', greeting],
  ['isMaster', greeting],
  ['ismaster', greeting],
  ['ping', nothing],
  ['buildInfo', { run: buildInfo, fields: [] }],
  ['buildinfo', { run: buildInfo, fields: [] }],
  ['endSessions', nothing],
  ['explain', { run: explain, fields: explainFields }],
  ['validate', { run: validate, fields: validateFields }],
  ['serverStatus', { run: statistics.serverStatus, fields: ['*'] }],
  ['dbStats', { run: statistics.dbStats, fields: ['scale', 'freeStorage'] }],
  ['dbstats', { run: statistics.dbStats, fields: ['scale', 'freeStorage'] }],
  ...administration,
  ['insert', { run: insert.insert, fields: insert.insertFields }],
  ['update', { run: update.update, fields: update.updateFields }],
  ['delete', { run: deletes.deleteDocuments, fields: deletes.deleteFields }],
  ['findAndModify', change],
  ['findandmodify', change],
  ['find', { run: find.find, fields: find.findFields }],
  ['getMore', { run: find.getMore, fields: find.getMoreFields }],
  ['killCursors', { run: find.killCursors, fields: find.killCursorsFields }],
  ['count', { run: count.count, fields: count.countFields }],
  ['distinct', { run: count.distinct, fields: count.distinctFields }],
  ['aggregate', { run: aggregate.aggregate, fields: aggregate.aggregateFields }],
  ['create', { run: create, fields: createFields }],
  ['drop', { run: collections.drop, fields: ['comment'] }],
  ['dropDatabase', { run: collections.dropDatabase, fields: ['comment'] }],
  [
    'listCollections',
    { run: collections.listCollections, fields: collections.listCollectionsFields },
  ],
  ['listDatabases', { run: collections.listDatabases, fields: collections.listDatabasesFields }],
  ['createIndexes', { run: indexes.createIndexes, fields: indexes.createIndexesFields }],
  ['listIndexes', { run: indexes.listIndexes, fields: indexes.listIndexesFields }],
  ['dropIndexes', { run: indexes.dropIndexes, fields: indexes.dropIndexesFields }],
]);
