import type { Doc } from '../bson/value';
import { ServerError } from '../errors/server-error';

import { type Command, reply } from './command';
import { getLog, getParameter } from './parameters';

const answer = (run: () => Doc, fields: readonly string[] = []): Command => ({ run, fields });

const refuse = (code: number, message: string): Command => ({
  run: () => {
    throw new ServerError(code, message);
  },
  fields: ['*'],
});

const noTransactions = refuse(
  20,
  'Transaction numbers are only allowed on a replica set member or mongos',
);
const noScripts = refuse(115, 'mapReduce is not supported: this server runs no JavaScript');

/** What mongosh and Compass ask when they connect, and what a standalone server turns down. */
export const administration: [string, Command][] = [
  [
    'connectionStatus',
    answer(
      () => reply({ authInfo: reply({ authenticatedUsers: [], authenticatedUserRoles: [] }) }),
      ['showPrivileges'],
    ),
  ],
  ['getCmdLineOpts', answer(() => reply({ argv: ['embedded-mongo'], parsed: new Map() }))],
  ['getLog', { run: getLog, fields: [] }],
  ['getParameter', { run: getParameter, fields: ['*'] }],
  [
    'hostInfo',
    answer(() =>
      reply({
        system: reply({ currentTime: new Date(), hostname: 'embedded-mongo', numCores: 1 }),
        os: reply({ type: process.platform }),
        extra: new Map(),
      }),
    ),
  ],
  ['replSetGetStatus', refuse(76, 'not running with --replSet')],
  ['commitTransaction', noTransactions],
  ['abortTransaction', noTransactions],
  ['mapReduce', noScripts],
  ['mapreduce', noScripts],
  ['collMod', refuse(115, 'collMod is not supported by the embedded database')],
  ['renameCollection', refuse(115, 'renaming is not supported by the embedded database')],
  [
    'saslStart',
    refuse(
      115,
      'authentication is not supported: the embedded database listens on this machine only',
    ),
  ],
  ['createUser', refuse(115, 'users are not supported by the embedded database')],
  ['createSearchIndexes', refuse(31082, 'search indexes need an Atlas deployment')],
];
