import { compareValues } from '../../bson/compare';
import { orderTagOf } from '../../bson/order-key';
import { isDoc, type Value } from '../../bson/value';
import { assertThat } from '../../errors/server-error';
import { isTrue } from '../../query/parse-operator';
import {
  type Evaluate,
  type PositionalOperator,
  type SpecialOperator,
  type Tools,
  withVariables,
} from '../expression/environment';
import { checkVariableName } from '../expression/field-path';

import { exactly, isNullish } from './operand';

/** MongoDB's order in expressions, where missing comes before null. */
function compareInExpression([left, right]: readonly Value[]): number {
  if (left === undefined || right === undefined) {
    const [a, b] = [rankOf(left), rankOf(right)];
    return a - b;
  }
  return compareValues(left, right);
}

// missing sorts after MinKey and before everything else
function rankOf(value: Value): number {
  return value === undefined ? 15 : orderTagOf(value);
}

function comparison(test: (sign: number) => boolean): PositionalOperator {
  return exactly(2, (values) => test(compareInExpression(values)));
}

export const comparisonOperators: [string, PositionalOperator][] = [
  ['$eq', comparison((sign) => sign === 0)],
  ['$ne', comparison((sign) => sign !== 0)],
  ['$gt', comparison((sign) => sign > 0)],
  ['$gte', comparison((sign) => sign >= 0)],
  ['$lt', comparison((sign) => sign < 0)],
  ['$lte', comparison((sign) => sign <= 0)],
  ['$cmp', exactly(2, (values) => Math.sign(compareInExpression(values)))],
  ['$not', exactly(1, ([value]) => !isTrue(value))],
];

function operands(operand: Value): readonly Value[] {
  return Array.isArray(operand) ? operand : [operand];
}

const combined =
  (isAll: boolean): SpecialOperator =>
  (operand, { compile, scope }) => {
    const tests = operands(operand).map((item) => compile(item, scope));
    return (environment) =>
      isAll
        ? tests.every((test) => isTrue(test(environment)))
        : tests.some((test) => isTrue(test(environment)));
  };

function condition(operand: Value, { compile, scope }: Tools): Evaluate {
  const [test, then, otherwise] = conditionParts(operand).map((part) => compile(part, scope));
  return (environment) =>
    test && isTrue(test(environment)) ? then?.(environment) : otherwise?.(environment);
}

function conditionParts(operand: Value): readonly Value[] {
  if (!isDoc(operand)) {
    const parts = operands(operand);
    assertThat(parts.length === 3, 16020, 'Expression $cond takes exactly 3 arguments.');
    return parts;
  }
  for (const [index, name] of ['if', 'then', 'else'].entries()) {
    assertThat(operand.has(name), 17080 + index, `Missing '${name}' parameter to $cond`);
  }
  assertThat(operand.size === 3, 17083, 'Unrecognized parameter to $cond');
  return [operand.get('if'), operand.get('then'), operand.get('else')];
}

function ifNull(operand: Value, { compile, scope }: Tools): Evaluate {
  const parts = operands(operand);
  assertThat(parts.length >= 2, 1257300, '$ifNull needs at least two arguments');
  const values = parts.map((item) => compile(item, scope));
  return (environment) => {
    let last: Value;
    for (const value of values) {
      last = value(environment);
      if (!isNullish(last)) {
        return last;
      }
    }
    return last;
  };
}

function switchCase(operand: Value, { compile, scope }: Tools): Evaluate {
  const branches = isDoc(operand) ? operand.get('branches') : undefined;
  assertThat(
    isDoc(operand) && Array.isArray(branches) && branches.length > 0,
    40068,
    '$switch requires at least one branch.',
  );
  const compiled = branches.filter(isDoc).map((branch) => {
    assertThat(
      branch.has('case') && branch.has('then'),
      40067,
      "$switch requires each branch have a 'case' and a 'then' expression",
    );
    return { test: compile(branch.get('case'), scope), then: compile(branch.get('then'), scope) };
  });
  const otherwise = operand.has('default') ? compile(operand.get('default'), scope) : undefined;
  return (environment) => {
    const chosen = compiled.find(({ test }) => isTrue(test(environment)))?.then ?? otherwise;
    assertThat(
      chosen !== undefined,
      40066,
      '$switch could not find a matching branch for an input, and no default was specified.',
    );
    return chosen(environment);
  };
}

function bindVariables(operand: Value, { compile, scope }: Tools): Evaluate {
  const bindings = isDoc(operand) ? operand.get('vars') : undefined;
  assertThat(
    isDoc(operand) && isDoc(bindings) && operand.has('in'),
    16876,
    "$let needs 'vars' and 'in'",
  );
  const values = [...bindings].map(([name, expression]): [string, Evaluate] => {
    checkVariableName(name);
    return [name, compile(expression, scope)];
  });
  const inner = compile(operand.get('in'), new Set([...scope, ...bindings.keys()]));
  return (environment) =>
    inner(
      withVariables(
        environment,
        values.map(([name, evaluate]) => [name, evaluate(environment)]),
      ),
    );
}

export const logicOperators: [string, SpecialOperator][] = [
  ['$and', combined(true)],
  ['$or', combined(false)],
  ['$cond', condition],
  ['$ifNull', ifNull],
  ['$switch', switchCase],
  ['$let', bindVariables],
  ['$literal', (operand) => () => operand],
  ['$const', (operand) => () => operand],
  ['$expr', (operand, { compile, scope }) => compile(operand, scope)],
  ['$rand', () => () => Math.random()],
];
