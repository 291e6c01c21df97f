import { decodeDoc } from '../bson/decode';
import { type Doc, type Value } from '../bson/value';
import type { Index } from '../index/index-definition';
import { type Collation, refuseCollation } from '../query/collation';
import type { FilterContext } from '../query/filter-node';
import { isTrue } from '../query/parse-operator';
import type { Source } from '../query/path';
import type { Collection } from '../storage/collection';

import { compileExpression } from './expression/compile-expression';
import type { Scope } from './expression/environment';

/** What a pipeline may reach besides its input. */
export type PipelineContext = {
  db: string;
  /** name of the collection the pipeline runs on */
  collection: string;
  variables: ReadonlyMap<string, Value>;
  /** null inside updates, which read no other collection */
  reader: CollectionReader | null;
  /** the index the command asked for */
  hint?: Index | 'natural' | undefined;
  /** called for each document that a stage gives; throws what ends the command */
  check?: (() => void) | undefined;
  /** the command's collation, for its filters and sorts */
  collation?: Collation | undefined;
};

export type CollectionReader = {
  find: (db: string, name: string) => Collection | undefined;
  /** Runs a pipeline on another collection. */
  run: (stages: readonly Value[], context: PipelineContext) => Iterable<Source>;
};

/** A step of a pipeline; documents may pass it still encoded. */
export type Stage = (input: Iterable<Source>) => Iterable<Source>;

export type CompileStage = (operand: Value, tools: StageTools) => Stage;

type StageTools = {
  context: PipelineContext;
  compilePipeline: (stages: readonly Value[], context: PipelineContext) => Stage;
};

export function asDoc(source: Source): Doc {
  return Buffer.isBuffer(source) ? decodeDoc(source) : source;
}

function scopeOf(variables: ReadonlyMap<string, Value>): Scope {
  return new Set(variables.keys());
}

export type Evaluator = (doc: Doc) => Value;

/** Compiles an expression in the context's variables. */
export function evaluator(
  expression: Value,
  context: Pick<PipelineContext, 'variables' | 'check'>,
): Evaluator {
  const evaluate = compileExpression(expression, scopeOf(context.variables));
  const { variables, check = unchecked } = context;
  return (doc) => evaluate({ root: doc, variables, check });
}

function unchecked(): void {
  // nothing ends what runs inside a write
}

/** How filters compile `$expr`. */
export function filterContext({
  collation,
  ...context
}: Pick<PipelineContext, 'variables' | 'collation' | 'check'>): FilterContext {
  return contextOf((expression) => {
    refuseCollation(collation, '$expr');
    const evaluate = evaluator(expression, context);
    return (source) => isTrue(evaluate(asDoc(source)));
  });
}

// made for every command: tsx gives each function behind a property name that name at run time, which costs more than all else here
function contextOf(compileExpression: FilterContext['compileExpression']): FilterContext {
  return { compileExpression };
}
