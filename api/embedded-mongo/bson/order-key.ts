import {
  Binary,
  BSONRegExp,
  BSONSymbol,
  Code,
  Decimal128,
  Long,
  MinKey,
  ObjectId,
  Timestamp,
} from 'bson';

import { decodeDoc } from './decode';
import { type ExactNumber, subtractExact, toDouble, toExact } from './exact-number';
import { type Doc, isDoc, isNumeric, type Numeric, type Value } from './value';

/** First byte of an encoded value: MongoDB's order of types. All lie in 0x0a–0xf0, so that 0x00 ends and 0xff escapes. */
export const orderTag = {
  minKey: 10,
  undefined: 15,
  null: 20,
  number: 30,
  string: 60,
  object: 70,
  array: 80,
  binData: 90,
  objectId: 100,
  bool: 110,
  date: 120,
  timestamp: 130,
  regex: 140,
  code: 160,
  codeWithScope: 170,
  maxKey: 240,
} as const;

type KeyWriter = { bytes: Buffer; length: number };

function createKeyWriter(): KeyWriter {
  return { bytes: Buffer.allocUnsafe(64), length: 0 };
}

/** Bytes whose memcmp order is MongoDB's order of values; equal for equal values, whatever their number type. */
export function orderKey(value: Value): Buffer {
  const writer = createKeyWriter();
  writeOrdered(writer, value);
  return writer.bytes.subarray(0, writer.length);
}

/** Appends one value; a missing one counts as null. */
function writeOrdered(writer: KeyWriter, value: Value): void {
  const tag = orderTagOf(value);
  writeByte(writer, tag);
  writeContent(writer, value);
}

function writeByte(writer: KeyWriter, byte: number): void {
  const at = reserve(writer, 1);
  writer.bytes[at] = byte;
}

/** May replace `writer.bytes`: reserve first, then take hold of the bytes. */
function reserve(writer: KeyWriter, size: number): number {
  const at = writer.length;
  if (at + size > writer.bytes.length) {
    const larger = Buffer.allocUnsafe(Math.max(writer.bytes.length * 2, at + size));
    writer.bytes.copy(larger, 0, 0, at);
    writer.bytes = larger;
  }
  writer.length = at + size;
  return at;
}

export function orderTagOf(value: Value): number {
  switch (typeof value) {
    case 'string':
      return orderTag.string;
    case 'number':
      return orderTag.number;
    case 'boolean':
      return orderTag.bool;
    case 'undefined':
      return orderTag.null;
    default:
      return value === null ? orderTag.null : tagOfObject(value);
  }
}

const tagsByConstructor = new Map<unknown, number>([
  [ObjectId, orderTag.objectId],
  [Date, orderTag.date],
  [Map, orderTag.object],
  [Buffer, orderTag.object],
  [Array, orderTag.array],
  [Timestamp, orderTag.timestamp],
  [BSONSymbol, orderTag.string],
  [BSONRegExp, orderTag.regex],
  [MinKey, orderTag.minKey],
]);

function tagOfObject(value: object): number {
  const known = tagsByConstructor.get(value.constructor);
  if (known !== undefined) {
    return known;
  }
  if (isNumeric(value)) {
    return orderTag.number;
  }
  if (value instanceof Binary) {
    return orderTag.binData;
  }
  if (value instanceof Code) {
    return value.scope ? orderTag.codeWithScope : orderTag.code;
  }
  return orderTag.maxKey;
}

function writeContent(writer: KeyWriter, value: Value): void {
  if (typeof value === 'string') {
    writeText(writer, value);
  } else if (typeof value === 'boolean') {
    writeByte(writer, value ? 1 : 0);
  } else if (isNumeric(value)) {
    writeNumber(writer, value);
  } else if (value instanceof ObjectId) {
    const at = reserve(writer, 12);
    writer.bytes.set(value.id, at);
  } else if (value instanceof Date) {
    writeSortableInt64(writer, BigInt(value.getTime()));
  } else if (typeof value === 'object' && value !== null) {
    writeRareContent(writer, value);
  }
}

function writeRareContent(writer: KeyWriter, value: Exclude<Value, string | boolean | null>): void {
  if (isDoc(value)) {
    writeFields(writer, value);
  } else if (Buffer.isBuffer(value)) {
    writeFields(writer, decodeDoc(value));
  } else if (Array.isArray(value)) {
    for (const item of value) {
      writeOrdered(writer, item);
    }
    writeByte(writer, 0);
  } else if (value instanceof Timestamp) {
    const at = reserve(writer, 8);
    writer.bytes.writeBigUInt64BE(value.toBigInt(), at);
  } else if (value instanceof Binary) {
    const at = reserve(writer, 4);
    writer.bytes.writeUInt32BE(value.position, at);
    writeByte(writer, value.sub_type);
    const contentAt = reserve(writer, value.position);
    writer.bytes.set(value.buffer.subarray(0, value.position), contentAt);
  } else {
    writeTextContent(writer, value);
  }
}

function writeTextContent(writer: KeyWriter, value: unknown): void {
  if (value instanceof BSONSymbol) {
    writeText(writer, value.value);
  } else if (value instanceof BSONRegExp) {
    writeText(writer, value.pattern);
    writeText(writer, value.options);
  } else if (value instanceof Code) {
    writeText(writer, value.code);
    if (value.scope) {
      writeFields(writer, new Map<string, Value>(Object.entries(value.scope)));
    }
  }
}

function writeFields(writer: KeyWriter, doc: Doc): void {
  for (const [name, value] of doc) {
    writeByte(writer, orderTagOf(value));
    writeText(writer, name);
    writeContent(writer, value);
  }
  writeByte(writer, 0);
}

/** UTF-8 with 0x00 written as 0x00 0xff, ended by 0x00. */
function writeText(writer: KeyWriter, text: string): void {
  const size = Buffer.byteLength(text);
  const at = reserve(writer, size);
  writer.bytes.write(text, at);
  if (text.includes('\0')) {
    const escaped = Buffer.from(writer.bytes.subarray(at, at + size));
    writer.length = at;
    for (const byte of escaped) {
      writeByte(writer, byte);
      if (byte === 0) {
        writeByte(writer, 255);
      }
    }
  }
  writeByte(writer, 0);
}

function writeSortableInt64(writer: KeyWriter, value: bigint): void {
  const at = reserve(writer, 8);
  writer.bytes.writeBigUInt64BE(BigInt.asUintN(64, value ^ (1n << 63n)), at);
}

/**
 * Eight bytes for the greatest double that is not above the value, then 0, or 1 and what is left of it,
 * so that int64 and decimal values between two doubles keep their order.
 */
function writeNumber(writer: KeyWriter, value: Numeric): void {
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

function writeExact(writer: KeyWriter, exact: ExactNumber, nearest: number): void {
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
  const digits = rest.coefficient.toString().replace(/0+$/, '');
  const magnitude = rest.coefficient.toString().length + rest.exponent;
  const at = reserve(writer, 2);
  writer.bytes.writeUInt16BE(magnitude + 0x8000, at);
  writeText(writer, digits);
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

function writeDouble(writer: KeyWriter, value: number): void {
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
