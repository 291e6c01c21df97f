import { decodeDoc } from '../bson/decode';
import { encodeDoc } from '../bson/encode';
import { toDouble } from '../bson/exact-number';
import { type Doc, isDoc, isNumeric, type Value } from '../bson/value';
import { assertThat } from '../errors/server-error';

import { collate } from './collated-filter';
import type { Collation } from './collation';
import type { FilterContext } from './filter-node';
import { compileValueTest } from './match';
import { and, parseFilter, parseOperators } from './parse-filter';
import { isOperatorDoc } from './parse-operator';
import type { Source } from './path';
import { addField, addPath, type Change, compileTree, emptyTree } from './projection-tree';

export type Projection = (raw: Buffer) => Buffer;

export type ProjectionContext = {
  filters: FilterContext;
  collation?: Collation | undefined;
  compileExpression: (expression: Value) => (doc: Doc) => Value;
  /** the array index the filter matched, for `path.$` */
  positionOf: (source: Source) => number | undefined;
};

/** Prepares a find projection; undefined when it leaves documents as they are. */
export function compileProjection(spec: Doc, context: ProjectionContext): Projection | undefined {
  if (spec.size === 0) {
    return undefined;
  }
  const tree = emptyTree();
  for (const [path, value] of spec) {
    if (path.endsWith('.$')) {
      addPath(tree, path.slice(0, -2), matchedItem(context));
    } else {
      addField(tree, { path, value }, (inner) => changeOf(inner, context));
    }
  }
  const project = compileTree(tree);
  return (raw) => encodeDoc(project(decodeDoc(raw)));
}

function changeOf(value: Value, context: ProjectionContext): Change {
  if (isDoc(value) && value.has('$slice') && !isExpression(value.get('$slice'))) {
    return sliced(value.get('$slice'));
  }
  if (isDoc(value) && value.has('$elemMatch')) {
    return firstMatch(value.get('$elemMatch'), context);
  }
  return { kind: 'compute', compute: context.compileExpression(value) };
}

function matchedItem({ positionOf }: ProjectionContext): Change {
  return {
    kind: 'edit',
    picks: 'always',
    edit: (value, doc) => {
      if (!Array.isArray(value)) {
        return value;
      }
      const position = positionOf(doc);
      assertThat(
        position !== undefined,
        51246,
        "Executor error during find command :: caused by :: positional operator '.$' couldn't find a matching element in the array",
      );
      return position < value.length ? [value[position]] : [];
    },
  };
}

// { $slice: ['$field', 2] } is the aggregation expression, { $slice: [1, 2] } the find operator
function isExpression(slice: Value): boolean {
  return Array.isArray(slice) && !isNumeric(slice[0]);
}

function sliced(operand: Value): Change {
  const [first, second] = Array.isArray(operand) ? operand : [undefined, operand];
  assertThat(
    isNumeric(second) && (first === undefined || isNumeric(first)),
    28667,
    'Invalid $slice syntax. The given syntax did not match the find() syntax',
  );
  const [count, skip] = [toDouble(second), first === undefined ? undefined : toDouble(first)];
  return {
    kind: 'edit',
    picks: 'never',
    edit: (value) => (Array.isArray(value) ? slice(value, count, skip) : value),
  };
}

function slice(items: readonly Value[], count: number, skip: number | undefined): Value[] {
  if (skip === undefined) {
    return count < 0 ? items.slice(count) : items.slice(0, count);
  }
  const start = skip < 0 ? Math.max(0, items.length + skip) : skip;
  return items.slice(start, start + count);
}

function firstMatch(operand: Value, { filters, collation }: ProjectionContext): Change {
  assertThat(isDoc(operand), 31274, 'elemMatch: Invalid argument, object required');
  const onValues = isOperatorDoc(operand);
  const node = onValues
    ? and(parseOperators(null, operand, filters))
    : parseFilter(operand, filters);
  const test = compileValueTest(collate(node, collation));
  const matches = onValues ? test : (item: Value) => isDoc(item) && test(item);
  return {
    kind: 'edit',
    picks: 'alone',
    edit: (value) => {
      const found = Array.isArray(value) ? value.find(matches) : undefined;
      return found === undefined ? undefined : [found];
    },
  };
}
