import type { Doc, Value } from '../bson/value';
import { ServerError } from '../errors/server-error';

import { booleanField, docField } from './arguments';
import { type CommandCall, reply } from './command';
import { commitInTime } from './commit-in-time';

export type WriteOutcome = { n: number; nModified?: number; upserted?: Value };

export type BatchResult = {
  n: number;
  nModified: number;
  upserted: Doc[];
  errors: Doc[];
};

type Writer<T> = {
  write: (statement: T) => WriteOutcome;
  finish: (result: BatchResult) => Doc;
};

const mostStatements = 100_000;

/** Runs the statements of a write command in one transaction, each of them whole or not at all. */
export async function runWrites<T>(
  call: CommandCall,
  statements: readonly T[],
  begin: () => Writer<T>,
): Promise<Doc> {
  if (statements.length === 0 || statements.length > mostStatements) {
    throw new ServerError(
      16,
      `Write batch sizes must be between 1 and ${mostStatements}. Got ${statements.length} operations.`,
    );
  }
  checkWriteConcern(call.body);
  const isOrdered = !call.body.has('ordered') || booleanField(call.body, 'ordered', call.name);
  return commitInTime(call, () => {
    const writer = begin();
    return writer.finish(applyAll(statements, writer, isOrdered));
  });
}

function applyAll<T>(statements: readonly T[], writer: Writer<T>, isOrdered: boolean): BatchResult {
  const result: BatchResult = { n: 0, nModified: 0, upserted: [], errors: [] };
  for (const [index, statement] of statements.entries()) {
    try {
      const outcome = writer.write(statement);
      result.n += outcome.n;
      result.nModified += outcome.nModified ?? 0;
      if (outcome.upserted !== undefined) {
        result.upserted.push(reply({ index, _id: outcome.upserted }));
      }
    } catch (error) {
      result.errors.push(writeError(index, error));
      if (isOrdered) {
        break;
      }
    }
  }
  return result;
}

function writeError(index: number, error: unknown): Doc {
  if (!(error instanceof ServerError)) {
    throw error;
  }
  return new Map<string, Value>([
    ['index', index],
    ['code', error.code],
    ['errmsg', error.message],
    ...(error.extra as ReadonlyMap<string, Value>),
  ]);
}

export function writeReply(fields: Doc, result: BatchResult): Doc {
  if (result.errors.length > 0) {
    fields.set('writeErrors', result.errors);
  }
  return fields;
}

/** A standalone server acknowledges w: 0, 1 and majority; more members it does not have. */
export function checkWriteConcern(body: Doc): void {
  const concern = docField(body, 'writeConcern', 'writeConcern');
  const w = concern.get('w');
  if (typeof w === 'number' && w > 1) {
    throw new ServerError(2, "cannot use 'w' > 1 when a host is not replicated");
  }
  if (typeof w === 'string' && w !== 'majority') {
    throw new ServerError(
      2,
      `cannot use non-majority 'w' mode ${w} when a host is not a member of a replica set`,
    );
  }
}
