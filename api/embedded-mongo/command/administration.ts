import { Long } from 'bson';

import type { Doc, Value } from '../bson/value';
import { ServerError } from '../errors/server-error';
import { namespaceOf } from '../storage/collection';

import { type Command, type CommandCall, type Database, reply } from './command';
import { version } from './handshake';
import { getLog, getParameter } from './parameters';

const simple = (run: (call: CommandCall) => Doc, fields: readonly string[] = []): Command => ({
  run,
  fields,
});

const refuse = (code: number, message: string): Command => ({
  run: () => {
    throw new ServerError(code, message);
  },
  fields: ['*'],
});

const notReplicated = refuse(76, 'not running with --replSet');
const noTransactions = refuse(
  20,
  'Transaction numbers are only allowed on a replica set member or mongos',
);

/** `top` counts no times here, but names what there is. */
function totalsOf({ catalog }: Database): Doc {
  const collections = catalog.databases().flatMap(catalog.list);
  return new Map([
    ['note', 'all times in microseconds'],
    ...collections.map((one): [string, Value] => [
      namespaceOf(one),
      reply({ total: reply({ time: 0, count: 0 }) }),
    ]),
  ]);
}

/** Commands that tools send when they connect, and those a standalone server turns down. */
export const administration: [string, Command][] = [
  [
    'connectionStatus',
    simple(
      () => reply({ authInfo: reply({ authenticatedUsers: [], authenticatedUserRoles: [] }) }),
      ['showPrivileges'],
    ),
  ],
  ['getCmdLineOpts', simple(() => reply({ argv: ['embedded-mongo'], parsed: new Map() }))],
  ['getLog', { run: getLog, fields: [] }],
  ['getParameter', { run: getParameter, fields: ['*'] }],
  ['setParameter', refuse(72, 'this server has no parameter that could be set')],
  ['usersInfo', simple(() => reply({ users: [] }), ['*'])],
  ['rolesInfo', simple(() => reply({ roles: [] }), ['*'])],
  ['lockInfo', simple(() => reply({ lockInfo: [] }))],
  ['logRotate', simple(() => reply({}))],
  ['killOp', simple(() => reply({ info: 'attempting to kill op' }), ['op'])],
  ['getClusterParameter', simple(() => reply({ clusterParameters: [] }))],
  [
    'getDefaultRWConcern',
    refuse(51300, "'getDefaultRWConcern' is not supported on standalone nodes."),
  ],
  ['top', simple(({ database }) => reply({ totals: totalsOf(database) }))],
  [
    'hostInfo',
    simple(() =>
      reply({
        system: reply({ currentTime: new Date(), hostname: 'embedded-mongo', numCores: 1 }),
        os: reply({ type: process.platform }),
        extra: new Map(),
      }),
    ),
  ],
  ['whatsmyuri', simple(() => reply({ you: '127.0.0.1:0' }))],
  ['currentOp', simple(() => reply({ inprog: [] }), ['$all', '$ownOps'])],
  ['startSession', simple(() => reply({ timeoutMinutes: 30 }))],
  ['refreshSessions', simple(() => reply({}))],
  ['killSessions', simple(() => reply({}))],
  ['killAllSessions', simple(() => reply({}))],
  ['listCommands', simple(() => reply({ commands: new Map() }))],
  ['features', simple(() => reply({ oidMachine: 0 }))],
  ['atlasVersion', refuse(59, "no such command: 'atlasVersion'")],
  ['fsync', simple(() => reply({ numFiles: Long.fromNumber(1) }))],
  ['replSetGetStatus', notReplicated],
  ['replSetGetConfig', notReplicated],
  ['replSetInitiate', notReplicated],
  ['commitTransaction', noTransactions],
  ['abortTransaction', noTransactions],
  ['collMod', refuse(115, 'collMod is not supported by the embedded database')],
  ['mapReduce', refuse(115, 'mapReduce is not supported: this server runs no JavaScript')],
  ['mapreduce', refuse(115, 'mapReduce is not supported: this server runs no JavaScript')],
  [
    'saslStart',
    refuse(
      115,
      `authentication is not supported: version ${version} of the embedded database listens on this machine only`,
    ),
  ],
  ['createUser', refuse(115, 'users are not supported by the embedded database')],
  ['createSearchIndexes', refuse(31082, 'search indexes need an Atlas deployment')],
];
