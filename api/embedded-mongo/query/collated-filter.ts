import { orderTagOf } from '../bson/order-key';
import type { Value } from '../bson/value';

import { type Collation, holdsText } from './collation';
import type { FilterNode, LeafTest } from './filter-node';
import { acceptedSigns, expanding, singleTest } from './match';

/** The filter with its texts compared under a collation; such tests use no index. */
export function collate(node: FilterNode, collation: Collation | undefined): FilterNode {
  if (!collation) {
    return node;
  }
  switch (node.kind) {
    case 'and':
    case 'or':
    case 'nor':
      return { kind: node.kind, children: node.children.map((child) => collate(child, collation)) };
    case 'not':
      return { kind: 'not', child: collate(node.child, collation) };
    case 'elemMatch':
      return { ...node, child: collate(node.child, collation) };
    case 'leaf':
      return collateLeaf(node, collation);
    default:
      return node;
  }
}

function collateLeaf(node: FilterNode & { kind: 'leaf' }, collation: Collation): FilterNode {
  const { test, path } = node;
  const values = test.op === 'in' ? test.values : 'value' in test ? [test.value] : [];
  if (!values.some(holdsText)) {
    return node;
  }
  const single = collatedTest(test, collation);
  return {
    kind: 'custom',
    path,
    test: path === null ? single : expanding(single),
    ...(test.op === 'eq' ? { equality: test.value } : {}),
  };
}

function collatedTest(test: LeafTest, { compare }: Collation): (value: Value) => boolean {
  switch (test.op) {
    case 'eq':
      return (value) => compare(value, test.value) === 0;
    case 'in': {
      const plain = singleTest(test);
      return (value) => test.values.some((one) => compare(value, one) === 0) || plain(value);
    }
    case 'gt':
    case 'gte':
    case 'lt':
    case 'lte': {
      const accepts = acceptedSigns[test.op];
      return (value) =>
        orderTagOf(value) === orderTagOf(test.value) &&
        value !== undefined &&
        accepts(compare(value, test.value));
    }
    default:
      return singleTest(test);
  }
}
