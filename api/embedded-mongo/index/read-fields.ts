import type { FilterNode } from '../query/filter-node';
import type { Path } from '../query/path';

import type { Index } from './index-definition';

/** The top-level fields on which the entries of an index depend; null: any may matter. */
export function readFields({ fields, partial }: Pick<Index, 'fields' | 'partial'>) {
  const names = new Set(fields.map(({ path }) => topOf(path)));
  return partial && !addFields(partial.node, names) ? null : names;
}

function topOf({ parts: [top = ''] }: Path): string {
  return top;
}

/** False: it reads more than can be told. */
function addFields(node: FilterNode, names: Set<string>): boolean {
  switch (node.kind) {
    case 'and':
    case 'or':
    case 'nor':
      return node.children.every((child) => addFields(child, names));
    case 'not':
      return addFields(node.child, names);
    case 'leaf':
    case 'elemMatch':
    case 'custom':
      if (node.path) {
        names.add(topOf(node.path));
      }
      return node.path !== null;
    case 'always':
      return true;
    case 'expr':
      return false;
  }
}
