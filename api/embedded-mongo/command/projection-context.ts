import { evaluator } from '../aggregate/pipeline-context';
import { arrayPosition } from '../query/array-position';
import { type Collation, refuseCollation } from '../query/collation';
import type { FilterNode } from '../query/filter-node';
import type { ProjectionContext } from '../query/projection';

import type { CommandCall } from './command';
import { filtersOf, variablesOf } from './variables';

type Query = { filter: FilterNode; collation: Collation | undefined };

export function projectionContext(
  call: CommandCall,
  { filter, collation }: Query,
): ProjectionContext {
  const variables = variablesOf(call);
  return {
    filters: filtersOf(call, collation),
    collation,
    compileExpression: (expression) => {
      refuseCollation(collation, 'an expression in a projection');
      return evaluator(expression, { variables });
    },
    positionOf: (source) => arrayPosition(filter, source),
  };
}
