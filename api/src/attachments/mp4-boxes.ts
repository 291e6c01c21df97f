import { open, type FileHandle } from 'node:fs/promises';

import { assertThat } from '#api/http/app-error';

type Box = { type: string; at: number; headerLength: number; size: number };

/** Boxes whose children may say where a film was taken. */
const parents = new Set(['moov', 'trak']);
const telling = new Set(['udta', 'meta']);

/**
 * Makes sure that an MP4 is whole and blanks what it tells beside the film: place, camera, owner.
 *
 * @throws {AppError} `attachment.unreadable`
 */
export async function cleanMp4(path: string, size: number): Promise<void> {
  const file = await open(path, 'r+');
  try {
    const boxes = await readBoxes(file, 0, size);
    assertThat(boxes, 'attachment.unreadable');
    assertThat(
      boxes.some(({ type }) => type === 'moov'),
      'attachment.unreadable',
    );
    for (const box of boxes) {
      await blankTelling(file, box);
    }
  } finally {
    await file.close();
  }
}

async function blankTelling(file: FileHandle, box: Box): Promise<void> {
  if (!parents.has(box.type)) {
    return;
  }
  const children = await readBoxes(file, box.at + box.headerLength, box.at + box.size);
  assertThat(children, 'attachment.unreadable');
  for (const child of children) {
    if (telling.has(child.type)) {
      await blank(file, child);
    } else {
      await blankTelling(file, child);
    }
  }
}

/** Keeps the size, so no offset moves: `free` is the box that players skip. */
async function blank(file: FileHandle, { at, headerLength, size }: Box) {
  await file.write('free', at + 4, 'latin1');
  const zeros = Buffer.alloc(64 * 1024);
  for (let from = at + headerLength; from < at + size; from += zeros.length) {
    await file.write(zeros, 0, Math.min(zeros.length, at + size - from), from);
  }
}

/** The boxes between two places of the file, or null when they do not fit into each other. */
async function readBoxes(file: FileHandle, start: number, end: number): Promise<Box[] | null> {
  const boxes: Box[] = [];
  const header = Buffer.alloc(16);
  for (let at = start; at < end;) {
    const { bytesRead } = await file.read(header, 0, 16, at);
    const box = readBox(header.subarray(0, bytesRead), at, end);
    if (!box) {
      return null;
    }
    boxes.push(box);
    at += box.size;
  }
  return boxes;
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
