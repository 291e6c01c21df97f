import { checkVariableName } from '../aggregate/expression/field-path';
import { evaluator, filterContext } from '../aggregate/pipeline-context';
import type { Doc, Value } from '../bson/value';
import { collate, parseCollation } from '../query/collation';
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
    variables.set(name, evaluator(expression, { variables })(new Map()));
  }
  return variables;
}

/** The filter of a command or of one of its statements, under the collation named beside it. */
export function readFilter(call: CommandCall, filter: Doc, beside: Doc = call.body): FilterNode {
  const fold = parseCollation(beside.get('collation'));
  return collate(parseFilter(filter, filtersOf(call)), fold);
}

export function filtersOf(call: CommandCall): FilterContext {
  return filterContext(variablesOf(call));
}
