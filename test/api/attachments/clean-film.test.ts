import { readFile } from 'node:fs/promises';

import { fixture } from '../../support/attachments';
import { examiner } from '../../support/attachments/examine';

const { examine, path } = examiner('film');
const film = await fixture('with-place.mp4');

function box(type: string, content: Buffer | string = '', size?: number): Buffer {
  const header = Buffer.alloc(8);
  header.writeUInt32BE(size ?? 8 + Buffer.byteLength(content, 'latin1'));
  header.write(type, 4, 'latin1');
  return Buffer.concat([header, Buffer.from(content as string, 'latin1')]);
}
const joined = (...parts: Buffer[]) => Buffer.concat(parts);
/** The film with its pictures said to be packed in another way. */
const packedAs = (codec: string) =>
  Buffer.from(film.toString('latin1').replaceAll('avc1', codec), 'latin1');
const branded = (brand: string) => {
  const copy = Buffer.from(film);
  copy.write(brand, 8, 'latin1');
  return copy;
};

it.each([
  ['MP4', 'isom', 'video/mp4'],
  ['MP4 of the second edition', 'mp42', 'video/mp4'],
  ['Apple’s M4V', 'M4V ', 'video/mp4'],
  ['QuickTime, as an iPhone records it', 'qt  ', 'video/quicktime'],
  ['3GP', '3gp4', 'video/3gpp'],
  ['3GP of the sixth edition', '3gp6', 'video/3gpp'],
  ['a brand nobody knows', 'zzzz', 'video/mp4'],
])('takes %s', async (_case, brand, type) => {
  expect(await examine(branded(brand))).toMatchObject({ kind: 'video', type });
});

it.each(['avif', 'M4A ', 'crx '])('refuses what is no film: the brand %j', async (brand) => {
  await expect(examine(branded(brand))).rejects.toMatchObject({
    code: 'attachment.kind_not_allowed',
  });
});

it.each([
  ['H.265', 'hvc1', 'taken'],
  ['AV1', 'av01', 'taken'],
  ['ProRes', 'apch', 'attachment.kind_not_allowed'],
  ['H.263', 's263', 'attachment.kind_not_allowed'],
])('tells by its pictures whether a film plays: %s', async (_case, code, expected) => {
  const answer = await examine(packedAs(code)).then(
    () => 'taken',
    (error: unknown) => (error as { code: string }).code,
  );
  expect(answer).toBe(expected);
});

it.each([
  ['zeros', Buffer.alloc(5)],
  ['a phone’s own bytes', Buffer.from('SEFT trailer that is no box at all')],
])('takes a film behind whose last box lie %s', async (_case, more) => {
  expect(await examine(joined(film, more))).toMatchObject({ kind: 'video' });
});

it('blanks what QuickTime tells beside the film', async () => {
  const start = film.indexOf('udta') - 4;
  const told = joined(film, box('meta', 'com.apple.quicktime.location.ISO6709+31.2304'));

  await examine(told);

  const after = await readFile(path);
  expect(after.includes('ISO6709')).toBe(false);
  expect(after.subarray(0, start).equals(film.subarray(0, start))).toBe(true);
});

const MB = 1024 * 1024;
const head = box('ftyp', 'isom\0\0\0\0');
const nested = (depth: number, type: string) =>
  joined(...Array.from({ length: depth }, (_, at) => box(type, '', 8 * (depth - at))));

it.each([
  ['50 MB of the smallest boxes', joined(head, Buffer.alloc(50 * MB - 100, box('free')))],
  [
    '5 MB of the smallest boxes in one',
    joined(head, box('moov', Buffer.alloc(5 * MB, box('trak')).toString('latin1'))),
  ],
  [
    'a thousand descriptions',
    joined(head, box('moov', Buffer.alloc(8000, box('udta')).toString('latin1')), box('mdat')),
  ],
  ['a box that ends before it begins', joined(head, box('moov', '', 4))],
  ['a length of 64 bits', joined(head, box('moov', '\xff'.repeat(8), 1))],
])('is done at once with %s', async (_case, content) => {
  await expect(examine(content)).rejects.toMatchObject({ code: 'attachment.unreadable' });
});

it('looks into a film only as deep as tracks lie', async () => {
  expect(await examine(joined(head, nested(100_000, 'moov')))).toMatchObject({ kind: 'video' });
});
