import { checkVariableName } from '../aggregate/expression/field-path';
import { evaluator, filterContext } from '../aggregate/pipeline-context';
import { type Doc, isDoc, type Value } from '../bson/value';
import { assertThat } from '../errors/server-error';
import { collate } from '../query/collated-filter';
import { type Collation, parseCollation } from '../query/collation';
import type { FilterContext, FilterNode } from '../query/filter-node';
import { parseFilter } from '../query/parse-filter';

import { docField } from './arguments';
import type { CommandCall } from './command';

/** `$$NOW` and what the command's `let` defines. */
export function variablesOf(call: CommandCall): ReadonlyMap<string, Value> {
  const variables = new Map<string, Value>([['NOW', new Date()]]);
  const definitions = docField(call.body, 'let', call.name);
  for (const [name, expression] of definitions) {
    checkVariableName(name);
    refuseFieldPaths(expression);
    variables.set(name, evaluator(expression, { variables })(new Map()));
  }
  return variables;
}

/** @throws ServerError 4890500 for a field path: `let` is evaluated once, without a document */
function refuseFieldPaths(expression: Value): void {
  const isPath =
    typeof expression === 'string' && /^\$(?:[^$]|\$(?:ROOT|CURRENT)\b)/.test(expression);
  assertThat(
    !isPath,
    4890500,
    'Command let Expression tried to access a field, but this is not allowed because command let expressions run before the query examines any documents.',
  );
  if (Array.isArray(expression)) {
    expression.forEach(refuseFieldPaths);
  } else if (isDoc(expression)) {
    [...expression].forEach(([name, value]) => {
      if (name !== '$literal' && name !== '$const') {
        refuseFieldPaths(value);
      }
    });
  }
}

/** The collation named in a command or statement. */
export function collationOf(beside: Doc): Collation | undefined {
  return parseCollation(beside.get('collation'));
}

/** The filter of a command or of one of its statements. */
export function readFilter(
  call: CommandCall,
  filter: Doc,
  collation: Collation | undefined,
): FilterNode {
  return collate(parseFilter(filter, filtersOf(call, collation)), collation);
}

export function filtersOf(call: CommandCall, collation: Collation | undefined): FilterContext {
  const { check } = call.database.patience;
  return filterContext({ variables: variablesOf(call), collation, check });
}
