import { createCipheriv, randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';

import { examiner } from '../../support/attachments/examine';

const { examine } = examiner('text');

const MB = 1024 * 1024;
const lines =
  '2026-11-21 09:00:01 ERROR 网关超时，请稍后再试\r\n2026-11-21 09:00:02 INFO 一切正常 ok\r\n';
const ascii = '2026-11-21 09:00:01 ERROR gateway timeout\r\n';
const joined = (...parts: (Buffer | string)[]) =>
  Buffer.concat(parts.map((one) => Buffer.from(one)));
const le = (text: string) => Buffer.from(text, 'utf16le');
const be = (text: string) => Buffer.from(text, 'utf16le').swap16();
const latin = (text: string) => Buffer.from(text, 'latin1');
const hex = (digits: string) => Buffer.from(digits, 'hex');

/** 科目余额表,金额 as Excel saves it on a Chinese Windows. */
const gbkTable = hex('bfc6c4bfd3e0b6eeb1ed2cbdf0b6ee0d0a313030312c333230300d0a');
const bytesOf = (...numbers: number[]) => Buffer.from(numbers);

const readable: [string, Buffer, string, string][] = [
  ['UTF-8', joined(lines), 'utf-8', '网关超时'],
  ['UTF-8 with its mark', joined('\ufeff', lines), 'utf-8', '网关超时'],
  ['ASCII', joined(ascii), 'utf-8', 'gateway'],
  ['UTF-16 of PowerShell, with its mark', le(`\ufeff${lines}`), 'utf-16le', '网关超时'],
  ['UTF-16 without its mark', le(lines), 'utf-16le', '网关超时'],
  ['big-endian UTF-16', be(`\ufeff${lines}`), 'utf-16be', '网关超时'],
  ['big-endian UTF-16 without its mark', be(lines), 'utf-16be', '网关超时'],
  ['short UTF-16 with its mark', le('\ufeff科目'), 'utf-16le', '科目'],
  ['English UTF-16', le(ascii), 'utf-16le', 'gateway'],
  ['UTF-16 with emoji', le(`\ufeff${lines}😀 ok\r\n`), 'utf-16le', '😀'],
  ['UTF-16 cut in the middle of a letter', le(lines).subarray(0, -1), 'utf-16le', '网关超时'],
  [
    'UTF-16 with a tail of zeros',
    joined(le(`\ufeff${lines}`), Buffer.alloc(4096)),
    'utf-16le',
    '网关超时',
  ],
  ['GBK', gbkTable, 'gb18030', '科目余额表'],
  [
    'GB18030 with a letter of four bytes',
    joined(gbkTable, hex('95328236'), '\r\n'),
    'gb18030',
    '\u{20000}',
  ],
  ['GBK cut in the middle of a letter', gbkTable.subarray(0, 5), 'gb18030', '科目'],
  ['GBK with a stray byte', joined(gbkTable, bytesOf(0xff), gbkTable), 'gb18030', '科目余额表'],
  ['a stray byte in UTF-8', joined(lines, bytesOf(0xff), lines), 'utf-8', '网关超时'],
  ['a stray byte in ASCII', joined(ascii, bytesOf(0x92), ascii), 'utf-8', 'gateway'],
  ['UTF-8 cut in the middle of a letter', joined(lines, '网').subarray(0, -1), 'utf-8', '网关超时'],
  ['a line of GBK in a log of UTF-8', joined(lines, gbkTable, lines), 'utf-8', '网关超时'],
  ['accents of Latin', latin('Gerät wird geöffnet\r\nfermé à clé\r\n'), 'windows-1252', 'geöffnet'],
  ['a tail of zeros', joined(lines, Buffer.alloc(64 * 1024)), 'utf-8', '网关超时'],
  ['a few zeros at its end', joined(ascii, bytesOf(0, 0, 0)), 'utf-8', 'gateway'],
  ['a beginning of zeros', joined(Buffer.alloc(MB), lines), 'utf-8', '网关超时'],
  ['a hole of zeros', joined(lines, Buffer.alloc(512), lines), 'utf-8', '网关超时'],
  ['a single zero', joined(lines, bytesOf(0), lines), 'utf-8', '网关超时'],
  [
    'lines of PowerShell after those of another program',
    joined(ascii.repeat(5), le(ascii.repeat(5))),
    'utf-8',
    'gateway',
  ],
  ['colours', joined('\u001b[31mERROR\u001b[0m 网关超时\n'), 'utf-8', '网关超时'],
  ['a progress bar', joined('10%\b\b\b20%\b\b\b完成\u0007\n'), 'utf-8', '完成'],
  ['the end sign of DOS', joined(lines, '\u001a'), 'utf-8', '网关超时'],
  [
    'fields parted by control signs',
    joined('8=FIX.4.4\u00019=65\u000135=A\u000149=BANK\u000156=US\u0001'),
    'utf-8',
    'BANK',
  ],
  ['the beginning of a bitmap', joined('BM 网关超时\n'), 'utf-8', '网关超时'],
  ['the beginning of a GIF', joined('GIF89a is what it said\n', ascii), 'utf-8', 'gateway'],
  ['the beginning of a film', joined('abc ftypisom ', ascii), 'utf-8', 'gateway'],
  ['the beginning of a WebP', joined('RIFF1234WEBPVP8 ', ascii), 'utf-8', 'gateway'],
  ['the beginning of a song', joined('ID3 ', ascii), 'utf-8', 'gateway'],
  ['the beginning of a zip archive', joined('PK ', ascii), 'utf-8', 'gateway'],
  [
    'the beginning of a gzip file after ten lines',
    joined(ascii.repeat(10), hex('1f8b08')),
    'utf-8',
    'gateway',
  ],
];

it.each(readable)(
  'takes text with %s and knows how it is read',
  async (_name, content, charset, words) => {
    expect(await examine(content)).toEqual({ kind: 'document', type: 'text/plain', charset });
    expect(new TextDecoder(charset).decode(content)).toContain(words);
  },
);

it('knows the encoding of megabytes, wherever they are cut into pieces', async () => {
  const table = Buffer.alloc(5 * MB + 1, gbkTable);
  expect(await examine(table)).toMatchObject({ charset: 'gb18030' });
  expect(await examine(Buffer.alloc(5 * MB + 7, lines))).toMatchObject({ charset: 'utf-8' });
  expect(await examine(Buffer.alloc(5 * MB + 1, le(lines)))).toMatchObject({ charset: 'utf-16le' });
});

/** The beginnings of programs and archives; the rest of each looks as much like text as it can. */
const beginnings: [string, Buffer][] = [
  ['a Windows program', joined('MZ', bytesOf(0x90, 0, 3, 0, 0, 0, 4, 0, 0, 0, 0xff, 0xff))],
  ['a Linux program', joined(bytesOf(0x7f), 'ELF', bytesOf(2, 1, 1, 0, 0, 0))],
  ['a Mac program', hex('cffaedfe0700000103000000')],
  ['a class of Java', hex('cafebabe0000003400')],
  ['a gzip file', hex('1f8b0800000000000003')],
  ['a 7z archive', hex('377abcaf271c0004')],
  ['a rar archive', joined('Rar!', bytesOf(0x1a, 7, 0))],
  ['an old Office file', hex('d0cf11e0a1b11ae1')],
  ['a database of SQLite', joined('SQLite format 3\0', bytesOf(0x10, 0, 1, 1))],
  ['WebAssembly', joined('\0asm', bytesOf(1, 0, 0, 0))],
];
it.each(beginnings)('refuses %s, however much text follows', async (_name, beginning) => {
  const refusal = { code: 'attachment.kind_not_allowed' };
  await expect(examine(beginning)).rejects.toMatchObject(refusal);
  await expect(examine(joined(beginning, lines.repeat(50)))).rejects.toMatchObject(refusal);
});

const secret = createCipheriv('aes-128-cbc', Buffer.alloc(16, 1), Buffer.alloc(16, 2));
const binaries: [string, Buffer][] = [
  ...[100, 1000, 70_000, 3 * MB].map((size): [string, Buffer] => [
    `${size} random bytes`,
    randomBytes(size),
  ]),
  ['what is encrypted', secret.update(lines.repeat(900))],
  ['what is packed', gzipSync(randomBytes(9000)).subarray(10)],
  ['random bytes behind the mark of UTF-16', joined(bytesOf(0xff, 0xfe), randomBytes(5000))],
  [
    'numbers of 16 bits',
    Buffer.from(Int16Array.from({ length: 5000 }, (_, at) => Math.sin(at) * 900).buffer),
  ],
  ['numbers of 32 bits', Buffer.from(Int32Array.from({ length: 5000 }, (_, at) => at * 7).buffer)],
  ['a few words and many random bytes', joined(lines, randomBytes(900))],
  ['zeros', Buffer.alloc(9000)],
  ['one byte in every two a zero on neither side', Buffer.alloc(900, 'ab\0\0c\0d')],
];
it.each(binaries)('refuses %s', async (_name, content) => {
  await expect(examine(content)).rejects.toMatchObject({ code: 'attachment.kind_not_allowed' });
});

it('refuses random bytes of every small size', async () => {
  for (let size = 40; size < 400; size += 9) {
    await expect(examine(randomBytes(size))).rejects.toMatchObject({
      code: 'attachment.kind_not_allowed',
    });
  }
});

const page = '<!-- x --><script>alert(document.domain)</script>\n';
it.each([
  ['in UTF-8', joined(page, lines)],
  ['after a byte order mark', joined('\ufeff', page, lines)],
  ['in UTF-16', le(`\ufeff${page}${lines}`)],
  ['in UTF-16 without its mark', le(page + lines)],
  ['in big-endian UTF-16', be(`\ufeff${page}${lines}`)],
  ['in GBK', joined(page, gbkTable)],
  ['after zeros', joined(Buffer.alloc(5000), page, lines)],
  ['with zeros sprinkled in', joined(page.replace('<script>', '<scr\0ipt>'), lines.repeat(3))],
  ['after a comment of 100 KB', joined(`<!-- ${'x'.repeat(100_000)} -->`, page)],
  ['after 100 KB of white space', joined(' '.repeat(100_000), page)],
])('refuses a page %s', async (_name, content) => {
  await expect(examine(content)).rejects.toMatchObject({ code: 'attachment.kind_not_allowed' });
});

it.each([
  ['sixty empty comments and a letter', joined('<!---->'.repeat(60), 'x')],
  ['megabytes of one line', Buffer.alloc(8 * MB, 'x')],
  ['megabytes of line ends', Buffer.alloc(8 * MB, '\n')],
  ['megabytes of one comment', joined('<!--', Buffer.alloc(8 * MB, '-'))],
  [
    'megabytes of accents, one a line',
    joined(Buffer.alloc(5 * MB, joined('abcdef', bytesOf(0xe9), '\n'))),
  ],
])('gets through %s', async (_name, content) => {
  expect(await examine(content)).toMatchObject({ type: 'text/plain' });
});
