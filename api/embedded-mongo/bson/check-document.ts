import { isUtf8 } from 'node:buffer';

import { assertThat, ServerError } from '../errors/server-error';

/** Whatever walks a document goes down into it level by level, and the stack has an end. */
const mostLevels = 99;
const tooDeep = `BSONObj exceeds maximum nested object depth: ${mostLevels}`;
/** of a command, so that there is room around a document */
const mostInCommand = mostLevels + 20;

/** Where in the bytes a value may lie, and how many levels it may have. */
type Range = { buffer: Buffer; end: number; levels: number };

/**
 * Checks the document that starts at `at`, before anything walks it: every length, every terminator, every text.
 * @returns the position after it
 * @throws ServerError 22 for what is no BSON or leads beyond `end`, 15 for too many levels, 238 for a DBPointer
 */
export function checkDocument(buffer: Buffer, at: number, end: number): number {
  return afterDocument({ buffer, end, levels: mostInCommand }, at);
}

/** a level takes at least its type, an empty name, its length and its end */
const smallestLevel = 7;

/** Checks a document that is to be kept, whose bytes are good. @throws ServerError 15 for too many levels */
export function checkDepth(raw: Buffer): void {
  if (raw.length >= smallestLevel * mostLevels) {
    afterDocument({ buffer: raw, end: raw.length, levels: mostLevels }, 0);
  }
}

function invalid(reason: string): ServerError {
  return new ServerError(22, `invalid BSON: ${reason}`);
}

const smallestDocument = 5;

function afterDocument({ buffer, end, levels }: Range, at: number): number {
  assertThat(levels > 0, 15, tooDeep);
  const size = sizeAt({ buffer, end, levels }, at);
  const after = at + size;
  if (size < smallestDocument || after > end) {
    throw invalid('the length of a document does not fit');
  }
  if (buffer[after - 1] !== 0) {
    throw invalid('a document does not end with a zero byte');
  }
  const inner = { buffer, end: after - 1, levels: levels - 1 };
  let position = at + 4;
  while (position < inner.end) {
    position = afterValue(buffer[position] ?? 0, inner, afterName(inner, position + 1));
  }
  return after;
}

function sizeAt({ buffer, end }: Range, at: number): number {
  if (at + 4 > end) {
    throw invalid('it ends too early');
  }
  return buffer.readInt32LE(at);
}

/** A text that ends with the first zero byte: a field name, or a part of a regular expression. */
function afterName({ buffer, end }: Range, at: number): number {
  let position = at;
  let bits = 0;
  for (; position < end; position++) {
    const byte = buffer[position] ?? 0;
    if (byte === 0) {
      requireUtf8(buffer, at, bits > 127 ? position : at);
      return position + 1;
    }
    bits |= byte;
  }
  throw invalid('a name does not end');
}

function requireUtf8(buffer: Buffer, start: number, end: number): void {
  if (end > start && !isUtf8(buffer.subarray(start, end))) {
    throw invalid('a text is not UTF-8');
  }
}

const fixedSizes: ReadonlyMap<number, number> = new Map([
  [1, 8],
  [6, 0],
  [7, 12],
  [8, 1],
  [9, 8],
  [10, 0],
  [16, 4],
  [17, 8],
  [18, 8],
  [19, 16],
  [127, 0],
  [255, 0],
]);

function afterValue(type: number, range: Range, at: number): number {
  const size = fixedSizes.get(type);
  if (size !== undefined) {
    if (type === 8 && (range.buffer[at] ?? 2) > 1) {
      throw invalid('a boolean is neither 0 nor 1');
    }
    return inside(range, at + size);
  }
  switch (type) {
    case 2:
    case 13:
    case 14:
      return afterText(range, at);
    case 3:
    case 4:
      return afterDocument(range, at);
    case 5:
      return afterBinary(range, at);
    case 11:
      return afterName(range, afterName(range, at));
    case 12:
      inside(range, afterText(range, at) + 12);
      throw new ServerError(238, 'DBPointer is not supported by the embedded database');
    case 15:
      return afterCode(range, at);
    default:
      throw invalid(`unknown type ${type}`);
  }
}

function inside({ end }: Range, after: number): number {
  if (after > end) {
    throw invalid('a value leads out of its document');
  }
  return after;
}

function afterText(range: Range, at: number): number {
  const { buffer } = range;
  const size = sizeAt(range, at);
  const after = inside(range, at + 4 + size);
  if (size < 1 || buffer[after - 1] !== 0) {
    throw invalid('the length of a text does not fit');
  }
  requireUtf8(buffer, at + 4, after - 1);
  return after;
}

function afterBinary(range: Range, at: number): number {
  const size = sizeAt(range, at);
  const after = inside(range, at + 5 + size);
  if (size < 0) {
    throw invalid('the length of a binary value is negative');
  }
  // subtype 2 repeats its length
  if (range.buffer[at + 4] === 2 && (size < 4 || sizeAt(range, at + 5) !== size - 4)) {
    throw invalid('the two lengths of a binary value do not agree');
  }
  return after;
}

/** Code with its variables: both lie within a length of their own, and fill it. */
function afterCode(range: Range, at: number): number {
  const size = sizeAt(range, at);
  const own = { ...range, end: inside(range, at + size) };
  if (size < 4 || afterDocument(own, afterText(own, at + 4)) !== own.end) {
    throw invalid('the length of code with scope does not fit');
  }
  return own.end;
}
