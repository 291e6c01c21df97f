import { checkVariableName } from '../aggregate/expression/field-path';
import { evaluator, filterContext } from '../aggregate/pipeline-context';
import type { Value } from '../bson/value';
import type { FilterContext } from '../query/filter-node';

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

export function filtersOf(call: CommandCall): FilterContext {
  return filterContext(variablesOf(call));
}
