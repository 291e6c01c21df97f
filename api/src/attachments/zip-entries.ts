import type { FileHandle } from 'node:fs/promises';
import { promisify } from 'node:util';
import { inflateRaw } from 'node:zlib';

import { readAt } from './read-at';
import { readZipEnd } from './zip-end';

type Entry = { method: number; isEncrypted: boolean; packedSize: number; size: number; at: number };
export type ZipEntries = ReadonlyMap<string, Entry>;

/** More than any honest spreadsheet needs; what is larger is not read. `unpacked`: all entries as they say themselves. */
const most = {
  directory: 4 * 1024 * 1024,
  entries: 10_000,
  entry: 4 * 1024 * 1024,
  unpacked: 1024 * 1024 * 1024,
};

const unpack = promisify(inflateRaw);

/**
 * The entries of a zip archive by their names, or null when it is broken, too large or ambiguous. Names are told apart
 * as Excel does: whatever the case, the slashes and a slash in front.
 */
export async function readZipDirectory(file: FileHandle, size: number): Promise<ZipEntries | null> {
  const end = await readZipEnd(file, size);
  if (!end || end.length > most.directory || end.at + end.length > size) {
    return null;
  }
  const entries = listEntries(await readAt(file, end.at, end.length));
  // a reader that goes by the number must see the same as one that goes by the length
  return entries?.size === end.entries && isHonest(entries) ? entries : null;
}

function isHonest(entries: ZipEntries): boolean {
  const unpacked = [...entries.values()].reduce((sum, { size }) => sum + size, 0);
  return unpacked <= most.unpacked;
}

function listEntries(directory: Buffer): ZipEntries | null {
  const entries = new Map<string, Entry>();
  for (let at = 0; at < directory.length;) {
    const record = directory.subarray(at);
    if (record.length < 46 || record.readUInt32LE(0) !== 0x02014b50) {
      return null;
    }
    const [nameLength, extraLength] = [record.readUInt16LE(28), record.readUInt16LE(30)];
    const name = partName(record.toString('utf8', 46, 46 + nameLength));
    if (entries.has(name) || entries.size === most.entries) {
      return null;
    }
    const extra = record.subarray(46 + nameLength, 46 + nameLength + extraLength);
    entries.set(name, readEntry(record, extra));
    at += 46 + nameLength + extraLength + record.readUInt16LE(32);
  }
  return entries;
}

export function partName(name: string): string {
  return name.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase();
}

function readEntry(record: Buffer, extra: Buffer): Entry {
  const large = largeNumbers(extra);
  // what does not fit stands in the extra field, in this order
  const read = (at: number) => {
    const number = record.readUInt32LE(at);
    return number === 0xff_ff_ff_ff ? (large.shift() ?? number) : number;
  };
  const size = read(24);
  const packedSize = read(20);
  return {
    ...{ size, packedSize, at: read(42) },
    method: record.readUInt16LE(10),
    isEncrypted: (record.readUInt16LE(8) & 1) === 1,
  };
}

/** The numbers of the zip64 field. */
function largeNumbers(extra: Buffer): number[] {
  for (let at = 0; at + 4 <= extra.length;) {
    const field = extra.subarray(at + 4, at + 4 + extra.readUInt16LE(at + 2));
    if (extra.readUInt16LE(at) === 1) {
      const count = Math.min(3, Math.floor(field.length / 8));
      return Array.from({ length: count }, (_, place) => Number(field.readBigUInt64LE(place * 8)));
    }
    at += 4 + extra.readUInt16LE(at + 2);
  }
  return [];
}

/** The bytes of one entry, or null when it is broken, locked or too large. */
export async function readZipEntry(file: FileHandle, entry: Entry): Promise<Buffer | null> {
  const header = await readAt(file, entry.at, 30);
  const isReadable = !entry.isEncrypted && Math.max(entry.size, entry.packedSize) <= most.entry;
  if (header.length < 30 || header.readUInt32LE(0) !== 0x04034b50 || !isReadable) {
    return null;
  }
  const start = entry.at + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
  const packed = await readAt(file, start, entry.packedSize);
  try {
    return entry.method === 0 ? packed : await unpack(packed, { maxOutputLength: most.entry });
  } catch {
    return null;
  }
}
