import { toDouble } from '../bson/exact-number';
import { type Doc, isDoc, isNumeric, type Value } from '../bson/value';
import { ServerError } from '../errors/server-error';

import { collate } from './collated-filter';
import type { Collation } from './collation';
import type { FilterContext, FilterNode } from './filter-node';
import { compileValueTest } from './match';
import { isOperatorDoc, parseFilter, parseOperators, and } from './parse-filter';
import { isTrue } from './parse-operator';
import type { Source } from './path';
import { isPlain } from './projection-mode';

type ExpressionCompiler = (expression: Value) => (doc: Doc) => Value;

export type Change =
  | { kind: 'include' | 'exclude' }
  | { kind: 'slice'; skip: number | undefined; count: number }
  | { kind: 'elemMatch'; matches: (item: Value) => boolean }
  | { kind: 'positional' }
  | { kind: 'compute'; compute: (doc: Doc) => Value };

export type ProjectionContext = {
  filters: FilterContext;
  collation?: Collation | undefined;
  compileExpression: ExpressionCompiler;
  /** the array index the filter matched, for `path.$` */
  positionOf?: ((source: Source) => number | undefined) | undefined;
};

// eslint-disable-next-line complexity -- one short branch per case reads better than a table of them
export function parseChange(
  { path, value }: { path: string; value: Value },
  context: ProjectionContext,
): Change {
  if (path === '' || path.split('.').includes('')) {
    throw new ServerError(40352, 'FieldPath cannot be constructed with empty string');
  }
  if (path.endsWith('.$')) {
    return { kind: 'positional' };
  }
  if (isPlain(value)) {
    return { kind: isTrue(value) ? 'include' : 'exclude' };
  }
  if (isDoc(value) && value.has('$slice') && !Array.isArray(sliceSource(value))) {
    return parseSlice(value.get('$slice'));
  }
  if (isDoc(value) && value.has('$elemMatch')) {
    return { kind: 'elemMatch', matches: elementMatcher(value.get('$elemMatch'), context) };
  }
  return { kind: 'compute', compute: context.compileExpression(value) };
}

// { $slice: ['$field', 2] } is the aggregation expression, { $slice: [1, 2] } the find operator
function sliceSource(value: Doc): Value {
  const slice = value.get('$slice');
  return Array.isArray(slice) && !isNumeric(slice[0]) ? slice : undefined;
}

function parseSlice(operand: Value): Change {
  const [first, second] = Array.isArray(operand) ? operand : [undefined, operand];
  if (!isNumeric(second) || (first !== undefined && !isNumeric(first))) {
    throw new ServerError(
      28667,
      'Invalid $slice syntax. The given syntax did not match the find() syntax',
    );
  }
  return {
    kind: 'slice',
    skip: first === undefined ? undefined : toDouble(first),
    count: toDouble(second),
  };
}

function elementMatcher(operand: Value, context: ProjectionContext): (item: Value) => boolean {
  if (!isDoc(operand)) {
    throw new ServerError(
      31274,
      `elemMatch: Invalid argument, object required, but got ${typeof operand}`,
    );
  }
  const onValues = isOperatorDoc(operand);
  const child: FilterNode = collate(
    onValues
      ? and(parseOperators(null, operand, context.filters))
      : parseFilter(operand, context.filters),
    context.collation,
  );
  return onValues
    ? compileValueTest(child)
    : compileValueTest({
        kind: 'and',
        children: [{ kind: 'leaf', path: null, test: objectTest }, child],
      });
}

const objectTest = { op: 'type', types: new Set(['object']) } as const;
