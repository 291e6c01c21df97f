import { readValue } from '../bson/decode';
import { fieldName, findElement, noName } from '../bson/raw-element';
import { type Doc, isDoc, type Value } from '../bson/value';

/** A dotted path, prepared for reading encoded documents. */
export type Path = {
  text: string;
  parts: readonly string[];
  names: readonly Buffer[];
  /** the part as an array index, or -1 */
  indexes: readonly number[];
};

export type Source = Doc | Buffer;

const mostKept = 2000;

/** A memo of a pure function: the same paths come with every command. */
const parsed = new Map<string, Path>();

export function parsePath(text: string): Path {
  const known = parsed.get(text);
  if (known) {
    return known;
  }
  if (parsed.size === mostKept) {
    parsed.clear();
  }
  const path = readPath(text);
  parsed.set(text, path);
  return path;
}

function readPath(text: string): Path {
  const parts = text.split('.');
  return {
    text,
    parts,
    names: parts.map(fieldName),
    indexes: parts.map((part) => (/^(0|[1-9]\d*)$/.test(part) ? Number(part) : -1)),
  };
}

/**
 * Shows every value the path leads to, through arrays as MongoDB's queries go; stops when `leaf` says true.
 * A missing field is shown as undefined; an array without documents shows nothing.
 */
export function visitPath(source: Source, path: Path, leaf: (value: Value) => boolean): boolean {
  return Buffer.isBuffer(source)
    ? visitEncoded({ buffer: source, at: 0 }, path, leaf)
    : visitValue(source, { path, depth: 0 }, leaf);
}

type Leaf = (value: Value) => boolean;
type Step = { path: Path; depth: number };

function visitEncoded(start: { buffer: Buffer; at: number }, path: Path, leaf: Leaf): boolean {
  const { buffer } = start;
  let at = start.at;
  for (let depth = 0; depth < path.names.length; depth++) {
    const element = findElement(buffer, at, path.names[depth] ?? noName);
    if (!element) {
      return leaf(undefined);
    }
    if (element.type !== 3 || depth === path.names.length - 1) {
      const value = readValue(element.type, buffer, element.at);
      return visitValue(value, { path, depth: depth + 1 }, leaf);
    }
    at = element.at;
  }
  return false;
}

function visitValue(value: Value, step: Step, leaf: Leaf): boolean {
  const { path, depth } = step;
  if (depth === path.parts.length) {
    return leaf(value);
  }
  if (isDoc(value)) {
    return visitValue(value.get(path.parts[depth] ?? ''), { path, depth: depth + 1 }, leaf);
  }
  return Array.isArray(value) ? visitItems(value, step, leaf) : leaf(undefined);
}

function visitItems(items: readonly Value[], step: Step, leaf: Leaf): boolean {
  for (const item of items) {
    if (isDoc(item) && visitValue(item, step, leaf)) {
      return true;
    }
  }
  const index = step.path.indexes[step.depth] ?? -1;
  if (index < 0 || index >= items.length) {
    return false;
  }
  return visitValue(items[index], { path: step.path, depth: step.depth + 1 }, leaf);
}

/** The value of a dotted path without going through arrays; undefined where it ends. */
export function valueAt(source: Source, path: Path): Value {
  let found: Value;
  if (Buffer.isBuffer(source)) {
    visitEncoded({ buffer: source, at: 0 }, { ...path }, (value) => {
      found = value;
      return true;
    });
    return found;
  }
  found = source;
  for (const part of path.parts) {
    found = isDoc(found) ? found.get(part) : undefined;
  }
  return found;
}
