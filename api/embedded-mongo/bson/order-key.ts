import { Binary, BSONRegExp, BSONSymbol, Code, MinKey, ObjectId, Timestamp } from 'bson';

import { decodeDoc } from './decode';
import { writeNumberKey } from './order-number';
import { type Doc, isDoc, isNumeric, type Value } from './value';
import { createWriter, reserve, writeByte, type Writer } from './writer';

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

/** Bytes whose memcmp order is MongoDB's order of values; equal for equal values, whatever their number type. */
export function orderKey(value: Value): Buffer {
  const writer = createWriter(64);
  writeOrdered(writer, value);
  return writer.bytes.subarray(0, writer.length);
}

/** Appends one value; a missing one counts as null. */
function writeOrdered(writer: Writer, value: Value): void {
  const tag = orderTagOf(value);
  writeByte(writer, tag);
  writeContent(writer, value);
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

function writeContent(writer: Writer, value: Value): void {
  if (typeof value === 'string') {
    writeText(writer, value);
  } else if (typeof value === 'boolean') {
    writeByte(writer, value ? 1 : 0);
  } else if (isNumeric(value)) {
    writeNumberKey(writer, value);
  } else if (value instanceof ObjectId) {
    const at = reserve(writer, 12);
    writer.bytes.set(value.id, at);
  } else if (value instanceof Date) {
    writeSortableInt64(writer, BigInt(value.getTime()));
  } else if (typeof value === 'object' && value !== null) {
    writeRareContent(writer, value);
  }
}

function writeRareContent(writer: Writer, value: Exclude<Value, string | boolean | null>): void {
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

function writeTextContent(writer: Writer, value: unknown): void {
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

function writeFields(writer: Writer, doc: Doc): void {
  for (const [name, value] of doc) {
    writeByte(writer, orderTagOf(value));
    writeText(writer, name);
    writeContent(writer, value);
  }
  writeByte(writer, 0);
}

/** UTF-8 with 0x00 written as 0x00 0xff, ended by 0x00. */
function writeText(writer: Writer, text: string): void {
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

function writeSortableInt64(writer: Writer, value: bigint): void {
  const at = reserve(writer, 8);
  writer.bytes.writeBigUInt64BE(BigInt.asUintN(64, value ^ (1n << 63n)), at);
}
