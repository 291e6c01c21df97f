import type { Doc, Value } from '../bson/value';

import type { Plan } from './choose-plan';
import type { IndexPlan } from './index-plan';

type Shape = { sort?: Doc | undefined; limit?: number; skip?: number };

/** A plan as explain shows it: the outermost stage first. */
export function describePlan(
  { plan, needsSort }: { plan: Plan; needsSort: boolean },
  { sort, limit = 0, skip = 0 }: Shape,
): Doc {
  let stage = describeAccess(plan);
  if (needsSort) {
    stage = wrap('SORT', stage, [['sortPattern', sort]]);
  }
  if (skip > 0) {
    stage = wrap('SKIP', stage, [['skipAmount', skip]]);
  }
  return limit > 0 && !needsSort ? wrap('LIMIT', stage, [['limitAmount', limit]]) : stage;
}

function wrap(stage: string, inputStage: Doc, fields: [string, Value][] = []): Doc {
  return new Map<string, Value>([['stage', stage], ...fields, ['inputStage', inputStage]]);
}

function describeAccess(plan: Plan): Doc {
  switch (plan.kind) {
    case 'scan':
      return new Map([
        ['stage', 'COLLSCAN'],
        ['direction', plan.isReverse ? 'backward' : 'forward'],
      ]);
    case 'id':
      return new Map([
        ['stage', 'IDHACK'],
        ['indexName', '_id_'],
      ]);
    case 'index':
      return wrap('FETCH', describeIndexScan(plan));
    case 'any':
      return wrap(
        'FETCH',
        new Map<string, Value>([
          ['stage', 'OR'],
          ['inputStages', plan.branches.map(describeIndexScan)],
        ]),
      );
  }
}

function describeIndexScan({ index, isReverse }: IndexPlan): Doc {
  return new Map<string, Value>([
    ['stage', 'IXSCAN'],
    ['keyPattern', index.spec.get('key')],
    ['indexName', index.name],
    ['isMultiKey', index.multikey.size > 0],
    ['direction', isReverse ? 'backward' : 'forward'],
  ]);
}
