import { decodeDoc } from '../bson/decode';
import { isDoc, type Value } from '../bson/value';

import type { FilterNode } from './filter-node';
import { compileFilter, elementPredicate, singleTest } from './match';
import type { Path, Source } from './path';

type PathNode = FilterNode & { kind: 'leaf' | 'elemMatch' | 'custom' };

/** The index of the array item the filter matched, which `$` stands for; the last test that met an array decides. */
export function arrayPosition(node: FilterNode, source: Source): number | undefined {
  const doc = Buffer.isBuffer(source) ? decodeDoc(source) : source;
  switch (node.kind) {
    case 'and': {
      const found = node.children.map((child) => arrayPosition(child, doc));
      return found.findLast((position) => position !== undefined);
    }
    case 'or': {
      const branch = node.children.find((child) => compileFilter(child)(doc));
      return branch && arrayPosition(branch, doc);
    }
    case 'leaf':
    case 'elemMatch':
    case 'custom':
      return node.path
        ? positionAlong({ value: doc, path: node.path, depth: 0 }, itemTest(node))
        : undefined;
    default:
      return undefined;
  }
}

function itemTest(node: PathNode): (item: Value) => boolean {
  if (node.kind === 'custom') {
    return node.test;
  }
  return node.kind === 'leaf' ? singleTest(node.test) : elementPredicate(node);
}

type Walk = { value: Value; path: Path; depth: number };

function positionAlong(
  { value, path, depth }: Walk,
  test: (item: Value) => boolean,
): number | undefined {
  if (Array.isArray(value)) {
    const index = value.findIndex((item) => leadsToMatch({ value: item, path, depth }, test));
    if (index >= 0) {
      return index;
    }
    const named = path.indexes[depth] ?? -1;
    return named >= 0 && named < value.length
      ? positionAlong({ value: value[named], path, depth: depth + 1 }, test)
      : undefined;
  }
  if (!isDoc(value) || depth === path.parts.length) {
    return undefined;
  }
  return positionAlong({ value: value.get(path.parts[depth] ?? ''), path, depth: depth + 1 }, test);
}

function leadsToMatch({ value, path, depth }: Walk, test: (item: Value) => boolean): boolean {
  if (depth === path.parts.length) {
    return test(value);
  }
  if (isDoc(value)) {
    const child = value.get(path.parts[depth] ?? '');
    const next = { value: child, path, depth: depth + 1 };
    if (Array.isArray(child)) {
      return child.some((item) => leadsToMatch({ ...next, value: item }, test));
    }
    return leadsToMatch(next, test);
  }
  return false;
}
