import { compileUpdatePipeline } from '../aggregate/compile-pipeline';
import { asDoc } from '../aggregate/pipeline-context';
import type { Collation } from '../query/collation';
import type { UpdateTools } from '../update/compile-update';

import type { CommandCall } from './command';
import { filtersOf, variablesOf } from './variables';

export function updateTools(call: CommandCall, collation: Collation | undefined): UpdateTools {
  const variables = variablesOf(call);
  return {
    filters: filtersOf(call, collation),
    collation,
    compilePipeline: (stages) => {
      const run = compileUpdatePipeline(stages, { variables });
      return (doc) => {
        const [result] = run([doc]);
        return result ? asDoc(result) : new Map();
      };
    },
  };
}
