import { Long } from 'bson';

import { combine, isInteger, rankOf, toBigInt } from '../bson/arithmetic';
import { describeElement, describeValue } from '../bson/describe';
import { isDoc, isNumeric, type Numeric, typeName, type Value } from '../bson/value';
import { ServerError } from '../errors/server-error';

/** The value a modifier works on, and where it lies, for messages. */
export type Place = { current: Value; path: string; id: Value };

export function increment(place: Place, amount: Value): Value {
  return arithmetic({ place, operand: amount, operator: '$inc' });
}

export function multiply(place: Place, factor: Value): Value {
  return arithmetic({ place, operand: factor, operator: '$mul' });
}

type Arithmetic = { place: Place; operand: Value; operator: '$inc' | '$mul' };

function arithmetic({ place, operand, operator }: Arithmetic): Value {
  const verb = operator === '$inc' ? 'increment' : 'multiply';
  if (!isNumeric(operand)) {
    throw new ServerError(
      14,
      `Cannot ${verb} with non-numeric argument: ${describeElement(place.path, operand)}`,
    );
  }
  if (place.current === undefined) {
    return operator === '$inc' ? operand : combine('multiply', operand, zeroLike(operand));
  }
  if (!isNumeric(place.current)) {
    throw new ServerError(
      14,
      `Cannot apply ${operator} to a value of non-numeric type. {_id: ${describeValue(place.id)}} has the field '${lastPart(place.path)}' of non-numeric type ${typeName(place.current)}`,
    );
  }
  const result = combine(operator === '$inc' ? 'add' : 'multiply', place.current, operand);
  if (result === undefined) {
    throw new ServerError(
      2,
      `Failed to apply ${operator} operations to current value (${describeValue(place.current)}) for document {_id: ${describeValue(place.id)}}`,
    );
  }
  return result;
}

function zeroLike(value: Numeric): Numeric {
  return rankOf(value) === 1 ? Long.ZERO : 0;
}

function lastPart(path: string): string {
  return path.split('.').at(-1) ?? path;
}

const bitOperators = new Map<string, (left: bigint, right: bigint) => bigint>([
  ['and', (left, right) => left & right],
  ['or', (left, right) => left | right],
  ['xor', (left, right) => left ^ right],
]);

export function applyBit(place: Place, operand: Value): Value {
  if (!isDoc(operand) || operand.size === 0) {
    throw new ServerError(
      2,
      `The $bit modifier is not compatible with a ${typeName(operand)}. You must pass in an embedded document: {$bit: {field: {and/or/xor: #}}`,
    );
  }
  let result: Value = place.current ?? 0;
  if (!isInteger(result)) {
    throw new ServerError(
      2,
      `Cannot apply $bit to a value of non-integral type.{_id: ${describeValue(place.id)}} has the field ${lastPart(place.path)} of non-integer type ${typeName(result)}`,
    );
  }
  for (const [name, argument] of operand) {
    const combineBits = bitOperators.get(name);
    if (!combineBits) {
      throw new ServerError(
        2,
        `The $bit modifier only supports 'and', 'or', and 'xor', not '${name}' which is an unknown operator: {${name}: ${describeValue(argument)}}`,
      );
    }
    if (!isInteger(argument)) {
      throw new ServerError(
        2,
        `The $bit modifier field must be an Integer(32/64 bit); a '${typeName(argument)}' is not supported here: {${name}: ${describeValue(argument)}}`,
      );
    }
    result = bitResult([result, argument], combineBits);
  }
  return result;
}

function bitResult(
  [left, right]: [number | Long, number | Long],
  combineBits: (left: bigint, right: bigint) => bigint,
): number | Long {
  const bits = combineBits(toBigInt(left), toBigInt(right));
  return left instanceof Long || right instanceof Long ? Long.fromBigInt(bits) : Number(bits);
}
