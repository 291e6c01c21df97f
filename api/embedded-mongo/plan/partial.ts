import { compareValues, valuesEqual } from '../bson/compare';
import { orderTagOf } from '../bson/order-key';
import type { Value } from '../bson/value';
import type { Index } from '../index/index-definition';
import type { FilterNode, LeafTest } from '../query/filter-node';
import { singleTest } from '../query/match';

/** Whether every document the filter matches is listed in the index. */
export function coversFilter(index: Index, filter: FilterNode): boolean {
  if (index.partial && !implies(filter, index.partial.node)) {
    return false;
  }
  return !index.isSparse || index.fields.some(({ path }) => excludesMissing(filter, path.text));
}

function conjuncts(node: FilterNode): FilterNode[] {
  return node.kind === 'and' ? node.children.flatMap(conjuncts) : [node];
}

function excludesMissing(filter: FilterNode, field: string): boolean {
  return conjuncts(filter).some((node) => {
    if (node.kind === 'elemMatch') {
      return node.path?.text === field || field.startsWith(`${node.path?.text ?? ''}.`);
    }
    return node.kind === 'leaf' && node.path?.text === field && !acceptsMissing(node.test);
  });
}

function acceptsMissing(test: LeafTest): boolean {
  return test.op !== 'exists' && singleTest(test)(undefined);
}

function implies(filter: FilterNode, partial: FilterNode): boolean {
  if (filter.kind === 'or') {
    return filter.children.every((branch) => implies(branch, partial));
  }
  const known = conjuncts(filter);
  return conjuncts(partial).every((wanted) => known.some((node) => impliesOne(node, wanted)));
}

function impliesOne(node: FilterNode, wanted: FilterNode): boolean {
  if (wanted.kind === 'or') {
    return wanted.children.some((branch) => implies(node, branch));
  }
  if (wanted.kind !== 'leaf' || node.kind !== 'leaf' || node.path?.text !== wanted.path?.text) {
    return false;
  }
  return testImplies(node.test, wanted.test);
}

// eslint-disable-next-line complexity -- one short branch per case reads better than a table of them
function testImplies(test: LeafTest, wanted: LeafTest): boolean {
  if (wanted.op === 'exists') {
    return test.op === 'exists' || !acceptsMissing(test);
  }
  const accepts = singleTest(wanted);
  switch (test.op) {
    case 'eq':
      return !Array.isArray(test.value) && accepts(test.value);
    case 'in':
      return (
        test.patterns.length === 0 &&
        test.values.every((value) => !Array.isArray(value) && accepts(value))
      );
    case 'gt':
    case 'gte':
      return (wanted.op === 'gt' || wanted.op === 'gte') && rangeImplies(test, wanted, 1);
    case 'lt':
    case 'lte':
      return (wanted.op === 'lt' || wanted.op === 'lte') && rangeImplies(test, wanted, -1);
    case 'type':
      return wanted.op === 'type' && [...test.types].every((name) => wanted.types.has(name));
    default:
      return false;
  }
}

type RangeTest = { op: string; value: Value };

function rangeImplies(test: RangeTest, wanted: RangeTest, sign: 1 | -1): boolean {
  if (orderTagOf(test.value) !== orderTagOf(wanted.value)) {
    return false;
  }
  if (valuesEqual(test.value, wanted.value)) {
    return wanted.op.endsWith('e') || !test.op.endsWith('e');
  }
  return compareValues(test.value, wanted.value) * sign > 0;
}
