import { type Doc, isDoc, isNumeric, putField, type Value } from '../bson/value';
import { assertThat } from '../errors/server-error';

import { isTrue } from './parse-operator';

/** What becomes of a field. */
export type Change =
  | { kind: 'include' | 'exclude' }
  | { kind: 'compute'; compute: (doc: Doc) => Value }
  | {
      kind: 'edit';
      edit: (value: Value, doc: Doc) => Value;
      /** whether the fields beside it are left out: always, unless others say so, or only if they do */
      picks: 'always' | 'alone' | 'never';
    };

/** What a projection does to the fields below one name. */
export type Tree = { children: Map<string, Tree>; change: Change | undefined };

export function emptyTree(): Tree {
  return { children: new Map(), change: undefined };
}

type Field = { path: string; value: Value };

/** Adds `{ path: value }` as projections are written: true and false, documents inside one another, and the rest. */
export function addField(tree: Tree, { path, value }: Field, changeOf: (value: Value) => Change) {
  if (typeof value === 'boolean' || isNumeric(value)) {
    addPath(tree, path, { kind: isTrue(value) ? 'include' : 'exclude' });
  } else if (isFields(value)) {
    assertThat(value.size > 0, 51270, 'An empty sub-projection is not a valid value');
    for (const [name, inner] of value) {
      addField(tree, { path: `${path}.${name}`, value: inner }, changeOf);
    }
  } else {
    addPath(tree, path, changeOf(value));
  }
}

/** Whether it is a document of fields, and no expression. */
export function isFields(value: Value): value is Doc {
  return isDoc(value) && ![...value.keys()][0]?.startsWith('$');
}

/** @throws ServerError 31249 and 31250 for a path in the way of another, 16410 and 40352 for one that is none */
export function addPath(tree: Tree, path: string, change: Change): void {
  const parts = path.split('.');
  assertThat(!parts.includes(''), 40352, 'FieldPath cannot be constructed with empty string');
  assertThat(
    !parts.some((part) => part.startsWith('$')),
    16410,
    "FieldPath field names may not start with '$'. Consider using $getField or $setField.",
  );
  let node = tree;
  for (const part of parts) {
    assertThat(!node.change, 31249, `Path collision at ${path} remaining portion ${part}`);
    const child = node.children.get(part) ?? emptyTree();
    node.children.set(part, child);
    node = child;
  }
  assertThat(!node.change && node.children.size === 0, 31250, `Path collision at ${path}`);
  node.change = change;
}

/** Makes documents of what a projection leaves of them, `_id` first. */
export function compileTree(tree: Tree): (doc: Doc) => Doc {
  const isInclusion = decideMode(tree);
  const id = tree.children.get('_id');
  if (isInclusion && id?.change?.kind === 'exclude') {
    tree.children.delete('_id');
  } else if (isInclusion && !id) {
    tree.children.set('_id', { children: new Map(), change: { kind: 'include' } });
  }
  return (doc) => {
    const result = project(doc, tree, { isInclusion, doc });
    return result.has('_id') ? new Map([['_id', result.get('_id')], ...result]) : result;
  };
}

/** Whether only what is named is kept. @throws ServerError 31253 and 31254 for both at once */
function decideMode({ children }: Tree): boolean {
  const changes = [...children]
    .filter(([name, child]) => name !== '_id' || child.children.size > 0 || children.size === 1)
    .flatMap(([, child]) => changesIn(child));
  const modes = new Set(changes.map(modeOf).filter((mode) => mode !== undefined));
  const [mode = changes.some((change) => change.kind === 'edit' && change.picks === 'alone')] =
    modes;
  assertThat(
    modes.size < 2,
    mode ? 31254 : 31253,
    `Cannot do ${mode ? 'exclusion' : 'inclusion'} in ${mode ? 'inclusion' : 'exclusion'} projection`,
  );
  return mode;
}

function changesIn({ change, children }: Tree): Change[] {
  return change ? [change] : [...children.values()].flatMap(changesIn);
}

/** undefined: fits both */
function modeOf(change: Change): boolean | undefined {
  return change.kind === 'edit'
    ? change.picks === 'always' || undefined
    : change.kind !== 'exclude';
}

type Mode = { isInclusion: boolean; doc: Doc };

function project(source: Doc, tree: Tree, mode: Mode): Doc {
  const result: Doc = new Map();
  for (const [name, value] of source) {
    const child = tree.children.get(name);
    const kept = mode.isInclusion ? undefined : value;
    putField(result, name, child ? projectField(value, child, mode) : kept);
  }
  for (const [name, child] of tree.children) {
    if (child.change?.kind === 'compute') {
      result.delete(name); // a computed field comes last
      putField(result, name, child.change.compute(mode.doc));
    } else if (!result.has(name) && computes(child)) {
      result.set(name, project(new Map(), child, mode));
    }
  }
  return result;
}

function computes({ change, children }: Tree): boolean {
  return change?.kind === 'compute' || [...children.values()].some(computes);
}

function projectField(value: Value, tree: Tree, mode: Mode): Value {
  switch (tree.change?.kind) {
    case undefined:
      return projectInside(value, tree, mode);
    case 'include':
      return value;
    case 'edit':
      return tree.change.edit(value, mode.doc);
    default:
      return undefined;
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
  if (computes(tree)) {
    return project(new Map(), tree, mode);
  }
  return mode.isInclusion ? undefined : value;
}
