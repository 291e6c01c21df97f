import { describeElement } from '../bson/describe';
import { type Doc, isDoc, type Value } from '../bson/value';
import { assertThat, ServerError } from '../errors/server-error';

export type Parts = readonly string[];

export type PathContext = {
  /** the array index the filter matched, for `$` */
  position: number | undefined;
  /** `$[name]` tests by name */
  arrayFilters: ReadonlyMap<string, (item: Value) => boolean>;
};

const maxPadding = 1_500_000;

/** Replaces `$`, `$[]` and `$[name]` by the array indexes they stand for in this document. */
export function expandPath(doc: Doc, path: string, context: PathContext): Parts[] {
  let open: { value: Value; parts: string[] }[] = [{ value: doc, parts: [] }];
  for (const part of path.split('.')) {
    open = open.flatMap((target) =>
      partsFor(target, part, context).map((name) => ({
        value: childOf(target.value, name),
        parts: [...target.parts, name],
      })),
    );
  }
  return open.map((target) => target.parts);
}

function partsFor(
  target: { value: Value; parts: string[] },
  part: string,
  context: PathContext,
): string[] {
  if (part === '$') {
    assertThat(
      context.position !== undefined,
      2,
      'The positional operator did not find the match needed from the query.',
    );
    return [String(context.position)];
  }
  if (!part.startsWith('$[')) {
    return [part];
  }
  const items = target.value;
  if (!Array.isArray(items)) {
    const where = target.parts.join('.');
    throw new ServerError(
      2,
      items === undefined
        ? `The path '${where}' must exist in the document in order to apply array updates.`
        : `Cannot apply array updates to non-array element ${describeElement(target.parts.at(-1) ?? '', items)}`,
    );
  }
  const name = part.slice(2, -1);
  const test = name === '' ? () => true : context.arrayFilters.get(name);
  if (!test) {
    throw new ServerError(
      2,
      `No array filter found for identifier '${name}' in path '${target.parts.join('.')}'`,
    );
  }
  return items.flatMap((item, index) => (test(item) ? [String(index)] : []));
}

function childOf(container: Value, part: string): Value {
  if (isDoc(container)) {
    return container.get(part);
  }
  return Array.isArray(container) && isIndex(part) ? container[Number(part)] : undefined;
}

function isIndex(part: string): boolean {
  return /^(0|[1-9]\d*)$/.test(part);
}

export function getAt(doc: Doc, parts: Parts): Value {
  return parts.reduce<Value>(childOf, doc);
}

/**
 * Puts a value at a path, creating the documents on the way.
 * @throws ServerError 28 where something other than a document is in the way
 */
export function setAt(doc: Doc, parts: Parts, value: Value): void {
  let container: Doc | Value[] = doc;
  for (let depth = 0; depth < parts.length - 1; depth++) {
    const part = parts[depth] ?? '';
    const child = childOf(container, part);
    if (isDoc(child) || Array.isArray(child)) {
      container = child;
    } else if (child === undefined) {
      const created: Doc = new Map();
      put({ container, parts, depth }, created);
      container = created;
    } else {
      throw notViable(parts[depth + 1] ?? '', describeElement(part, child));
    }
  }
  put({ container, parts, depth: parts.length - 1 }, value);
}

type Place = { container: Doc | Value[]; parts: Parts; depth: number };

function put({ container, parts, depth }: Place, value: Value): void {
  const part = parts[depth] ?? '';
  if (isDoc(container)) {
    container.set(part, value);
    return;
  }
  if (!isIndex(part)) {
    throw notViable(part, describeElement(parts[depth - 1] ?? '', container));
  }
  const index = Number(part);
  assertThat(
    index - container.length <= maxPadding,
    2,
    `can't backfill more than ${maxPadding} elements`,
  );
  while (container.length < index) {
    container.push(null);
  }
  container[index] = value;
}

function notViable(field: string, element: string): ServerError {
  return new ServerError(28, `Cannot create field '${field}' in element ${element}`);
}

/** Removes a field; an array item becomes null. */
export function unsetAt(doc: Doc, parts: Parts): void {
  const container = getAt(doc, parts.slice(0, -1));
  const last = parts.at(-1) ?? '';
  if (isDoc(container)) {
    container.delete(last);
  } else if (Array.isArray(container) && isIndex(last) && Number(last) < container.length) {
    container[Number(last)] = null;
  }
}
