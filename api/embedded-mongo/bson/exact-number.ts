import { Decimal128, Double, Long } from 'bson';

import type { Numeric } from './value';

/** coefficient × 10^exponent, exactly. */
export type ExactNumber = { coefficient: bigint; exponent: number };

export type SpecialNumber = 'NaN' | 'Infinity' | '-Infinity';

export function toDouble(value: Numeric): number {
  if (typeof value === 'number') {
    return value;
  }
  if (value instanceof Long) {
    return value.toNumber();
  }
  return value instanceof Double ? value.value : Number(value.toString());
}

/** The exact value of a finite number, or the name of a special one. */
export function toExact(value: Numeric): ExactNumber | SpecialNumber {
  if (value instanceof Long) {
    return { coefficient: value.toBigInt(), exponent: 0 };
  }
  if (value instanceof Decimal128) {
    return exactFromText(value.toString());
  }
  return exactFromDouble(typeof value === 'number' ? value : value.value);
}

function exactFromText(text: string): ExactNumber | SpecialNumber {
  if (text.endsWith('NaN')) {
    return 'NaN';
  }
  if (text.endsWith('Infinity')) {
    return text.startsWith('-') ? '-Infinity' : 'Infinity';
  }
  const [mantissa = '0', power = '0'] = text.split(/e/i);
  const [whole = '0', fraction = ''] = mantissa.split('.');
  return { coefficient: BigInt(whole + fraction), exponent: Number(power) - fraction.length };
}

function exactFromDouble(value: number): ExactNumber | SpecialNumber {
  if (!Number.isFinite(value)) {
    return Number.isNaN(value) ? 'NaN' : value > 0 ? 'Infinity' : '-Infinity';
  }
  if (Number.isInteger(value)) {
    return { coefficient: BigInt(value), exponent: 0 };
  }
  // value = mantissa / 2^shift = mantissa * 5^shift / 10^shift
  let shift = 0;
  let mantissa = value;
  while (!Number.isInteger(mantissa)) {
    mantissa *= 2;
    shift++;
  }
  return { coefficient: BigInt(mantissa) * 5n ** BigInt(shift), exponent: -shift };
}

/** left - right. */
export function subtractExact(left: ExactNumber, right: ExactNumber): ExactNumber {
  return addExact(left, { coefficient: -right.coefficient, exponent: right.exponent });
}

export function addExact(left: ExactNumber, right: ExactNumber): ExactNumber {
  const exponent = Math.min(left.exponent, right.exponent);
  return {
    coefficient: scaled(left, exponent) + scaled(right, exponent),
    exponent,
  };
}

function scaled(value: ExactNumber, exponent: number): bigint {
  return value.coefficient * 10n ** BigInt(value.exponent - exponent);
}
