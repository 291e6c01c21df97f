import {
  Binary,
  BSONRegExp,
  BSONSymbol,
  Code,
  Decimal128,
  Double,
  Long,
  MinKey,
  ObjectId,
  Timestamp,
} from 'bson';

import { type Doc, isInt32, type Value } from './value';
import {
  closeDoc,
  createWriter,
  itemName,
  beginDoc,
  reserve,
  writeBytes,
  writeInt64,
  writeName,
  writeString,
  type Writer,
} from './writer';

/** Encodes a document; fields whose value is undefined are left out, Buffers are copied in as they are. */
export function encodeDoc(doc: Doc): Buffer {
  const writer = createWriter(1024);
  writeDoc(writer, doc);
  return writer.bytes.subarray(0, writer.length);
}

export function writeDoc(writer: Writer, doc: Doc): void {
  const start = beginDoc(writer);
  for (const [name, value] of doc) {
    if (value !== undefined) {
      writeElement(writer, name, value);
    }
  }
  closeDoc(writer, start);
}

function writeArray(writer: Writer, items: readonly Value[]): void {
  const start = beginDoc(writer);
  for (let index = 0; index < items.length; index++) {
    writeElement(writer, itemName(index), items[index] ?? null);
  }
  closeDoc(writer, start);
}

function writeElement(writer: Writer, name: string, value: Exclude<Value, undefined>): void {
  const typeAt = reserve(writer, 1);
  writeName(writer, name);
  // first the value: writing it may move the bytes
  const type = writeValue(writer, value);
  writer.bytes[typeAt] = type;
}

function writeValue(writer: Writer, value: Exclude<Value, undefined>): number {
  switch (typeof value) {
    case 'string':
      writeString(writer, value);
      return 2;
    case 'number':
      return writeNumber(writer, value);
    case 'boolean': {
      const at = reserve(writer, 1);
      writer.bytes[at] = value ? 1 : 0;
      return 8;
    }
    default:
      return value === null ? 10 : writeObject(writer, value);
  }
}

function writeNumber(writer: Writer, value: number): number {
  if (isInt32(value)) {
    const at = reserve(writer, 4);
    writer.bytes.writeInt32LE(value, at);
    return 16;
  }
  const at = reserve(writer, 8);
  writer.bytes.writeDoubleLE(value, at);
  return 1;
}

type ObjectValue = Exclude<Value, undefined | null | string | number | boolean>;

function writeObject(writer: Writer, value: ObjectValue): number {
  if (value instanceof Map) {
    writeDoc(writer, value);
    return 3;
  }
  if (Array.isArray(value)) {
    writeArray(writer, value);
    return 4;
  }
  if (Buffer.isBuffer(value)) {
    writeBytes(writer, value);
    return 3;
  }
  if (value instanceof ObjectId) {
    writeBytes(writer, value.id);
    return 7;
  }
  if (value instanceof Date) {
    const time = Long.fromNumber(value.getTime());
    writeInt64(writer, time.low, time.high);
    return 9;
  }
  return writeNumberObject(writer, value);
}

type Rest<T> = Exclude<ObjectValue, Doc | Value[] | Buffer | ObjectId | Date | T>;

function writeNumberObject(writer: Writer, value: Rest<never>): number {
  if (value instanceof Timestamp) {
    writeInt64(writer, value.i, value.t);
    return 17;
  }
  if (value instanceof Long) {
    writeInt64(writer, value.low, value.high);
    return 18;
  }
  if (value instanceof Double) {
    const at = reserve(writer, 8);
    writer.bytes.writeDoubleLE(value.value, at);
    return 1;
  }
  if (value instanceof Decimal128) {
    writeBytes(writer, value.bytes);
    return 19;
  }
  return writeRareObject(writer, value);
}

function writeRareObject(
  writer: Writer,
  value: Rest<Timestamp | Long | Double | Decimal128>,
): number {
  if (value instanceof Binary) {
    const at = reserve(writer, 5);
    writer.bytes.writeInt32LE(value.position, at);
    writer.bytes[at + 4] = value.sub_type;
    writeBytes(writer, value.buffer.subarray(0, value.position));
    return 5;
  }
  if (value instanceof BSONRegExp) {
    writeName(writer, value.pattern);
    writeName(writer, value.options);
    return 11;
  }
  if (value instanceof BSONSymbol) {
    writeString(writer, value.value);
    return 14;
  }
  if (value instanceof Code) {
    return writeCode(writer, value);
  }
  return value instanceof MinKey ? 255 : 127;
}

function writeCode(writer: Writer, code: Code): number {
  if (!code.scope) {
    writeString(writer, code.code);
    return 13;
  }
  const start = reserve(writer, 4);
  writeString(writer, code.code);
  writeDoc(writer, new Map<string, Value>(Object.entries(code.scope)));
  writer.bytes.writeInt32LE(writer.length - start, start);
  return 15;
}
