import { isDoc, type Value } from '../../bson/value';
import { assertThat } from '../../errors/server-error';

import type { Environment, Evaluate, Scope } from './environment';

/** Compiles `$a.b`, `$$ROOT` and `$$name.a`. @throws ServerError 17276 for an unknown variable */
export function compileFieldPath(text: string, scope: Scope): Evaluate {
  if (!text.startsWith('$$')) {
    const parts = checkParts(text.slice(1));
    return (environment) => walkPath(environment.root, parts);
  }
  const [name = '', ...rest] = text.slice(2).split('.');
  const read = compileVariable(name, scope);
  if (rest.length === 0) {
    return read;
  }
  const parts = checkParts(rest.join('.'));
  return (environment) => walkPath(read(environment), parts);
}

function checkParts(path: string): string[] {
  const parts = path.split('.');
  assertThat(path !== '', 16872, "'$' by itself is not a valid FieldPath");
  assertThat(!parts.includes(''), 15998, 'FieldPath field names may not be empty strings.');
  const dollar = parts.find((part) => part.startsWith('$'));
  assertThat(
    dollar === undefined,
    16410,
    `FieldPath field names may not start with '$'. Consider using $getField or $setField.`,
  );
  return parts;
}

const systemVariables = new Map<string, (environment: Environment) => Value>([
  ['ROOT', ({ root }) => root],
  ['CURRENT', ({ root }) => root],
  ['REMOVE', () => undefined],
  ['NOW', ({ variables }) => variables.get('NOW') ?? new Date()],
]);

function compileVariable(name: string, scope: Scope): Evaluate {
  const system = systemVariables.get(name);
  if (system && !scope.has(name)) {
    return system;
  }
  assertThat(scope.has(name), 17276, `Use of undefined variable: ${name}`);
  return ({ variables }) => variables.get(name);
}

/** The value of a path; through an array it is the array of its items' values. */
export function walkPath(value: Value, parts: readonly string[], depth = 0): Value {
  if (depth === parts.length) {
    return value;
  }
  if (isDoc(value)) {
    return walkPath(value.get(parts[depth] ?? ''), parts, depth + 1);
  }
  if (Array.isArray(value)) {
    return value
      .map((item) =>
        isDoc(item) || Array.isArray(item) ? walkPath(item, parts, depth) : undefined,
      )
      .filter((item) => item !== undefined);
  }
  return undefined;
}

/** @throws ServerError 16867/16868 for a name `$let` cannot bind */
export function checkVariableName(name: string): void {
  if (name === 'CURRENT') {
    return;
  }
  assertThat(
    /^[a-z\u0080-\uffff][A-Za-z0-9_\u0080-\uffff]*$/.test(name),
    9,
    `'${name}' starts with an invalid character for a user variable name`,
  );
}
