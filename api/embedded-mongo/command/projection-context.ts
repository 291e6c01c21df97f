import type { FilterNode } from '../query/filter-node';
import { ServerError } from '../errors/server-error';
import { arrayPosition } from '../query/array-position';
import type { ProjectionContext } from '../query/projection';
import type { Database } from './command';

export function projectionContext(database: Database, filter: FilterNode): ProjectionContext {
  return {
    filters: database.filters,
    compileExpression: () => {
      throw new ServerError(115, 'expressions in projections are not supported yet');
    },
    positionOf: (source) => arrayPosition(filter, source),
  };
}
