import type { FileHandle } from 'node:fs/promises';

import { readAt } from './read-at';

/** Where a zip archive's directory lies. */
type ZipEnd = { entries: number; length: number; at: number };

/** The end record: 22 bytes and a comment of up to 64 KB. */
const recordLength = 22;
const longest = recordLength + 0xffff;

const signatures = { end: 'PK\x05\x06', largeEnd: 'PK\x06\x06', locator: 'PK\x06\x07' };

/** Null: there is none. */
export async function readZipEnd(file: FileHandle, size: number): Promise<ZipEnd | null> {
  const start = Math.max(0, size - longest);
  const tail = await readAt(file, start, Math.min(size, longest));
  const at = tail.lastIndexOf(signatures.end, undefined, 'latin1');
  if (at < 0 || at + recordLength > tail.length) {
    return null;
  }
  const end = {
    entries: tail.readUInt16LE(at + 10),
    length: tail.readUInt32LE(at + 12),
    at: tail.readUInt32LE(at + 16),
  };
  const isLarge =
    end.entries === 0xffff || end.length === 0xff_ff_ff_ff || end.at === 0xff_ff_ff_ff;
  return isLarge ? readLargeEnd(file, start + at) : end;
}

/** zip64, which some programs write for small files as well: a locator of 20 bytes stands before the end record. */
async function readLargeEnd(file: FileHandle, endAt: number): Promise<ZipEnd | null> {
  const locator = await readAt(file, Math.max(0, endAt - 20), 20);
  if (locator.length < 20 || locator.toString('latin1', 0, 4) !== signatures.locator) {
    return null;
  }
  const end = await readAt(file, placeOf(locator, 8), 56);
  if (end.length < 56 || end.toString('latin1', 0, 4) !== signatures.largeEnd) {
    return null;
  }
  return { entries: placeOf(end, 32), length: placeOf(end, 40), at: placeOf(end, 48) };
}

/** What is beyond every file we take is as good as the largest number. */
function placeOf(record: Buffer, at: number): number {
  return Number(record.readBigUInt64LE(at) & 0xff_ff_ff_ff_ffn);
}
