import type { FileHandle } from 'node:fs/promises';

import type { Box, BoxReader } from './mp4-boxes';
import { readAt } from './read-at';

/** More tracks with pictures than any film has. */
const mostTracks = 50;

/** How the pictures of a film are packed, as far as it says so: a code of four letters per track. `parts`: of its tracks. */
export async function filmCodecs(
  file: FileHandle,
  reader: BoxReader,
  parts: readonly Box[],
): Promise<string[]> {
  const codecs: string[] = [];
  const media = await partsOf(reader, ofType(parts, 'mdia'));
  for (const box of ofType(media, 'minf').slice(0, mostTracks)) {
    const inside = await partsOf(reader, [box]);
    // only tracks with pictures have this header
    if (ofType(inside, 'vmhd').length > 0) {
      const tables = await partsOf(reader, ofType(inside, 'stbl'));
      codecs.push(...(await firstCodecs(file, ofType(tables, 'stsd'))));
    }
  }
  return codecs;
}

function ofType(boxes: readonly Box[], type: string): Box[] {
  return boxes.filter((box) => box.type === type);
}

async function partsOf(reader: BoxReader, parents: readonly Box[]): Promise<Box[]> {
  const parts: Box[] = [];
  for (const parent of parents) {
    const { boxes } = await reader.inside(parent);
    parts.push(...boxes);
  }
  return parts;
}

async function firstCodecs(file: FileHandle, descriptions: readonly Box[]): Promise<string[]> {
  const codecs: string[] = [];
  for (const { at, headerLength, size } of descriptions) {
    // version, count and the length of the first entry stand before its code
    const start = at + headerLength + 12;
    if (start + 4 <= at + size) {
      codecs.push((await readAt(file, start, 4)).toString('latin1'));
    }
  }
  return codecs;
}
