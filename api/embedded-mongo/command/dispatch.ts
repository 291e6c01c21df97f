import type { Doc, Value } from '../bson/value';
import { assertThat, ServerError } from '../errors/server-error';
import type { Session } from '../wire/connection';

import { deadlineOf } from './arguments';
import { type Command, type CommandCall, type Database, reply } from './command';
import { Elsewhere } from './elsewhere';
import { checkReadConcern } from './read-concern';
import { commands } from './table';

const genericFields = new Set([
  '$db',
  'lsid',
  'txnNumber',
  'startTransaction',
  'autocommit',
  '$readPreference',
  '$clusterTime',
  'apiVersion',
  'apiStrict',
  'apiDeprecationErrors',
  'readConcern',
  'writeConcern',
  'maxTimeMS',
  'comment',
]);

const adminOnly = new Set([
  'listDatabases',
  'getParameter',
  'getCmdLineOpts',
  'getLog',
  'replSetGetStatus',
]);

/** Answers one command; what goes wrong becomes a reply with `ok: 0`. @throws Elsewhere */
export function dispatch(database: Database, body: Doc, session: Session): Doc | Promise<Doc> {
  try {
    const [name] = body.keys();
    assertThat(name !== undefined, 59, 'no such command: the document is empty');
    const command = findCommand(name, body);
    const db = body.get('$db');
    assertThat(typeof db === 'string', 40571, 'OP_MSG requests require a $db argument');
    assertThat(
      !adminOnly.has(name) || db === 'admin',
      13,
      `${name} may only be run against the admin database.`,
    );
    const call = { database, db, name, body, connectionId: session.id };
    const answer = runPatiently(command, call);
    return answer instanceof Promise ? answer.then(succeed, fail) : succeed(answer);
  } catch (error) {
    return fail(error);
  }
}

function runPatiently(command: Command, call: CommandCall): Doc | Promise<Doc> {
  const { patience } = call.database;
  patience.begin(call.name, deadlineOf(call.body));
  try {
    return command.run(call);
  } finally {
    patience.end(); // what waits for its turn to write is no longer judged
  }
}

function findCommand(name: string, body: Doc): Command {
  const command = commands.get(name);
  assertThat(command, 59, `no such command: '${name}'`);
  const unknown = [...body.keys()].find(
    (field) => field !== name && !genericFields.has(field) && !command.fields.includes(field),
  );
  assertThat(
    unknown === undefined || command.fields.includes('*'),
    40415,
    `BSON field '${name}.${unknown}' is an unknown field.`,
  );
  refuseTransaction(body);
  checkReadConcern(name, body);
  return command;
}

function refuseTransaction(body: Doc): void {
  assertThat(
    !['autocommit', 'startTransaction', 'txnNumber'].some((name) => body.has(name)),
    20,
    'Transaction numbers are only allowed on a replica set member or mongos',
  );
}

function succeed(answer: Doc): Doc {
  answer.set('ok', 1.0);
  return answer;
}

function fail(error: unknown): Doc {
  if (error instanceof Elsewhere) {
    throw error;
  }
  return failureReply(error);
}

/** What a client gets to know of an error. */
export function failureReply(error: unknown): Doc {
  if (error instanceof ServerError) {
    return new Map<string, Value>([
      ['ok', 0],
      ['errmsg', error.message],
      ['code', error.code],
      ['codeName', error.codeName],
      ...(error.extra as ReadonlyMap<string, Value>),
    ]);
  }
  if (error instanceof RangeError && error.message.includes('call stack')) {
    return failureReply(new ServerError(15, 'the command or a document is nested too deep'));
  }
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return reply({ ok: 0, errmsg: message, code: 1, codeName: 'InternalError' });
}
