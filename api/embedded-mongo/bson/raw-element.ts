import { byteAt, endOfName, sizeOfValue } from './decode';

/** Where a value lies in an encoded document. */
export type RawElement = { type: number; at: number; size: number };

export function fieldName(name: string): Buffer {
  return Buffer.from(name);
}

/** Finds a top-level field of the document that starts at `docAt` without decoding anything. */
export function findElement(buffer: Buffer, docAt: number, name: Buffer): RawElement | undefined {
  const end = docAt + buffer.readInt32LE(docAt) - 1;
  let position = docAt + 4;
  while (position < end) {
    const type = byteAt(buffer, position);
    const nameEnd = endOfName(buffer, position + 1);
    const size = sizeOfValue(type, buffer, nameEnd + 1);
    if (isNamed(buffer, { start: position + 1, end: nameEnd }, name)) {
      return { type, at: nameEnd + 1, size };
    }
    position = nameEnd + 1 + size;
  }
  return undefined;
}

function isNamed(
  buffer: Buffer,
  { start, end }: { start: number; end: number },
  name: Buffer,
): boolean {
  if (end - start !== name.length) {
    return false;
  }
  for (let index = 0; index < name.length; index++) {
    if (buffer[start + index] !== name[index]) {
      return false;
    }
  }
  return true;
}

/** Stands in where a path has no further part. */
export const noName = Buffer.alloc(0);
