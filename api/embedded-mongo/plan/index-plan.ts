import type { Index } from '../index/index-definition';
import type { FilterNode } from '../query/filter-node';
import type { SortField } from '../query/sort-key';

import { fieldBounds } from './field-bounds';
import { everything, type Interval, isEverything, isPoint } from './interval';
import { coversFilter } from './partial';

/** How an index would be read for a filter and a sort. */
export type IndexPlan = {
  kind: 'index';
  index: Index;
  /** per index field, in ascending order of values */
  bounds: readonly (readonly Interval[])[];
  /** how many leading fields are single values or lists of them */
  points: number;
  hasRange: boolean;
  givesOrder: boolean;
  isReverse: boolean;
};

export function planIndex(
  index: Index,
  filter: FilterNode,
  sort: readonly SortField[],
): IndexPlan | undefined {
  if (!coversFilter(index, filter)) {
    return undefined;
  }
  const plan = planHinted(index, filter, sort);
  const next = plan.bounds[plan.points];
  const hasRange = next !== undefined && !isEverything(next);
  return plan.points === 0 && !hasRange && !plan.givesOrder ? undefined : { ...plan, hasRange };
}

/** A plan for an index somebody asked for by hint, bounds or not. */
export function planHinted(
  index: Index,
  filter: FilterNode,
  sort: readonly SortField[],
): IndexPlan {
  const bounds = boundsOf(index, filter);
  const order = sort.length === 0 ? undefined : orderGiven(index, bounds, sort);
  return {
    kind: 'index',
    index,
    bounds,
    points: leadingPoints(bounds),
    hasRange: true,
    givesOrder: order !== undefined,
    isReverse: order?.isReverse ?? false,
  };
}

function boundsOf(index: Index, filter: FilterNode): Interval[][] {
  const usedArrays = new Set<string>();
  return index.fields.map(({ path }, position) => {
    const isMultikey = index.multikey.has(position);
    const root = path.parts[0] ?? '';
    if (isMultikey && usedArrays.has(root)) {
      return [everything]; // conditions on one array may hold for different items
    }
    const bounds = fieldBounds(filter, path.text, isMultikey);
    if (bounds && isMultikey) {
      usedArrays.add(root);
    }
    return bounds ?? [everything];
  });
}

const mostRanges = 1000;

function leadingPoints(bounds: readonly (readonly Interval[])[]): number {
  let count = 0;
  let ranges = 1;
  for (const intervals of bounds) {
    ranges *= Math.max(1, intervals.length);
    if (ranges > mostRanges || !intervals.every(isPoint)) {
      return count;
    }
    count++;
  }
  return count;
}

// eslint-disable-next-line complexity -- one short branch per case reads better than a table of them
function orderGiven(
  index: Index,
  bounds: readonly (readonly Interval[])[],
  sort: readonly SortField[],
): { isReverse: boolean } | undefined {
  if (index.hasCutKeys) {
    return undefined;
  }
  let wanted = 0;
  let isReverse: boolean | undefined;
  const points = leadingPoints(bounds);
  for (const [position, field] of index.fields.entries()) {
    const target = sort[wanted];
    if (!target) {
      break;
    }
    const isFixed = position < points;
    const isSingle = isFixed && (bounds[position]?.length ?? 0) <= 1;
    const isNext = field.path.text === target.path.text && !index.multikey.has(position);
    if (isNext && isSingle) {
      wanted++;
    } else if (
      isNext &&
      (isReverse === undefined || isReverse === (field.direction !== target.direction)) &&
      !isFixed
    ) {
      isReverse = field.direction !== target.direction;
      wanted++;
    } else if (!isFixed) {
      return undefined;
    }
  }
  return wanted === sort.length ? { isReverse: isReverse ?? false } : undefined;
}
