import { evaluator } from '../aggregate/pipeline-context';
import { arrayPosition } from '../query/array-position';
import type { FilterNode } from '../query/filter-node';
import type { ProjectionContext } from '../query/projection';

import type { CommandCall } from './command';
import { filtersOf, variablesOf } from './variables';

export function projectionContext(call: CommandCall, filter: FilterNode): ProjectionContext {
  const variables = variablesOf(call);
  return {
    filters: filtersOf(call),
    compileExpression: (expression) => evaluator(expression, { variables }),
    positionOf: (source) => arrayPosition(filter, source),
  };
}
