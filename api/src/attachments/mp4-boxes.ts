import type { FileHandle } from 'node:fs/promises';

import { readAt } from './read-at';

export type Box = { type: string; at: number; headerLength: number; size: number };

/** `broken`: the type of what follows them and does not fit; null when nothing does. */
type Boxes = { boxes: Box[]; broken: string | null };

/** Boxes behind each other; all that one reader reads are limited: an hour in fragments of a second has 10,000. */
export type BoxReader = {
  between: (start: number, end: number) => Promise<Boxes>;
  inside: (box: Box) => Promise<Boxes>;
};

/** What is said to follow when there are more boxes than anybody needs. */
export const tooMany = 'too many';
const mostBoxes = 50_000;

/** Small boxes lie close together: one read brings many. */
const block = 64 * 1024;

export function boxReader(file: FileHandle): BoxReader {
  const headerAt = headerReader(file);
  let left = mostBoxes;
  const between = async (start: number, end: number): Promise<Boxes> => {
    const boxes: Box[] = [];
    for (let at = start; at < end;) {
      const header = await headerAt(at);
      const box = readBox(header, at, end);
      left -= 1;
      if (!box || left < 0) {
        return { boxes, broken: left < 0 ? tooMany : header.toString('latin1', 4, 8) };
      }
      boxes.push(box);
      at += box.size;
    }
    return { boxes, broken: null };
  };
  return {
    between,
    inside: ({ at, headerLength, size }) => between(at + headerLength, at + size),
  };
}

function headerReader(file: FileHandle) {
  let start = 0;
  let bytes: Buffer = Buffer.alloc(0);
  return async (at: number): Promise<Buffer> => {
    if (at < start || at + 16 > start + bytes.length) {
      start = at;
      bytes = await readAt(file, at, block);
    }
    return bytes.subarray(at - start, at - start + 16);
  };
}

function readBox(header: Buffer, at: number, end: number): Box | null {
  if (header.length < 8) {
    return null;
  }
  const short = header.readUInt32BE(0);
  const isLong = short === 1 && header.length === 16;
  // 0 means "to the end of the file"
  const size = isLong ? Number(header.readBigUInt64BE(8)) : short === 0 ? end - at : short;
  const headerLength = isLong ? 16 : 8;
  return size < headerLength || at + size > end
    ? null
    : { type: header.toString('latin1', 4, 8), at, headerLength, size };
}
