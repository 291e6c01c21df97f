import { crc32, deflateRawSync } from 'node:zlib';

type Part = { name: string; content: Buffer | string };
type Making = {
  /** Numbers in the records of zip64. */
  isLarge?: boolean;
  comment?: string;
  /** What each entry says of its unpacked size. */
  claimedSize?: number;
  /** What the end says of the number of entries. */
  claimedEntries?: number;
};

const full = 0xff_ff_ff_ff;

/** A zip archive of these parts. */
export function zip(parts: readonly Part[], making: Making = {}): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const part of parts) {
    const { local, central } = records(part, at, making);
    files.push(local);
    directory.push(central);
    at += local.length;
  }
  const length = Buffer.concat(directory).length;
  const count = making.claimedEntries ?? parts.length;
  return Buffer.concat([...files, ...directory, endRecords({ count, length, at }, making)]);
}

function records({ name, content }: Part, at: number, { isLarge = false, claimedSize }: Making) {
  const bytes = Buffer.from(content);
  const packed = deflateRawSync(bytes);
  const [size, called] = [claimedSize ?? bytes.length, Buffer.from(name)];
  const shared = Buffer.alloc(22);
  shared.writeUInt16LE(20, 0);
  shared.writeUInt16LE(8, 4);
  shared.writeUInt32LE(crc32(bytes), 10);
  shared.writeUInt32LE(packed.length, 14);
  shared.writeUInt32LE(size, 18);
  const local = Buffer.concat([
    ...[Buffer.from('PK\x03\x04'), shared, number16(called.length), number16(0), called, packed],
  ]);
  const extra = isLarge ? largeField([size, packed.length, at]) : Buffer.alloc(0);
  const central = Buffer.concat([
    ...[Buffer.from('PK\x01\x02'), number16(20), shared, number16(called.length)],
    ...[number16(extra.length), Buffer.alloc(10), number32(at), called, extra],
  ]);
  if (isLarge) {
    central.writeUInt32LE(full, 20);
    central.writeUInt32LE(full, 24);
    central.writeUInt32LE(full, 42);
  }
  return { local, central };
}

function largeField(numbers: number[]): Buffer {
  return Buffer.concat([number16(1), number16(8 * numbers.length), ...numbers.map(number64)]);
}

type Directory = { count: number; length: number; at: number };

function endRecords({ count, length, at }: Directory, { isLarge = false, comment = '' }: Making) {
  const [entries, size, start] = isLarge ? [0xffff, full, full] : [count, length, at];
  const end = Buffer.concat([
    ...[Buffer.from('PK\x05\x06'), Buffer.alloc(4), number16(entries), number16(entries)],
    ...[number32(size), number32(start), number16(comment.length), Buffer.from(comment)],
  ]);
  const large = Buffer.concat([
    ...[Buffer.from('PK\x06\x06'), number64(44), Buffer.alloc(12), number64(count)],
    ...[number64(count), number64(length), number64(at)],
    ...[Buffer.from('PK\x06\x07'), number32(0), number64(at + length), number32(1)],
  ]);
  return isLarge ? Buffer.concat([large, end]) : end;
}

function number16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

function number32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

function number64(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(value));
  return bytes;
}
