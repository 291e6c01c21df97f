import { compileUpdatePipeline } from '../aggregate/compile-pipeline';
import { asDoc } from '../aggregate/pipeline-context';
import type { UpdateTools } from '../update/compile-update';

import type { CommandCall } from './command';
import { filtersOf, variablesOf } from './variables';

export function updateTools(call: CommandCall): UpdateTools {
  const variables = variablesOf(call);
  return {
    filters: filtersOf(call),
    compilePipeline: (stages, constants) => {
      const run = compileUpdatePipeline(stages, new Map([...variables, ...constants]));
      return (doc) => {
        const [result] = run([doc]);
        return result ? asDoc(result) : new Map();
      };
    },
  };
}
