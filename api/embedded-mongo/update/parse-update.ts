import { describeValue } from '../bson/describe';
import { type Doc, isDoc, type Value } from '../bson/value';
import { assertThat, ServerError } from '../errors/server-error';

const modifierNames = [
  ...(['$set', '$setOnInsert', '$unset', '$inc', '$mul', '$min', '$max', '$rename'] as const),
  ...(['$currentDate', '$push', '$addToSet', '$pop', '$pull', '$pullAll'] as const),
];

type ModifierName = (typeof modifierNames)[number];

export type Modifier = { operator: ModifierName; path: string; operand: Value };

/**
 * Reads `{ $set: …, $push: … }` into modifiers in the order MongoDB applies them: by path.
 * @throws ServerError 9 for an unknown modifier, 40 for paths in conflict
 */
export function parseUpdate(update: Doc): Modifier[] {
  const modifiers: Modifier[] = [];
  for (const [operator, fields] of update) {
    assertThat(operator !== '$bit', 238, '$bit is not supported by the embedded database');
    assertThat(
      isModifierName(operator),
      9,
      `Unknown modifier: ${operator}. Expected a valid update modifier or pipeline-style update specified as an array`,
    );
    if (!isDoc(fields)) {
      throw new ServerError(
        9,
        `Modifiers operate on fields but we found type ${typeof fields} instead. For example: {$mod: {<field>: ...}} not {${operator}: ${describeValue(fields)}}`,
      );
    }
    for (const [path, operand] of fields) {
      checkPath(path);
      if (operator === '$rename') {
        checkRename(path, operand);
      }
      modifiers.push({ operator, path, operand });
    }
  }
  refuseConflicts(modifiers);
  return modifiers.sort((left, right) => comparePaths(left.path, right.path));
}

function checkRename(path: string, to: Value): void {
  if (typeof to !== 'string') {
    throw new ServerError(
      2,
      `The 'to' field for $rename must be a string: ${path}: ${describeValue(to)}`,
    );
  }
  checkPath(to);
  if (isPrefix(path, to) || isPrefix(to, path)) {
    throw new ServerError(
      2,
      path === to
        ? `The source and target field for $rename must differ: ${path}: "${to}"`
        : `The source and target field for $rename must not be on the same path: ${path}: "${to}"`,
    );
  }
  assertThat(
    ![...path.split('.'), ...to.split('.')].some((part) => part === '$' || part.startsWith('$[')),
    2,
    `The source field for $rename may not be dynamic: ${path}`,
  );
}

function isModifierName(name: string): name is ModifierName {
  return (modifierNames as string[]).includes(name);
}

function checkPath(path: string): void {
  assertThat(path !== '', 56, 'An empty update path is not valid.');
  assertThat(
    !path.split('.').includes(''),
    56,
    `The update path '${path}' contains an empty field name, which is not allowed.`,
  );
  if (path.startsWith('$')) {
    throw new ServerError(
      path === '$' || path.startsWith('$.') || path.startsWith('$[') ? 2 : 52,
      path === '$' || path.startsWith('$.')
        ? `Cannot have positional (i.e. '$') element in the first position in path '${path}'`
        : `The dollar ($) prefixed field '${path}' in '${path}' is not allowed in the context of an update's replacement document. Consider using an aggregation pipeline with $replaceWith.`,
    );
  }
}

function refuseConflicts(modifiers: readonly Modifier[]): void {
  const paths = modifiers.flatMap((modifier) =>
    modifier.operator === '$rename' && typeof modifier.operand === 'string'
      ? [modifier.path, modifier.operand]
      : [modifier.path],
  );
  const seen: string[] = [];
  for (const path of paths) {
    const clash = seen.find((other) => isPrefix(other, path) || isPrefix(path, other));
    if (clash !== undefined) {
      const shorter = clash.length < path.length ? clash : path;
      throw new ServerError(
        40,
        `Updating the path '${path}' would create a conflict at '${shorter}'`,
      );
    }
    seen.push(path);
  }
}

function isPrefix(prefix: string, path: string): boolean {
  return path === prefix || path.startsWith(`${prefix}.`);
}

function comparePaths(left: string, right: string): number {
  const [a, b] = [left.split('.'), right.split('.')];
  for (let index = 0; index < Math.min(a.length, b.length); index++) {
    const difference = compareParts(a[index] ?? '', b[index] ?? '');
    if (difference !== 0) {
      return difference;
    }
  }
  return a.length - b.length;
}

function compareParts(left: string, right: string): number {
  const areNumbers = /^\d+$/.test(left) && /^\d+$/.test(right);
  if (areNumbers) {
    return Number(left) - Number(right);
  }
  return left < right ? -1 : left > right ? 1 : 0;
}
