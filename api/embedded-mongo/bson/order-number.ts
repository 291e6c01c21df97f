import { Decimal128, Long } from 'bson';

import { type ExactNumber, subtractExact, toDouble, toExact } from './exact-number';
import type { Numeric } from './value';
import { reserve, writeByte, writeName, type Writer } from './writer';

/**
 * Eight bytes for the greatest double that is not above the value, then 0, or 1 and what is left of it,
 * so that int64 and decimal values between two doubles keep their order.
 */
export function writeNumberKey(writer: Writer, value: Numeric): void {
  const double = toDouble(value);
  if (!(value instanceof Long) && !(value instanceof Decimal128)) {
    writeDouble(writer, double);
    writeByte(writer, 0);
    return;
  }
  const exact = toExact(value);
  if (typeof exact === 'string' || (value instanceof Long && Number.isSafeInteger(double))) {
    writeDouble(writer, double);
    writeByte(writer, 0);
    return;
  }
  writeExact(writer, exact, double);
}

function writeExact(writer: Writer, exact: ExactNumber, nearest: number): void {
  let floor = nearest;
  let rest = restAbove(exact, floor);
  while (rest.coefficient < 0n) {
    floor = doubleBelow(floor);
    rest = restAbove(exact, floor);
  }
  writeDouble(writer, floor);
  if (rest.coefficient === 0n) {
    writeByte(writer, 0);
    return;
  }
  writeByte(writer, 1);
  const coefficient = rest.coefficient.toString();
  const digits = withoutTrailingZeros(coefficient);
  const magnitude = coefficient.length + rest.exponent;
  const at = reserve(writer, 2);
  writer.bytes.writeUInt16BE(magnitude + 0x8000, at);
  writeName(writer, digits);
}

function withoutTrailingZeros(digits: string): string {
  let end = digits.length;
  while (digits[end - 1] === '0') {
    end--;
  }
  return digits.slice(0, end);
}

const farBelow: ExactNumber = { coefficient: -1n, exponent: 6200 };

function restAbove(exact: ExactNumber, floor: number): ExactNumber {
  if (floor === Infinity) {
    return { coefficient: -1n, exponent: 0 };
  }
  const base = floor === -Infinity ? farBelow : toExact(floor);
  return typeof base === 'string' ? exact : subtractExact(exact, base);
}

function doubleBelow(value: number): number {
  const bytes = Buffer.alloc(8);
  writeSortable(bytes, value, 0);
  bytes.writeBigUInt64BE(bytes.readBigUInt64BE() - 1n);
  const bits = bytes.readBigUInt64BE();
  const isPositive = bits >= 1n << 63n;
  bytes.writeBigUInt64BE(isPositive ? bits ^ (1n << 63n) : BigInt.asUintN(64, ~bits));
  return bytes.readDoubleBE();
}

function writeDouble(writer: Writer, value: number): void {
  const at = reserve(writer, 8);
  writeSortable(writer.bytes, value, at);
}

function writeSortable(bytes: Buffer, value: number, at: number): void {
  if (Number.isNaN(value)) {
    bytes.fill(0, at, at + 8);
    return;
  }
  bytes.writeDoubleBE(value === 0 ? 0 : value, at);
  const high = bytes.readUInt32BE(at);
  if (high >= 0x8000_0000) {
    bytes.writeUInt32BE(~high >>> 0, at);
    bytes.writeUInt32BE(~bytes.readUInt32BE(at + 4) >>> 0, at + 4);
  } else {
    bytes.writeUInt32BE((high | 0x8000_0000) >>> 0, at);
  }
}
