import {
  Binary,
  BSONRegExp,
  BSONSymbol,
  Code,
  Decimal128,
  Long,
  MaxKey,
  MinKey,
  ObjectId,
  Timestamp,
} from 'bson';

import { ServerError } from '../errors/server-error';

import { readName, readText } from './text';
import { type Doc, doubleValue, type Value } from './value';

/** Decodes the document that starts at `at`. */
export function decodeDoc(buffer: Buffer, at = 0): Doc {
  const doc: Doc = new Map();
  const end = at + buffer.readInt32LE(at) - 1;
  let position = at + 4;
  while (position < end) {
    const type = byteAt(buffer, position);
    const nameEnd = endOfName(buffer, position + 1);
    const name = readName(buffer, position + 1, nameEnd);
    doc.set(name, readValue(type, buffer, nameEnd + 1));
    position = nameEnd + 1 + sizeOfValue(type, buffer, nameEnd + 1);
  }
  return doc;
}

/** Decodes the array that starts at `at`, or leaves the documents in it encoded. */
export function decodeArray(buffer: Buffer, at: number, keepsDocuments = false): Value[] {
  const items: Value[] = [];
  const end = at + buffer.readInt32LE(at) - 1;
  let position = at + 4;
  while (position < end) {
    const type = byteAt(buffer, position);
    const start = endOfName(buffer, position + 1) + 1;
    const size = sizeOfValue(type, buffer, start);
    items.push(
      keepsDocuments && type === 3
        ? buffer.subarray(start, start + size)
        : readValue(type, buffer, start),
    );
    position = start + size;
  }
  return items;
}

export function byteAt(buffer: Buffer, position: number): number {
  return buffer[position] ?? outOfBounds();
}

function outOfBounds(): never {
  throw new ServerError(22, 'invalid BSON: the document ends too early');
}

/** The position of the zero byte after a field name. */
export function endOfName(buffer: Buffer, position: number): number {
  let end = position;
  while (buffer[end] !== 0) {
    if (end >= buffer.length) {
      outOfBounds();
    }
    end++;
  }
  return end;
}

/** How many bytes the value takes that starts at `at`. */
export function sizeOfValue(type: number, buffer: Buffer, at: number): number {
  switch (type) {
    case 1:
    case 9:
    case 17:
    case 18:
      return 8;
    case 2:
    case 13:
    case 14:
      return goingOn(4 + buffer.readInt32LE(at));
    case 3:
    case 4:
    case 15:
      return goingOn(buffer.readInt32LE(at));
    case 5:
      return goingOn(5 + buffer.readInt32LE(at));
    case 7:
      return 12;
    case 8:
      return 1;
    case 16:
      return 4;
    case 19:
      return 16;
    default:
      return sizeOfRareValue(type, buffer, at);
  }
}

/** A document that an earlier version took unchecked must not lead a reader back: it would never come to an end. */
function goingOn(size: number): number {
  return size < 5 ? outOfBounds() : size;
}

function sizeOfRareValue(type: number, buffer: Buffer, at: number): number {
  switch (type) {
    case 6:
    case 10:
    case 127:
    case 255:
      return 0;
    case 11:
      return endOfName(buffer, endOfName(buffer, at) + 1) + 1 - at;
    case 12:
      return goingOn(4 + buffer.readInt32LE(at) + 12);
    default:
      throw new ServerError(22, `invalid BSON: unknown type ${type}`);
  }
}

export function readValue(type: number, buffer: Buffer, at: number): Value {
  switch (type) {
    case 1:
      return doubleValue(buffer.readDoubleLE(at));
    case 2:
      return readText(buffer, at + 4, at + 3 + buffer.readInt32LE(at));
    case 3:
      return decodeDoc(buffer, at);
    case 4:
      return decodeArray(buffer, at);
    case 7:
      return new ObjectId(Uint8Array.prototype.slice.call(buffer, at, at + 12));
    case 8:
      return buffer[at] === 1;
    case 9:
      return new Date(readInt64(buffer, at));
    case 10:
      return null;
    case 16:
      return buffer.readInt32LE(at);
    case 18:
      return new Long(buffer.readInt32LE(at), buffer.readInt32LE(at + 4));
    default:
      return readRareValue(type, buffer, at);
  }
}

function readInt64(buffer: Buffer, at: number): number {
  return buffer.readInt32LE(at + 4) * 0x1_0000_0000 + buffer.readUInt32LE(at);
}

function readRareValue(type: number, buffer: Buffer, at: number): Value {
  switch (type) {
    case 5:
      return readBinary(buffer, at);
    case 6:
      return null;
    case 11: {
      const middle = endOfName(buffer, at);
      const end = endOfName(buffer, middle + 1);
      return new BSONRegExp(
        buffer.toString('utf8', at, middle),
        buffer.toString('utf8', middle + 1, end),
      );
    }
    case 13:
      return new Code(readText(buffer, at + 4, at + 3 + buffer.readInt32LE(at)));
    case 14:
      return new BSONSymbol(readText(buffer, at + 4, at + 3 + buffer.readInt32LE(at)));
    case 15:
      return readCodeWithScope(buffer, at);
    case 17:
      return new Timestamp({ i: buffer.readUInt32LE(at), t: buffer.readUInt32LE(at + 4) });
    case 19:
      return new Decimal128(Uint8Array.prototype.slice.call(buffer, at, at + 16));
    case 127:
      return new MaxKey();
    case 255:
      return new MinKey();
    default:
      throw new ServerError(22, `BSON type ${type} is not supported`);
  }
}

function readBinary(buffer: Buffer, at: number): Binary {
  const length = buffer.readInt32LE(at);
  const bytes = Uint8Array.prototype.slice.call(buffer, at + 5, at + 5 + length);
  return new Binary(bytes, byteAt(buffer, at + 4));
}

function readCodeWithScope(buffer: Buffer, at: number): Code {
  const length = buffer.readInt32LE(at + 4);
  const text = buffer.toString('utf8', at + 8, at + 7 + length);
  const scope = decodeDoc(buffer, at + 8 + length);
  return new Code(text, Object.fromEntries(scope));
}
