import { textOf } from '../bson/describe';
import { toDouble } from '../bson/exact-number';
import type { Doc } from '../bson/value';
import { isNumeric } from '../bson/value';
import { ServerError } from '../errors/server-error';

import { arrayField, collectionName, docField } from './arguments';
import { type CommandCall, reply } from './command';
import { checkHint } from './hint';
import { changeFew, type ManyWrite } from './long-write';
import { readStatement } from './statement';
import { collationOf, readFilter } from './variables';
import { runWrites, writeReply, type WriteOutcome } from './write-batch';

export const deleteFields = ['deletes', 'ordered', 'let', 'comment'];

const statementFields = new Set(['q', 'limit', 'collation', 'hint']);

export async function deleteDocuments(call: CommandCall): Promise<Doc> {
  const name = collectionName(call);
  const statements = arrayField(call.body, 'deletes', 'delete').map((value) =>
    readStatement(value, 'delete.deletes', statementFields),
  );
  return runWrites(call, statements, {
    write: (statement) => deleteMatches(call, name, statement),
    finish: (result) => writeReply(reply({ n: result.n }), result),
  });
}

function deleteMatches(call: CommandCall, name: string, statement: Doc): WriteOutcome | ManyWrite {
  const { database } = call;
  const limit = statement.get('limit');
  if (!isNumeric(limit) || ![0, 1].includes(toDouble(limit))) {
    throw new ServerError(
      9,
      `The limit field in delete objects must be 0 or 1. Got ${textOf(limit)}`,
    );
  }
  const collection = database.catalog.find(call.db, name);
  const collation = collationOf(statement);
  const filter = readFilter(call, docField(statement, 'q', 'delete'), collation);
  const hint = checkHint(collection, statement.get('hint'));
  if (!collection) {
    return { n: 0 };
  }
  const write: ManyWrite = {
    database,
    selection: { collection, filter, hint, limit: toDouble(limit) },
    change: (current, record) => {
      database.documents.remove(current, record);
      return true;
    },
  };
  const deleted = changeFew(write);
  return deleted ? { n: deleted.n } : write;
}
