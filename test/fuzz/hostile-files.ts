import type { Random } from './random';

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** Beginnings of files, whole ones and what is none: the product decides by content. */
const makers: ((random: Random) => Buffer)[] = [
  () => png,
  () => Buffer.from(`${'<!---->'.repeat(60)}x`),
  () => Buffer.from(`${'<!--'.repeat(5000)}x`),
  () => Buffer.from(`<?xml ${'a'.repeat(20_000)}`),
  () => Buffer.from('2026-11-28 10:00:00 错误：导入失败\n'.repeat(50)),
  () => Buffer.from('\ufeffPowerShell 的日志\r\n'.repeat(30), 'utf16le'),
  (random) => random.bytes(300),
  (random) => Buffer.concat([png.subarray(0, 40), random.bytes(200)]),
  () => Buffer.from('GIF89a\xff\xff\xff\xff\x00\x00\x00,', 'latin1'),
  () =>
    Buffer.concat([
      Buffer.from('%PDF-1.7\n'),
      Buffer.alloc(2000, '1 0 obj '),
      Buffer.from('%%EOF'),
    ]),
  () => Buffer.concat([box('ftyp', Buffer.from('isom')), ...Array<Buffer>(2000).fill(box('free'))]),
  () => Buffer.concat([box('ftyp', Buffer.from('isom')), deepBoxes(200)]),
  (random) =>
    Buffer.concat([
      Buffer.from('PK\x03\x04'),
      random.bytes(500),
      Buffer.from('PK\x05\x06'),
      Buffer.alloc(18, 0xff),
    ]),
  (random) =>
    Buffer.concat([Buffer.from('RIFF\xff\xff\xff\xffWEBPVP8X', 'latin1'), random.bytes(100)]),
  () => Buffer.concat([box('ftyp', Buffer.from('heic')), deepBoxes(50)]),
  () => Buffer.alloc(0),
  () => Buffer.from([0xff, 0xd8, 0xff]),
  () => Buffer.alloc(100_000, '\n'),
  () => Buffer.from('MZ\x90\x00This program cannot be run in DOS mode', 'latin1'),
];

const names = [
  'a.png',
  '日志.log',
  'x'.repeat(300),
  '..%2f..%2fa',
  'a\u202egnp.exe',
  '',
  '.',
  'con.txt',
];

export function hostileFile(random: Random): { name: string; bytes: Buffer } {
  const bytes = random.pick(makers)(random);
  const cut = random.chance(0.15) ? bytes.subarray(0, random.below(bytes.length + 1)) : bytes;
  return { name: random.pick(names), bytes: cut };
}

function box(type: string, content: Buffer = Buffer.alloc(0)): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(8 + content.length);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, content]);
}

function deepBoxes(depth: number): Buffer {
  let inner: Buffer = Buffer.alloc(0);
  for (let level = 0; level < depth; level += 1) {
    inner = box(level % 2 === 0 ? 'trak' : 'moov', inner);
  }
  return inner;
}
