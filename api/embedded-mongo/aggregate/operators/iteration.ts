import { toDouble } from '../../bson/exact-number';
import { type Doc, isDoc, isNumeric, putField, type Value } from '../../bson/value';
import { assertThat } from '../../errors/server-error';
import { isTrue } from '../../query/parse-operator';
import {
  type Arguments,
  type Environment,
  type Evaluate,
  type SpecialOperator,
  type Tools,
  withVariables,
} from '../expression/environment';
import { checkVariableName } from '../expression/field-path';

import { checkArguments, isNullish, requireArray, requireText } from './operand';

function readSpec(operand: Value, { name }: Tools, fields: Arguments): Doc {
  assertThat(isDoc(operand), 28646, `${name} only supports an object as its argument`);
  checkArguments(operand, name, fields);
  return operand;
}

function itemName(spec: Doc): string {
  const name = spec.get('as') ?? 'this';
  assertThat(typeof name === 'string', 9, "'as' must be a string");
  checkVariableName(name);
  return name;
}

function map(operand: Value, tools: Tools): Evaluate {
  const spec = readSpec(operand, tools, { required: ['input', 'in'], optional: ['as'] });
  const name = itemName(spec);
  const inner = tools.compile(spec.get('in'), new Set([...tools.scope, name]));
  return overItems({ spec, tools, code: 16883 }, (items, environment) =>
    items.map((item) => inner(withVariables(environment, [[name, item]])) ?? null),
  );
}

type Iteration = { spec: Doc; tools: Tools; code: number };

/** Goes over the items of `input`; null for null. */
function overItems(
  { spec, tools: { compile, scope, name }, code }: Iteration,
  run: (items: readonly Value[], environment: Environment) => Value,
): Evaluate {
  const input = compile(spec.get('input'), scope);
  return (environment) => {
    const items = input(environment);
    return isNullish(items)
      ? null
      : run(requireArray(items, code, `input to ${name} must be an array, not`), environment);
  };
}

function filter(operand: Value, tools: Tools): Evaluate {
  const spec = readSpec(operand, tools, { required: ['input', 'cond'], optional: ['as', 'limit'] });
  const name = itemName(spec);
  const test = tools.compile(spec.get('cond'), new Set([...tools.scope, name]));
  const limit = spec.has('limit') ? tools.compile(spec.get('limit'), tools.scope) : undefined;
  return overItems({ spec, tools, code: 28651 }, (items, environment) => {
    const kept = items.filter((item) => isTrue(test(withVariables(environment, [[name, item]]))));
    const most = limit?.(environment);
    return isNumeric(most) ? kept.slice(0, toDouble(most)) : kept;
  });
}

function reduce(operand: Value, tools: Tools): Evaluate {
  const spec = readSpec(operand, tools, {
    required: ['input', 'initialValue', 'in'],
    optional: [],
  });
  const start = tools.compile(spec.get('initialValue'), tools.scope);
  const inner = tools.compile(spec.get('in'), new Set([...tools.scope, 'this', 'value']));
  return overItems({ spec, tools, code: 40080 }, (items, environment) =>
    items.reduce<Value>(
      (value, item) =>
        inner(
          withVariables(environment, [
            ['this', item],
            ['value', value],
          ]),
        ),
      start(environment),
    ),
  );
}

function getField(operand: Value, { compile, scope }: Tools): Evaluate {
  const spec =
    isDoc(operand) && operand.has('field') ? operand : new Map<string, Value>([['field', operand]]);
  const name = compile(spec.get('field'), scope);
  const input = spec.has('input') ? compile(spec.get('input'), scope) : undefined;
  return (environment) => {
    const field = requireText(
      name(environment),
      5654602,
      "$getField requires 'field' to be a text, not",
    );
    const source = input ? input(environment) : environment.root;
    return isDoc(source) ? source.get(field) : isNullish(source) ? null : undefined;
  };
}

function setField(operand: Value, tools: Tools): Evaluate {
  const spec = readSpec(operand, tools, { required: ['field', 'input', 'value'], optional: [] });
  const [name, input, value] = ['field', 'input', 'value'].map((field) =>
    tools.compile(spec.get(field), tools.scope),
  );
  return (environment) => {
    const source = input?.(environment);
    if (isNullish(source)) {
      return null;
    }
    assertThat(isDoc(source), 4161105, "$setField requires 'input' to evaluate to type Object");
    const field = requireText(
      name?.(environment),
      4161107,
      "$setField requires 'field' to be a text, not",
    );
    const result = new Map(source);
    putField(result, field, value?.(environment));
    return result;
  };
}

export const iterationOperators: [string, SpecialOperator][] = [
  ['$map', map],
  ['$filter', filter],
  ['$reduce', reduce],
  ['$getField', getField],
  ['$setField', setField],
];
