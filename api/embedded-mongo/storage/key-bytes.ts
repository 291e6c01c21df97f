/** Keys of the tables: a 4-byte id of the collection or index first, so that each lies in one stretch. */
export function recordKey(collectionId: number, recordId: number): Buffer {
  const key = Buffer.allocUnsafe(12);
  key.writeUInt32BE(collectionId, 0);
  writeRecordId(key, recordId, 4);
  return key;
}

function writeRecordId(bytes: Buffer, recordId: number, at: number): void {
  bytes.writeUInt32BE(Math.floor(recordId / 0x1_0000_0000), at);
  bytes.writeUInt32BE(recordId >>> 0, at + 4);
}

export function readRecordId(bytes: Buffer, at: number): number {
  return bytes.readUInt32BE(at) * 0x1_0000_0000 + bytes.readUInt32BE(at + 4);
}

export function recordIdBytes(recordId: number): Buffer {
  const bytes = Buffer.allocUnsafe(8);
  writeRecordId(bytes, recordId, 0);
  return bytes;
}

export function prefixOf(id: number): Buffer {
  const prefix = Buffer.allocUnsafe(4);
  prefix.writeUInt32BE(id, 0);
  return prefix;
}

/** An entry of an index: its id, the key, and the record id unless it is the `_id` index. */
export function entryKey(indexId: number, key: Buffer, recordId?: number): Buffer {
  const bytes = Buffer.allocUnsafe(4 + key.length + (recordId === undefined ? 0 : 8));
  bytes.writeUInt32BE(indexId, 0);
  key.copy(bytes, 4);
  if (recordId !== undefined) {
    writeRecordId(bytes, recordId, 4 + key.length);
  }
  return bytes;
}

/** The first key after all that start with `prefix`. */
export function afterPrefix(prefix: Buffer): Buffer {
  return Buffer.concat([prefix, Buffer.from([255, 255, 255, 255, 255, 255, 255, 255, 255])]);
}
