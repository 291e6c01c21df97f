import type { FileHandle } from 'node:fs/promises';

import { assertThat } from '#api/app-error';

import { filmCodecs } from './film-codecs';
import { boxReader, tooMany, type Box, type BoxReader } from './mp4-boxes';
import { readAt, withFile } from './read-at';

export type FilmType = 'video/3gpp' | 'video/mp4' | 'video/quicktime';

/** Boxes that say where a film was taken, with what and by whom: beside the film, in it, or in one of its tracks. */
const telling = new Set(['udta', 'meta']);
const mostTelling = 200;

/** What browsers and phones play; the last is what older phones recorded, which some still do. */
const playable = new Set([
  'avc1',
  'avc3',
  'hvc1',
  'hev1',
  'dvh1',
  'dvhe',
  'vp08',
  'vp09',
  'av01',
  'mp4v',
]);

/**
 * Makes sure that a film is whole and plays, and blanks what it tells beside the film: place, camera, owner. Answers
 * which container it is.
 *
 * @throws {AppError} `attachment.unreadable`, `attachment.kind_not_allowed`
 */
export async function cleanFilm(path: string, size: number): Promise<FilmType> {
  return withFile(path, 'r+', async (file) => {
    const reader = boxReader(file);
    const all = await readFilm(reader, size);
    const parts = await partsOf(reader, all, 'moov');
    const trackParts = await partsOf(reader, parts, 'trak');
    const codecs = await filmCodecs(file, reader, trackParts);
    assertThat(
      codecs.every((codec) => playable.has(codec)),
      'attachment.kind_not_allowed',
    );
    await blankTelling(file, [...all, ...parts, ...trackParts]);
    return typeOf(await readAt(file, 4, 8));
  });
}

/** Some phones put bytes of their own behind the last box; a box of the film itself must be whole. */
async function readFilm(reader: BoxReader, size: number): Promise<Box[]> {
  const { boxes, broken } = await reader.between(0, size);
  const types = new Set(boxes.map(({ type }) => type));
  const isWhole =
    broken === null ||
    (types.has('mdat') && broken !== tooMany && !/^(?:mdat|moo[fv])$/.test(broken));
  assertThat(types.has('moov') && isWhole, 'attachment.unreadable');
  return boxes;
}

/** What lies in all boxes of this type. */
async function partsOf(reader: BoxReader, parents: readonly Box[], type: string): Promise<Box[]> {
  const parts: Box[] = [];
  for (const parent of parents.filter((one) => one.type === type)) {
    const { boxes, broken } = await reader.inside(parent);
    assertThat(broken === null, 'attachment.unreadable');
    parts.push(...boxes);
  }
  return parts;
}

async function blankTelling(file: FileHandle, boxes: readonly Box[]) {
  const told = boxes.filter(({ type }) => telling.has(type));
  assertThat(told.length <= mostTelling, 'attachment.unreadable');
  for (const box of told) {
    await blank(file, box);
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

function typeOf(beginning: Buffer): FilmType {
  const [name, brand] = [beginning.toString('latin1', 0, 4), beginning.toString('latin1', 4)];
  if (name !== 'ftyp' || brand === 'qt  ') {
    return 'video/quicktime';
  }
  return brand.startsWith('3g') ? 'video/3gpp' : 'video/mp4';
}
