import { ServerError } from '../errors/server-error';

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

const shortText = 24;

export function readText(buffer: Buffer, start: number, end: number): string {
  if (end - start > shortText) {
    return buffer.toString('utf8', start, end);
  }
  let text = '';
  for (let position = start; position < end; position++) {
    const byte = buffer[position];
    if (byte === undefined) {
      throw new ServerError(22, 'invalid BSON: the document ends too early');
    }
    if (byte > 127) {
      return buffer.toString('utf8', start, end);
    }
    text += String.fromCharCode(byte);
  }
  return text;
}
