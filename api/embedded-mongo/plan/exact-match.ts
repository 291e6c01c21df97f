import { BSONRegExp } from 'bson';

import type { FilterNode } from '../query/filter-node';

import type { Plan } from './choose-plan';

/** Whether the plan finds only documents that match, so that nobody needs to test them again. */
export function findsOnlyMatches(plan: Plan, filter: FilterNode): boolean {
  if (plan.kind === 'id') {
    return filter.kind === 'leaf' && isPlainEquality(filter);
  }
  if (plan.kind !== 'index' || plan.index.hasCutKeys) {
    return false;
  }
  const fixed = plan.index.fields.slice(0, plan.points);
  const conditions = filter.kind === 'and' ? filter.children : [filter];
  return conditions.every(
    (node) =>
      node.kind === 'leaf' &&
      isPlainEquality(node) &&
      fixed.some(
        ({ path }, position) => path.text === node.path?.text && !plan.index.multikey.has(position),
      ),
  );
}

/** Null also stands for a missing field, an array also for its items, and neither has one key of its own. */
function isPlainEquality({ test }: FilterNode & { kind: 'leaf' }): boolean {
  return (
    test.op === 'eq' &&
    test.value !== null &&
    test.value !== undefined &&
    !Array.isArray(test.value) &&
    !(test.value instanceof BSONRegExp)
  );
}
