import { decodeDoc } from '../bson/decode';
import { encodeDoc } from '../bson/encode';
import { type Doc, isDoc, type Value } from '../bson/value';
import { ServerError } from '../errors/server-error';

import { isTrue } from './parse-operator';
import { type Change, parseChange, type ProjectionContext } from './projection-change';
import { decideMode } from './projection-mode';

type Tree = { children: Map<string, Tree>; change: Change | undefined };

export type Projection = (raw: Buffer) => Buffer;

/** Prepares a find projection; undefined when it leaves documents as they are. */
export function compileProjection(spec: Doc, context: ProjectionContext): Projection | undefined {
  if (spec.size === 0) {
    return undefined;
  }
  const tree = emptyTree();
  for (const [path, value] of spec) {
    addPath(tree, path, parseChange({ path, value }, context));
  }
  const isInclusion = decideMode(spec);
  const keepsId = spec.has('_id') ? isTrue(spec.get('_id')) : true;
  const rest = { isInclusion, tree };
  return (raw) => {
    const doc = decodeDoc(raw);
    const position = context.positionOf?.(doc);
    const result = project(doc, rest.tree, { isInclusion: rest.isInclusion, doc, position });
    return encodeDoc(placeId({ doc, result, keepsId, isInclusion: rest.isInclusion }));
  };
}

function emptyTree(): Tree {
  return { children: new Map(), change: undefined };
}

function addPath(tree: Tree, path: string, change: Change): void {
  let node = tree;
  const parts = change.kind === 'positional' ? path.split('.').slice(0, -1) : path.split('.');
  for (const part of parts) {
    if (node.change) {
      throw new ServerError(31249, `Path collision at ${path} remaining portion ${part}`);
    }
    const child = node.children.get(part) ?? emptyTree();
    node.children.set(part, child);
    node = child;
  }
  if (node.children.size > 0 || node.change) {
    throw new ServerError(31250, `Path collision at ${path}`);
  }
  node.change = change;
}

type Mode = { isInclusion: boolean; doc: Doc; position: number | undefined };

function project(doc: Doc, tree: Tree, mode: Mode): Doc {
  const result: Doc = new Map();
  for (const [name, value] of doc) {
    const child = tree.children.get(name);
    const projected = child
      ? projectField(value, child, mode)
      : mode.isInclusion
        ? undefined
        : value;
    if (projected !== undefined) {
      result.set(name, projected);
    }
  }
  addComputed(result, tree, mode);
  return result;
}

function addComputed(result: Doc, tree: Tree, mode: Mode): void {
  for (const [name, child] of tree.children) {
    if (child.change?.kind === 'compute') {
      const value = child.change.compute(mode.doc);
      result.delete(name);
      if (value !== undefined) {
        result.set(name, value);
      }
    } else if (hasComputed(child) && !result.has(name)) {
      result.set(name, project(new Map(), child, mode));
    }
  }
}

function hasComputed(tree: Tree): boolean {
  return tree.change?.kind === 'compute' || [...tree.children.values()].some(hasComputed);
}

function projectField(value: Value, tree: Tree, mode: Mode): Value {
  const { change } = tree;
  if (!change) {
    return projectInside(value, tree, mode);
  }
  switch (change.kind) {
    case 'include':
      return value;
    case 'exclude':
    case 'compute':
      return undefined;
    case 'slice':
      return Array.isArray(value) ? slice(value, change) : value;
    case 'elemMatch': {
      const found = Array.isArray(value) ? value.find(change.matches) : undefined;
      return found === undefined ? undefined : [found];
    }
    case 'positional':
      return positional(value, mode.position);
  }
}

function projectInside(value: Value, tree: Tree, mode: Mode): Value {
  if (isDoc(value)) {
    return project(value, tree, mode);
  }
  if (Array.isArray(value)) {
    return value
      .map((item) => projectInside(item, tree, mode))
      .filter((item) => item !== undefined);
  }
  return mode.isInclusion ? undefined : value;
}

function positional(value: Value, position: number | undefined): Value {
  if (!Array.isArray(value)) {
    return value;
  }
  if (position === undefined) {
    throw new ServerError(
      51246,
      "Executor error during find command :: caused by :: positional operator '.$' couldn't find a matching element in the array",
    );
  }
  return position < value.length ? [value[position]] : [];
}

function slice(
  items: readonly Value[],
  { skip, count }: { skip: number | undefined; count: number },
): Value[] {
  if (skip === undefined) {
    return count < 0 ? items.slice(count) : items.slice(0, count);
  }
  const start = skip < 0 ? Math.max(0, items.length + skip) : skip;
  return items.slice(start, start + count);
}

type Placing = { doc: Doc; result: Doc; keepsId: boolean; isInclusion: boolean };

function placeId({ doc, result, keepsId }: Placing): Doc {
  if (!keepsId) {
    result.delete('_id');
    return result;
  }
  if (result.has('_id') || !doc.has('_id')) {
    return result;
  }
  return new Map([['_id', doc.get('_id')], ...result]);
}
