import { toDouble } from '../../bson/exact-number';
import { isNumeric, type Numeric, typeName, type Value } from '../../bson/value';
import { ServerError } from '../../errors/server-error';
import type { PositionalOperator } from '../expression/environment';

export function isNullish(value: Value): value is null | undefined {
  return value === null || value === undefined;
}

/** An operator of one argument that answers null for null or missing. */
export function unary(run: (value: Exclude<Value, null | undefined>) => Value): PositionalOperator {
  return {
    least: 1,
    most: 1,
    run: ([value]) => (isNullish(value) ? null : run(value)),
  };
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

type Complaint = { code: number; message: (type: string) => string };

export function requireNumber(value: Value, complaint: Complaint): Numeric {
  if (!isNumeric(value)) {
    throw new ServerError(complaint.code, complaint.message(typeName(value)));
  }
  return value;
}

export function requireWhole(value: Value, complaint: Complaint): number {
  const number = toDouble(requireNumber(value, complaint));
  if (!Number.isInteger(number)) {
    throw new ServerError(complaint.code, complaint.message(typeName(value)));
  }
  return number;
}

export function requireArray(value: Value, complaint: Complaint): Value[] {
  if (!Array.isArray(value)) {
    throw new ServerError(complaint.code, complaint.message(typeName(value)));
  }
  return value;
}

export function requireText(value: Value, complaint: Complaint): string {
  if (typeof value !== 'string') {
    throw new ServerError(complaint.code, complaint.message(typeName(value)));
  }
  return value;
}
