import { toDouble } from '../../bson/exact-number';
import { type Doc, isNumeric, type Numeric, typeName, type Value } from '../../bson/value';
import { assertThat, ServerError } from '../../errors/server-error';
import type { Arguments, PositionalOperator } from '../expression/environment';

export function isNullish(value: Value): value is null | undefined {
  return value === null || value === undefined;
}

/** An operator of one argument that answers null for null or missing. */
export function unary(run: (value: Exclude<Value, null | undefined>) => Value): PositionalOperator {
  return exactly(1, ([value]) => (isNullish(value) ? null : run(value)));
}

export function exactly(count: number, run: PositionalOperator['run']): PositionalOperator {
  return { least: count, most: count, run };
}

export function between(
  least: number,
  most: number,
  run: PositionalOperator['run'],
): PositionalOperator {
  return { least, most, run };
}

export function anyNumber(run: PositionalOperator['run']): PositionalOperator {
  return { least: 0, most: Infinity, run };
}

/** @throws ServerError with the code; the complaint goes on with the type that was found */
export function requireNumber(value: Value, code: number, complaint: string): Numeric {
  return isNumeric(value) ? value : refuseType(value, code, complaint);
}

export function requireWhole(value: Value, code: number, complaint: string): number {
  const number = toDouble(requireNumber(value, code, complaint));
  return Number.isInteger(number) ? number : refuseType(value, code, complaint);
}

export function requireArray(value: Value, code: number, complaint: string): Value[] {
  return Array.isArray(value) ? value : refuseType(value, code, complaint);
}

export function requireText(value: Value, code: number, complaint: string): string {
  return typeof value === 'string' ? value : refuseType(value, code, complaint);
}

export function refuseType(value: Value, code: number, complaint: string): never {
  throw new ServerError(code, `${complaint} ${typeName(value)}`);
}

/** @throws ServerError 18536 for an argument nobody knows, 18631 for one that is missing */
export function checkArguments(given: Doc, name: string, { required, optional }: Arguments): void {
  const unknown = [...given.keys()].find(
    (field) => !required.includes(field) && !optional.includes(field),
  );
  assertThat(unknown === undefined, 18536, `Unrecognized argument to ${name}: ${unknown}`);
  const missing = required.find((field) => !given.has(field));
  assertThat(missing === undefined, 18631, `Missing '${missing}' parameter to ${name}`);
}
