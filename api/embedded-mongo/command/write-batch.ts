import { bounded } from '../bounds';
import type { Doc, Value } from '../bson/value';
import { assertThat, ServerError } from '../errors/server-error';

import { booleanField, docField } from './arguments';
import { type CommandCall, reply } from './command';
import { committer } from './commit-in-time';
import { changeMany, type ManyWrite } from './long-write';
import { createSlice } from './slice';

export type WriteOutcome = { n: number; nModified?: number; upserted?: Value };

export type BatchResult = {
  n: number;
  nModified: number;
  upserted: Doc[];
  errors: Doc[];
};

type Writer<T> = {
  /** Runs inside a transaction. What changes many documents is only described: it is done in slices. */
  write: (statement: T) => WriteOutcome | ManyWrite;
  finish: (result: BatchResult) => Doc;
};

const { most: mostStatements } = bounded.statements;

/** How far a command is: which statement is next, and what became of those before. */
type Progress = { next: number; result: BatchResult; many?: ManyWrite | undefined };

/** Runs the statements of a write command, few in one transaction, many in slices with others in between. */
export async function runWrites<T>(
  call: CommandCall,
  statements: readonly T[],
  writer: Writer<T>,
): Promise<Doc> {
  assertThat(
    statements.length > 0 && statements.length <= mostStatements,
    16,
    `Write batch sizes must be between 1 and ${mostStatements}. Got ${statements.length} operations.`,
  );
  checkWriteConcern(call.body);
  const isOrdered = !call.body.has('ordered') || booleanField(call.body, 'ordered', call.name);
  const batch = { statements, write: writer.write, isOrdered };
  const commit = committer(call);
  let progress: Progress = { next: 0, result: { n: 0, nModified: 0, upserted: [], errors: [] } };
  while (progress.next < statements.length) {
    const before = progress;
    progress = await commit(() => runSlice(batch, before));
    if (progress.many) {
      progress = await runMany(batch, progress, changeMany(progress.many, commit));
    }
  }
  return writer.finish(progress.result);
}

type Batch<T> = { statements: readonly T[]; write: Writer<T>['write']; isOrdered: boolean };

/** Changes nothing but the database: a group that was given up runs its jobs again. */
function runSlice<T>({ statements, write, isOrdered }: Batch<T>, before: Progress): Progress {
  const result = copyOf(before.result);
  const isOver = createSlice();
  for (let next = before.next; next < statements.length; next++) {
    try {
      const outcome = write(statements[next] as T); // next is inside
      if ('change' in outcome) {
        return { next, result, many: outcome };
      }
      note(result, next, outcome);
    } catch (error) {
      result.errors.push(writeError(next, error));
      if (isOrdered) {
        return { next: statements.length, result };
      }
    }
    if (isOver()) {
      return { next: next + 1, result };
    }
  }
  return { next: statements.length, result };
}

async function runMany<T>(
  { statements, isOrdered }: Batch<T>,
  { next, result: before }: Progress,
  changing: ReturnType<typeof changeMany>,
): Promise<Progress> {
  const result = copyOf(before);
  const { error, ...outcome } = await changing.catch((failure: unknown) => ({
    n: 0,
    nModified: 0,
    error: failure,
  }));
  note(result, next, outcome);
  if (error !== undefined) {
    result.errors.push(writeError(next, error));
  }
  const isOver = error !== undefined && isOrdered;
  return { next: isOver ? statements.length : next + 1, result };
}

function copyOf({ upserted, errors, ...counts }: BatchResult): BatchResult {
  return { ...counts, upserted: [...upserted], errors: [...errors] };
}

function note(result: BatchResult, index: number, outcome: WriteOutcome): void {
  result.n += outcome.n;
  result.nModified += outcome.nModified ?? 0;
  if (outcome.upserted !== undefined) {
    result.upserted.push(reply({ index, _id: outcome.upserted }));
  }
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
  assertThat(
    typeof w !== 'number' || w <= 1,
    2,
    "cannot use 'w' > 1 when a host is not replicated",
  );
  assertThat(
    typeof w !== 'string' || w === 'majority',
    2,
    "cannot use a non-majority 'w' mode when a host is not a member of a replica set",
  );
}
