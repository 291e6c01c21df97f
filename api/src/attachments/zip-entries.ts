import type { FileHandle } from 'node:fs/promises';
import { inflateRawSync } from 'node:zlib';

type Entry = { method: number; packedSize: number; size: number; at: number };

/** More than any honest spreadsheet needs; what is larger is not read. */
const most = { directory: 4 * 1024 * 1024, entry: 1024 * 1024 };

/** The end record: 22 bytes and a comment of up to 64 KB. */
const endLength = 22 + 0xffff;

/** The names in a zip archive's directory, or null when the archive is broken. */
export async function readZipDirectory(
  file: FileHandle,
  size: number,
): Promise<Map<string, Entry> | null> {
  const tail = await readAt(file, Math.max(0, size - endLength), Math.min(size, endLength));
  const end = tail.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  if (end < 0 || end + 22 > tail.length) {
    return null;
  }
  const length = tail.readUInt32LE(end + 12);
  const at = tail.readUInt32LE(end + 16);
  if (length > most.directory || at + length > size) {
    return null;
  }
  return listEntries(await readAt(file, at, length));
}

function listEntries(directory: Buffer): Map<string, Entry> | null {
  const entries = new Map<string, Entry>();
  for (let at = 0; at < directory.length;) {
    if (at + 46 > directory.length || directory.readUInt32LE(at) !== 0x02014b50) {
      return null;
    }
    const nameLength = directory.readUInt16LE(at + 28);
    const rest = directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
    entries.set(directory.toString('utf8', at + 46, at + 46 + nameLength), {
      method: directory.readUInt16LE(at + 10),
      packedSize: directory.readUInt32LE(at + 20),
      size: directory.readUInt32LE(at + 24),
      at: directory.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + rest;
  }
  return entries;
}

/** The text of one entry, or null when it is broken or too large. */
export async function readZipEntry(file: FileHandle, entry: Entry): Promise<string | null> {
  const header = await readAt(file, entry.at, 30);
  if (header.length < 30 || header.readUInt32LE(0) !== 0x04034b50 || entry.size > most.entry) {
    return null;
  }
  const start = entry.at + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
  const packed = await readAt(file, start, Math.min(entry.packedSize, most.entry));
  try {
    const bytes =
      entry.method === 0 ? packed : inflateRawSync(packed, { maxOutputLength: most.entry });
    return bytes.toString('utf8');
  } catch {
    return null;
  }
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await file.read(buffer, 0, length, position);
  return buffer.subarray(0, bytesRead);
}
