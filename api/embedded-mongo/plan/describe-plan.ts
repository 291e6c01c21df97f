import { type Doc, type Value } from '../bson/value';

import type { Plan } from './choose-plan';
import type { IndexPlan } from './index-plan';
import { type Interval, isEverything, isPoint } from './interval';

type Shape = { sort: Doc | undefined; limit: number; skip: number; hasProjection: boolean };

/** A plan as explain shows it: the outermost stage first. */
export function describePlan(strategy: { plan: Plan; needsSort: boolean }, shape: Shape): Doc {
  let stage = describeAccess(strategy.plan);
  if (strategy.needsSort) {
    stage = wrap('SORT', stage, [
      ['sortPattern', shape.sort],
      ['memLimit', 104_857_600],
      ...(shape.limit > 0
        ? ([['limitAmount', shape.limit + shape.skip]] as [string, Value][])
        : []),
      ['type', 'simple'],
    ]);
  }
  if (shape.skip > 0) {
    stage = wrap('SKIP', stage, [['skipAmount', shape.skip]]);
  }
  if (shape.limit > 0 && !strategy.needsSort) {
    stage = wrap('LIMIT', stage, [['limitAmount', shape.limit]]);
  }
  return shape.hasProjection ? wrap('PROJECTION_DEFAULT', stage, []) : stage;
}

function wrap(stage: string, inputStage: Doc, fields: [string, Value][]): Doc {
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
      return new Map<string, Value>([
        ['stage', 'IDHACK'],
        ['indexName', '_id_'],
        ['keyPattern', new Map([['_id', 1]])],
      ]);
    case 'index':
      return wrap('FETCH', describeIndexScan(plan), []);
    case 'any':
      return wrap(
        'FETCH',
        new Map<string, Value>([
          ['stage', 'OR'],
          ['inputStages', plan.branches.map(describeIndexScan)],
        ]),
        [],
      );
  }
}

function describeIndexScan(plan: IndexPlan): Doc {
  const { index } = plan;
  return new Map<string, Value>([
    ['stage', 'IXSCAN'],
    ['keyPattern', index.spec.get('key')],
    ['indexName', index.name],
    ['isMultiKey', index.multikey.size > 0],
    [
      'multiKeyPaths',
      new Map(
        index.fields.map(({ path }, position): [string, Value] => [
          path.text,
          index.multikey.has(position) ? [path.text] : [],
        ]),
      ),
    ],
    ['isUnique', index.isUnique],
    ['isSparse', index.isSparse],
    ['isPartial', index.partial !== null],
    ['indexVersion', 2],
    ['direction', plan.isReverse ? 'backward' : 'forward'],
    [
      'indexBounds',
      new Map(
        index.fields.map(({ path }, position): [string, Value] => [
          path.text,
          (plan.bounds[position] ?? []).map((interval) =>
            describeInterval(plan.bounds[position] ?? [], interval),
          ),
        ]),
      ),
    ],
  ]);
}

function describeInterval(all: readonly Interval[], interval: Interval): string {
  if (isEverything(all)) {
    return '[MinKey, MaxKey]';
  }
  const [from, to] = [interval.from.key.toString('hex'), interval.to.key.toString('hex')];
  if (isPoint(interval)) {
    return `[${from}, ${from}]`;
  }
  return `${interval.from.isAfter ? '(' : '['}${from}, ${to}${interval.to.isAfter ? ']' : ')'}`;
}
