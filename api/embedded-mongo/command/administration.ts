import { Long } from 'bson';

import { type Doc } from '../bson/value';
import { ServerError } from '../errors/server-error';

import { type Command, type CommandCall, reply } from './command';
import { version } from './handshake';

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
  ['getLog', simple(() => reply({ totalLinesWritten: 0, log: [] }))],
  [
    'getParameter',
    simple(
      () => reply({ featureCompatibilityVersion: reply({ version: '7.0' }) }),
      ['featureCompatibilityVersion', 'allParameters'],
    ),
  ],
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
