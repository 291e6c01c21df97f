import { type Doc, type Value } from '../bson/value';
import { assertThat } from '../errors/server-error';
import type { FilterNode } from '../query/filter-node';

import { setAt } from './update-path';

/** The fields an upsert takes from its filter: the equalities that must hold. */
export function upsertSeed(filter: FilterNode, isReplacement: boolean): Doc {
  const seed: Doc = new Map();
  const paths: string[] = [];
  for (const [path, value] of equalities(filter)) {
    const takes = !isReplacement || path === '_id';
    if (takes) {
      refuseTwice(path, paths);
      paths.push(path);
      setAt(seed, path.split('.'), value);
    }
  }
  return seed;
}

function refuseTwice(path: string, paths: readonly string[]): void {
  const clash = paths.find(
    (other) => other === path || other.startsWith(`${path}.`) || path.startsWith(`${other}.`),
  );
  assertThat(
    clash === undefined,
    54,
    `cannot infer query fields to set, path '${path}' is matched twice`,
  );
}

function equalities(node: FilterNode): [string, Value][] {
  switch (node.kind) {
    case 'and':
      return node.children.flatMap(equalities);
    case 'or': {
      const [only] = node.children;
      return only && node.children.length === 1 ? equalities(only) : [];
    }
    case 'leaf':
      return leafEquality(node);
    case 'custom':
      return node.path && node.equality !== undefined ? [[node.path.text, node.equality]] : [];
    default:
      return [];
  }
}

function leafEquality(node: FilterNode & { kind: 'leaf' }): [string, Value][] {
  if (!node.path) {
    return [];
  }
  if (node.test.op === 'eq') {
    return [[node.path.text, node.test.value]];
  }
  if (node.test.op === 'in' && node.test.values.length === 1 && node.test.patterns.length === 0) {
    return [[node.path.text, node.test.values[0] ?? null]];
  }
  return [];
}
