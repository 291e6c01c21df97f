import { readText } from './decode';

const slots = 4096;
const longest = 32;

/** A memo of a pure function: field names repeat, and one that was met before needs no new text. */
const met: (string | undefined)[] = Array.from({ length: slots });

/** The field name that lies between two positions. */
export function readName(buffer: Buffer, start: number, end: number): string {
  const length = end - start;
  if (length > longest) {
    return readText(buffer, start, end);
  }
  let hash = length;
  for (let position = start; position < end; position++) {
    hash = (Math.imul(hash, 31) + (buffer[position] ?? 0)) | 0;
  }
  const slot = hash & (slots - 1);
  const known = met[slot];
  if (known?.length === length && isSame(known, buffer, start)) {
    return known;
  }
  const name = readText(buffer, start, end);
  met[slot] = name;
  return name;
}

function isSame(name: string, buffer: Buffer, start: number): boolean {
  for (let index = 0; index < name.length; index++) {
    if (name.charCodeAt(index) !== buffer[start + index]) {
      return false;
    }
  }
  return true;
}
