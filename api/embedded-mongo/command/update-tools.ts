import type { Doc } from '../bson/value';
import { ServerError } from '../errors/server-error';
import type { UpdateTools } from '../update/compile-update';
import type { Database } from './command';

export function updateTools(database: Database, _variables: Doc): UpdateTools {
  return {
    filters: database.filters,
    compilePipeline: () => {
      throw new ServerError(115, 'pipeline updates are not supported yet');
    },
  };
}
