import { type Doc, isDoc, type Value } from '../../bson/value';
import { assertThat, ServerError } from '../../errors/server-error';
import { checkArguments } from '../operators/operand';
import {
  namedOperators,
  positionalOperators,
  specialOperators,
} from '../operators/operator-tables';

import type {
  Environment,
  Evaluate,
  NamedOperator,
  PositionalOperator,
  Scope,
} from './environment';
import { compileFieldPath } from './field-path';

/**
 * Compiles an aggregation expression.
 * @throws ServerError 168 for an operator it does not know
 */
export function compileExpression(expression: Value, scope: Scope): Evaluate {
  if (typeof expression === 'string' && expression.startsWith('$')) {
    return compileFieldPath(expression, scope);
  }
  if (Array.isArray(expression)) {
    const items = expression.map((item) => compileExpression(item, scope));
    return (environment) => items.map((item) => item(environment) ?? null);
  }
  if (isDoc(expression)) {
    const [first] = expression.keys();
    return first?.startsWith('$') === true
      ? compileOperator(first, expression, scope)
      : compileObject(expression, scope);
  }
  return () => expression;
}

function compileObject(expression: Doc, scope: Scope): Evaluate {
  const fields = [...expression].map(([name, value]): [string, Evaluate] => {
    assertThat(
      !name.includes('.'),
      16405,
      `FieldPath field names may not contain '.'. Consider using $getField or $setField.`,
    );
    return [name, compileExpression(value, scope)];
  });
  return (environment) => {
    const result: Doc = new Map();
    for (const [name, evaluate] of fields) {
      const value = evaluate(environment);
      if (value !== undefined) {
        result.set(name, value);
      }
    }
    return result;
  };
}

function compileOperator(name: string, expression: Doc, scope: Scope): Evaluate {
  if (expression.size !== 1) {
    throw new ServerError(
      15983,
      `an object representing an expression must have exactly one field: ${[...expression.keys()].join(', ')}`,
    );
  }
  const operand = expression.get(name);
  const special = specialOperators.get(name);
  if (special) {
    return special(operand, { compile: compileExpression, scope, name });
  }
  const named = namedOperators.get(name);
  if (named && isDoc(operand) && ![...operand.keys()][0]?.startsWith('$')) {
    return compileNamed({ name, operator: named }, operand, scope);
  }
  const positional = positionalOperators.get(name);
  if (positional) {
    return compilePositional({ name, operator: positional }, operand, scope);
  }
  throw named
    ? new ServerError(
        named.required.length > 0 ? 18628 : 40535,
        `${name} only supports an object as its argument`,
      )
    : new ServerError(168, `Unrecognized expression '${name}'`);
}

type Named<T> = { name: string; operator: T };

function compilePositional(
  { name, operator }: Named<PositionalOperator>,
  operand: Value,
  scope: Scope,
): Evaluate {
  const operands = Array.isArray(operand) ? operand : [operand];
  if (operands.length < operator.least || operands.length > operator.most) {
    const wanted =
      operator.least === operator.most
        ? `exactly ${operator.least}`
        : `at least ${operator.least} and at most ${operator.most}`;
    throw new ServerError(
      16020,
      `Expression ${name} takes ${wanted} arguments. ${operands.length} were passed in.`,
    );
  }
  const compiled = operands.map((item) => compileExpression(item, scope));
  return (environment) => operator.run(compiled.map((item) => item(environment)));
}

function compileNamed(
  { name, operator }: Named<NamedOperator>,
  operand: Doc,
  scope: Scope,
): Evaluate {
  checkArguments(operand, name, operator);
  const fields = [...operand].map(([field, value]): [string, Evaluate] => [
    field,
    compileExpression(value, scope),
  ]);
  return (environment: Environment) =>
    operator.run(new Map(fields.map(([field, evaluate]) => [field, evaluate(environment)])));
}
