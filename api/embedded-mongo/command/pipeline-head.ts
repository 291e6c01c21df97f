import { readStage } from '../aggregate/compile-pipeline';
import { stageCount } from '../aggregate/stages/basic';
import { type Doc, isDoc, type Value } from '../bson/value';

/** What a pipeline asks first, which the planner can answer: one filter, one sort, skip and limit. */
export type PipelineHead = {
  filter: Doc;
  sort: Doc | undefined;
  skip: number;
  limit: number;
  /** how many stages these were */
  used: number;
};

type Draft = { filters: Doc[]; sort: Doc | undefined; skip: number; limit: number };

export function headOf(stages: readonly Value[]): PipelineHead {
  const draft: Draft = { filters: [], sort: undefined, skip: 0, limit: 0 };
  let used = 0;
  while (used < stages.length && takeStage(draft, stages[used])) {
    used++;
  }
  const [only] = draft.filters;
  const filter: Doc =
    draft.filters.length > 1
      ? new Map([['$and', draft.filters]])
      : (only ?? new Map<string, Value>());
  return { filter, sort: draft.sort, skip: draft.skip, limit: draft.limit, used };
}

// eslint-disable-next-line complexity -- one short branch per case reads better than a table of them
function takeStage(draft: Draft, stage: Value): boolean {
  const { name, operand } = readStage(stage);
  const isCut = draft.skip > 0 || draft.limit > 0;
  if (name === '$match' && isDoc(operand) && !isCut && !draft.sort) {
    draft.filters.push(operand);
    return true;
  }
  if (name === '$sort' && isDoc(operand) && operand.size > 0 && !isCut && !draft.sort) {
    draft.sort = operand;
    return true;
  }
  if (name === '$skip' && !isCut) {
    draft.skip = stageCount(operand, '$skip');
    return true;
  }
  if (name === '$limit' && draft.limit === 0) {
    draft.limit = stageCount(operand, '$limit');
    return true;
  }
  return false;
}
