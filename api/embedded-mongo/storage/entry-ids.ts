import type { RootDatabase } from 'lmdb';

export type EntryRange = {
  start: Buffer;
  end: Buffer;
  limit: number;
  reverse?: boolean;
  exclusiveStart?: boolean;
};

/** Record ids of one stretch of entries; `last` is its last key when there may be more. */
export type EntryIds = { ids: number[]; last: Buffer | undefined };

/** Reads entries for the record id at the end of their keys, without making a Buffer of each key. */
export function openEntryIds(root: RootDatabase<Buffer, Buffer>): (range: EntryRange) => EntryIds {
  const place = { bytes: Buffer.alloc(0) as Uint8Array, start: 0, end: 0 };
  const options = {
    name: 'entries',
    encoding: 'binary',
    // lmdb has this option, its types do not
    keyEncoder: {
      writeKey: (key: Buffer, target: Buffer, at: number) => {
        target.set(key, at);
        return at + key.length;
      },
      readKey: (bytes: Buffer, start: number, end: number) => {
        place.bytes = bytes;
        place.start = start;
        place.end = end;
        return idAt(bytes, end - 8);
      },
    },
  } as const;
  const table = root.openDB<Buffer, number>(options);
  return ({ limit, ...range }) => {
    const ids: number[] = [];
    // its keys are read as numbers, but bounds are still written as bytes
    const keys = table.getKeys(range);
    for (const id of keys) {
      ids.push(id);
      if (ids.length === limit) {
        // before the iterator moves on and the key's bytes with it
        return { ids, last: Buffer.from(place.bytes.subarray(place.start, place.end)) };
      }
    }
    return { ids, last: undefined };
  };
}

function idAt(bytes: Uint8Array, at: number): number {
  return word(bytes, at) * 0x1_0000_0000 + word(bytes, at + 4);
}

function word(bytes: Uint8Array, at: number): number {
  const [a = 0, b = 0, c = 0, d = 0] = [bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]];
  return (a * 0x100 + b) * 0x1_0000 + c * 0x100 + d;
}
