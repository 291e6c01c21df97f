import { ServerError } from '../../errors/server-error';
import type { Evaluator } from '../pipeline-context';

/** What a stage does to the fields below one name. */
export type Node = { children: Map<string, Node>; action: Action | undefined };

type Action = { kind: 'include' | 'exclude' } | { kind: 'compute'; compute: Evaluator };

export function emptyNode(): Node {
  return { children: new Map(), action: undefined };
}

export function addField(root: Node, path: string, action: Action): void {
  let node = root;
  const parts = path.split('.');
  checkParts(parts);
  for (const part of parts) {
    if (node.action) {
      throw new ServerError(31249, `Invalid $project :: caused by :: Path collision at ${path}`);
    }
    const child = node.children.get(part) ?? emptyNode();
    node.children.set(part, child);
    node = child;
  }
  if (node.action || node.children.size > 0) {
    throw new ServerError(31250, `Invalid $project :: caused by :: Path collision at ${path}`);
  }
  node.action = action;
}

function checkParts(parts: readonly string[]): void {
  if (parts.includes('')) {
    throw new ServerError(40352, 'FieldPath cannot be constructed with empty string');
  }
  const dollar = parts.find((part) => part.startsWith('$'));
  if (dollar !== undefined) {
    throw new ServerError(
      16410,
      `FieldPath field names may not start with '$'. Consider using $getField or $setField.`,
    );
  }
}

export function decideMode(root: Node): boolean {
  const kinds = new Set<boolean>();
  for (const [name, child] of root.children) {
    if (name !== '_id' || child.children.size > 0 || root.children.size === 1) {
      collectKinds(child, kinds);
    }
  }
  if (kinds.size > 1) {
    const isFirstInclusion = [...kinds][0];
    throw new ServerError(
      isFirstInclusion ? 31254 : 31253,
      `Invalid $project :: caused by :: Cannot do ${isFirstInclusion ? 'exclusion' : 'inclusion'} in ${isFirstInclusion ? 'inclusion' : 'exclusion'} projection`,
    );
  }
  return [...kinds][0] ?? true;
}

function collectKinds(node: Node, kinds: Set<boolean>): void {
  if (node.action) {
    kinds.add(node.action.kind !== 'exclude');
  }
  node.children.forEach((child) => {
    collectKinds(child, kinds);
  });
}
