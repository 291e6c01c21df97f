import { Decimal128, Long } from 'bson';

import { isInteger } from '../../bson/arithmetic';
import { toDouble } from '../../bson/exact-number';
import { doubleValue, type Numeric, type Value } from '../../bson/value';
import { assertThat } from '../../errors/server-error';
import type { PositionalOperator } from '../expression/environment';

import { between, isNullish, requireNumber, requireWhole, unary } from './operand';

export function wholeNumber(name: string, change: (value: number) => number): PositionalOperator {
  return unary((value) => {
    const number = requireNumber(value, 28765, `${name} only supports numeric types, not`);
    return roundAt({ number, places: 0, round: change });
  });
}

export function rounding(name: string, round: (value: number) => number): PositionalOperator {
  return between(1, 2, ([value, digits]) => {
    if (isNullish(value) || digits === null) {
      return null;
    }
    const number = requireNumber(value, 51081, `${name} only supports numeric types, not`);
    const places =
      digits === undefined
        ? 0
        : requireWhole(
            digits,
            51082,
            `precision argument to ${name} must be a integral value, not`,
          );
    assertThat(
      places >= -20 && places <= 100,
      51083,
      `cannot apply ${name} with precision value ${places} value must be in [-20, 100]`,
    );
    return roundAt({ number, places, round });
  });
}

function roundAt({
  number,
  places,
  round,
}: {
  number: Numeric;
  places: number;
  round: (value: number) => number;
}): Value {
  if (isInteger(number) && places >= 0) {
    return number;
  }
  const double = toDouble(number);
  if (!Number.isFinite(double)) {
    return number;
  }
  const shifted = shiftDecimal(round(shiftDecimal(double, places)), -places);
  if (isInteger(number)) {
    return number instanceof Long ? Long.fromNumber(shifted) : shifted;
  }
  return number instanceof Decimal128
    ? Decimal128.fromString(shifted.toFixed(Math.max(0, places)))
    : doubleValue(shifted);
}

// through text, so that 1.005 * 100 does not become 100.49999999999999
function shiftDecimal(value: number, places: number): number {
  const [mantissa = '0', exponent = '0'] = String(value).split('e');
  return Number(`${mantissa}e${Number(exponent) + places}`);
}

export function roundHalfEven(value: number): number {
  const floor = Math.floor(value);
  const rest = value - floor;
  if (rest !== 0.5) {
    return Math.round(value);
  }
  return floor % 2 === 0 ? floor : floor + 1;
}
