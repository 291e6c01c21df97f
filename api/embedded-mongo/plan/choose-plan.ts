import type { Value } from '../bson/value';
import type { Index } from '../index/index-definition';
import type { FilterNode } from '../query/filter-node';
import type { SortField } from '../query/sort-key';
import type { Collection } from '../storage/collection';
import type { Store } from '../storage/store';

import { type IndexPlan, planHinted, planIndex } from './index-plan';
import { countKeys } from './read-index';

export type Plan =
  | { kind: 'scan'; isReverse: boolean }
  | { kind: 'id'; value: Value }
  | { kind: 'any'; branches: readonly IndexPlan[] }
  | IndexPlan;

export type Question = {
  collection: Collection;
  filter: FilterNode;
  sort: readonly SortField[];
  hint?: Index | 'natural' | undefined;
  hasLimit: boolean;
  store: Store;
};

/** Picks the way to the documents: the most fields fixed, then a range, then the order for free. */
export function choosePlan(question: Question): Plan {
  const { collection, filter, sort, hint } = question;
  if (hint === 'natural') {
    return { kind: 'scan', isReverse: false };
  }
  if (hint) {
    return planHinted(hint, filter, sort);
  }
  const id = equalityOnId(filter, collection);
  if (id !== undefined) {
    return { kind: 'id', value: id.value };
  }
  const candidates = readableIndexes(collection)
    .map((index) => planIndex(index, filter, sort))
    .filter((plan) => plan !== undefined)
    .sort((left, right) => score(right, question) - score(left, question));
  const best = preferOrder(candidates, question);
  return best ?? planBranches(question) ?? { kind: 'scan', isReverse: false };
}

function readableIndexes({ indexes }: Collection): Index[] {
  return indexes.filter((index) => !index.isHidden);
}

function score(plan: IndexPlan, { hasLimit }: Question): number {
  const order = plan.givesOrder ? (hasLimit ? 8 : 4) : 0;
  const isExact = plan.index.isUnique && plan.points === plan.index.fields.length;
  return (
    plan.points * 10 +
    (plan.hasRange ? 5 : 0) +
    order +
    (isExact ? 100 : 0) -
    plan.index.fields.length * 0.01
  );
}

const manyKeys = 2000;

/** With a limit, reading in order beats collecting and sorting a great many. */
function preferOrder(candidates: readonly IndexPlan[], question: Question): IndexPlan | undefined {
  const [best] = candidates;
  if (!best || best.givesOrder || question.sort.length === 0 || !question.hasLimit) {
    return best;
  }
  const ordered = candidates.find((plan) => plan.givesOrder);
  return ordered && countKeys(question.store, best, manyKeys) >= manyKeys ? ordered : best;
}

/** `$or` whose branches each have an index of their own. */
function planBranches({ collection, filter }: Question): Plan | undefined {
  const nodes = filter.kind === 'and' ? filter.children : [filter];
  for (const node of nodes) {
    if (node.kind === 'or') {
      const branches = node.children.map((branch) =>
        readableIndexes(collection)
          .map((index) => planIndex(index, branch, []))
          .filter((plan) => plan !== undefined)
          .sort((left, right) => right.points - left.points)
          .at(0),
      );
      if (branches.every((plan) => plan !== undefined)) {
        return { kind: 'any', branches };
      }
    }
  }
  return undefined;
}

function equalityOnId(
  filter: FilterNode,
  { indexes: [idIndex] }: Collection,
): { value: Value } | undefined {
  if (!idIndex?.isId) {
    return undefined;
  }
  const nodes = filter.kind === 'and' ? filter.children : [filter];
  for (const node of nodes) {
    if (node.kind === 'leaf' && node.path?.text === '_id' && node.test.op === 'eq') {
      return { value: node.test.value };
    }
  }
  return undefined;
}
