import { readFile } from 'node:fs/promises';

import type { ErrorCode } from '#shared/errors/error-codes';

import { animation, aPicture, fixture } from '../../support/attachments';
import { examiner } from '../../support/attachments/examine';

const { examine, path } = examiner('examine');
const text = (words: string) => () => Promise.resolve(Buffer.from(words));
const bytes =
  (...numbers: number[]) =>
  () =>
    Promise.resolve(Buffer.from(numbers));

/** 科目余额表 in GB18030, as older accounting software exports it. */
const gb18030 = Buffer.from('bfc6c4bfd3e0b6eeb1ed2cbdf0b6ee0d0a', 'hex');

it.each([
  ['JPEG', () => aPicture().jpeg().toBuffer(), 'image', 'image/jpeg'],
  ['PNG', () => aPicture().png().toBuffer(), 'image', 'image/png'],
  ['WebP', () => aPicture().webp().toBuffer(), 'image', 'image/webp'],
  ['GIF', () => animation('gif', 2), 'image', 'image/gif'],
  ['HEIC', () => fixture('phone.heic'), 'image', 'image/heic'],
  ['PDF', () => fixture('statement.pdf'), 'document', 'application/pdf'],
  [
    'XLSX',
    () => fixture('balance.xlsx'),
    'document',
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ],
  ['MP4', () => fixture('with-place.mp4'), 'video', 'video/mp4'],
  [
    'a log',
    text('2026-11-21 09:00:01 ERROR 网关超时\n\u001b[31mred\u001b[0m'),
    'document',
    'text/plain',
  ],
  ['CSV with a byte order mark', text('\ufeff科目,金额\r\n1001,3200'), 'document', 'text/plain'],
  ['text that begins like a bitmap', text('BMMC,部门名称\n01,财务部'), 'document', 'text/plain'],
  ['text that begins like a program', text('MZ,民族\n01,汉'), 'document', 'text/plain'],
  [
    'an XML message of a bank',
    text('<?xml version="1.0"?><CEBANK><code>0</code></CEBANK>'),
    'document',
    'text/plain',
  ],
])('knows %s by its content', async (_name, make, kind, type) => {
  expect(await examine(await make())).toMatchObject({ kind, type });
});

it.each([
  ['UTF-8', Buffer.from('科目余额表'), 'utf-8'],
  ['GB18030', gb18030, 'gb18030'],
  [
    'GB18030 cut in the middle of a chunk',
    Buffer.concat(Array<Buffer>(8001).fill(gb18030)),
    'gb18030',
  ],
])('knows the encoding of %s', async (_name, content, charset) => {
  expect(await examine(content)).toMatchObject({ type: 'text/plain', charset });
});

const refused: [string, () => Promise<Buffer>, ErrorCode][] = [
  ['an empty file', bytes(), 'attachment.unreadable'],
  ['a program', bytes(0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0), 'attachment.kind_not_allowed'],
  ['a shell of zeros', bytes(...Array<number>(600).fill(0)), 'attachment.kind_not_allowed'],
  ['three bytes with a zero among them', text('a\0b'), 'attachment.kind_not_allowed'],
  [
    'bytes that are no text in either encoding',
    bytes(0x41, 0xff, 0xff, 0x41),
    'attachment.kind_not_allowed',
  ],
  [
    'more than half of nothing but half a letter',
    () => Promise.resolve(Buffer.from('科目').subarray(0, 5)),
    'attachment.kind_not_allowed',
  ],
  ['a web page', text('<!DOCTYPE html><script>alert(1)</script>'), 'attachment.kind_not_allowed'],
  [
    'a drawing that can carry scripts',
    text('<?xml version="1.0"?>\n<!-- x --><svg xmlns="http://www.w3.org/2000/svg"/>'),
    'attachment.kind_not_allowed',
  ],
  ['a zip archive', () => fixture('archive.zip'), 'attachment.kind_not_allowed'],
  ['a Word document', () => fixture('letter.docx'), 'attachment.kind_not_allowed'],
  [
    'a bitmap',
    bytes(0x42, 0x4d, 70, 0, 0, 0, 0, 0, 0, 0, 54, 0, 0, 0),
    'attachment.kind_not_allowed',
  ],
  ['a TIFF', () => aPicture().tiff().toBuffer(), 'attachment.kind_not_allowed'],
  ['an AVIF', () => aPicture(64, 64).avif({ effort: 0 }).toBuffer(), 'attachment.kind_not_allowed'],
  [
    'a spreadsheet that breaks off',
    async () => (await fixture('balance.xlsx')).subarray(0, 900),
    'attachment.unreadable',
  ],
  [
    'a PDF that breaks off',
    async () => (await fixture('statement.pdf')).subarray(0, 400),
    'attachment.unreadable',
  ],
  [
    'an MP4 that breaks off',
    async () => (await fixture('with-place.mp4')).subarray(0, 2000),
    'attachment.unreadable',
  ],
  [
    'an MP4 without a film',
    async () => (await fixture('with-place.mp4')).subarray(0, 32),
    'attachment.unreadable',
  ],
];
it.each(refused)('refuses %s', async (_name, make, code) => {
  await expect(examine(await make())).rejects.toMatchObject({ code });
});

it('blanks the place and the comment of a film and keeps the rest where it was', async () => {
  const before = await fixture('with-place.mp4');
  const told = (film: Buffer) => ['loci', 'secret-comment'].filter((word) => film.includes(word));
  expect(told(before)).toEqual(['loci', 'secret-comment']);

  await examine(before);

  const after = await readFile(path);
  expect(told(after)).toEqual([]);
  expect(after.length).toBe(before.length);
  const start = before.indexOf('udta') - 4;
  expect(after.subarray(0, start).equals(before.subarray(0, start))).toBe(true);
});
