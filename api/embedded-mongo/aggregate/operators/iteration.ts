import { toDouble } from '../../bson/exact-number';
import { type Doc, isDoc, isNumeric, typeName, type Value } from '../../bson/value';
import { ServerError } from '../../errors/server-error';
import { isTrue } from '../../query/parse-operator';
import {
  type Compile,
  type Evaluate,
  type Scope,
  type SpecialOperator,
  withVariables,
} from '../expression/environment';
import { checkVariableName } from '../expression/field-path';

import { isNullish } from './operand';

type Tools = { compile: Compile; scope: Scope; name: string };

function readSpec(
  operand: Value,
  { name }: Tools,
  fields: { required: string[]; optional: string[] },
): Doc {
  if (!isDoc(operand)) {
    throw new ServerError(28646, `${name} only supports an object as its argument`);
  }
  for (const field of operand.keys()) {
    if (!fields.required.includes(field) && !fields.optional.includes(field)) {
      throw new ServerError(28647, `Unrecognized parameter to ${name}: ${field}`);
    }
  }
  const missing = fields.required.find((field) => !operand.has(field));
  if (missing !== undefined) {
    throw new ServerError(28648, `Missing '${missing}' parameter to ${name}`);
  }
  return operand;
}

function listOf(value: Value, name: string): Value[] | null {
  if (isNullish(value)) {
    return null;
  }
  if (!Array.isArray(value)) {
    throw new ServerError(
      name === '$map' ? 16883 : 28651,
      `input to ${name} must be an array not ${typeName(value)}`,
    );
  }
  return value;
}

function itemName(spec: Doc): string {
  const name = spec.get('as') ?? 'this';
  if (typeof name !== 'string') {
    throw new ServerError(9, "'as' must be a string");
  }
  checkVariableName(name);
  return name;
}

function map(operand: Value, tools: Tools): Evaluate {
  const spec = readSpec(operand, tools, { required: ['input', 'in'], optional: ['as'] });
  const name = itemName(spec);
  const input = tools.compile(spec.get('input'), tools.scope);
  const inner = tools.compile(spec.get('in'), new Set([...tools.scope, name]));
  return (environment) =>
    listOf(input(environment), '$map')?.map(
      (item) => inner(withVariables(environment, [[name, item]])) ?? null,
    ) ?? null;
}

function filter(operand: Value, tools: Tools): Evaluate {
  const spec = readSpec(operand, tools, { required: ['input', 'cond'], optional: ['as', 'limit'] });
  const name = itemName(spec);
  const input = tools.compile(spec.get('input'), tools.scope);
  const test = tools.compile(spec.get('cond'), new Set([...tools.scope, name]));
  const limit = spec.has('limit') ? tools.compile(spec.get('limit'), tools.scope) : undefined;
  return (environment) => {
    const items = listOf(input(environment), '$filter');
    const kept =
      items?.filter((item) => isTrue(test(withVariables(environment, [[name, item]])))) ?? null;
    const most = limit?.(environment);
    return kept && isNumeric(most) ? kept.slice(0, toDouble(most)) : kept;
  };
}

function reduce(operand: Value, tools: Tools): Evaluate {
  const spec = readSpec(operand, tools, {
    required: ['input', 'initialValue', 'in'],
    optional: [],
  });
  const input = tools.compile(spec.get('input'), tools.scope);
  const start = tools.compile(spec.get('initialValue'), tools.scope);
  const inner = tools.compile(spec.get('in'), new Set([...tools.scope, 'this', 'value']));
  return (environment) => {
    const items = input(environment);
    if (isNullish(items)) {
      return null;
    }
    if (!Array.isArray(items)) {
      throw new ServerError(
        40080,
        `$reduce requires that 'input' be an array, found: ${typeName(items)}`,
      );
    }
    return items.reduce<Value>(
      (value, item) =>
        inner(
          withVariables(environment, [
            ['this', item],
            ['value', value],
          ]),
        ),
      start(environment),
    );
  };
}

function getField(operand: Value, { compile, scope }: Tools): Evaluate {
  const spec =
    isDoc(operand) && operand.has('field') ? operand : new Map<string, Value>([['field', operand]]);
  const name = compile(spec.get('field'), scope);
  const input = spec.has('input') ? compile(spec.get('input'), scope) : undefined;
  return (environment) => {
    const field = name(environment);
    if (typeof field !== 'string') {
      throw new ServerError(
        5654602,
        `$getField requires 'field' to evaluate to type String, but got ${typeName(field)}`,
      );
    }
    const source = input ? input(environment) : environment.root;
    return isDoc(source) ? source.get(field) : isNullish(source) ? null : undefined;
  };
}

function setField(operand: Value, tools: Tools): Evaluate {
  const isUnset = tools.name === '$unsetField';
  const spec = readSpec(operand, tools, {
    required: isUnset ? ['field', 'input'] : ['field', 'input', 'value'],
    optional: [],
  });
  const name = tools.compile(spec.get('field'), tools.scope);
  const input = tools.compile(spec.get('input'), tools.scope);
  const value = isUnset ? () => undefined : tools.compile(spec.get('value'), tools.scope);
  return (environment) => {
    const source = input(environment);
    if (isNullish(source)) {
      return null;
    }
    const field = name(environment);
    if (!isDoc(source) || typeof field !== 'string') {
      throw new ServerError(4161105, `${tools.name} requires 'input' to evaluate to type Object`);
    }
    const result = new Map(source);
    const next = value(environment);
    if (next === undefined) {
      result.delete(field);
    } else {
      result.set(field, next);
    }
    return result;
  };
}

export const iterationOperators: [string, SpecialOperator][] = [
  ['$map', map],
  ['$filter', filter],
  ['$reduce', reduce],
  ['$getField', getField],
  ['$setField', setField],
  ['$unsetField', setField],
];
