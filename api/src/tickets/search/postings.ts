import { signNumbers, type KeyRange } from './key-spaces';

/** That the ticket at this place of a segment has the key. */
export type Posting = { key: number; place: number };

/** The pages of a segment: one sign and all that comes after it stand on one page. */
const parts = 256;

/** On which page of each segment a pair of signs stands. */
export function partOf(key: number): number {
  return Math.floor(key / signNumbers) % parts;
}

/**
 * Postings in as few bytes as possible: by key, each as the distance from the one before, then how many places there are
 * and the distances between them, seven bits to a byte.
 */
export function packPostings(postings: readonly Posting[]): Buffer {
  const byKey = new Map<number, number[]>();
  for (const { key, place } of postings) {
    byKey.set(key, [...(byKey.get(key) ?? []), place]);
  }
  const bytes: number[] = [];
  let last = 0;
  for (const [key, places] of [...byKey].toSorted(([left], [right]) => left - right)) {
    write(bytes, key - last);
    write(bytes, places.length);
    let before = 0;
    for (const place of places.toSorted((left, right) => left - right)) {
      write(bytes, place - before);
      before = place;
    }
    last = key;
  }
  return Buffer.from(bytes);
}

/** The places of all keys in the stretch. */
export function placesIn(page: Uint8Array, { from, to }: KeyRange): Set<number> {
  const found = new Set<number>();
  const reader = { page, at: 0 };
  let key = 0;
  while (reader.at < page.length) {
    key += read(reader);
    if (key >= to) {
      break;
    }
    let place = 0;
    for (let count = read(reader); count > 0; count -= 1) {
      place += read(reader);
      if (key >= from) {
        found.add(place);
      }
    }
  }
  return found;
}

function write(bytes: number[], value: number) {
  let rest = value;
  while (rest >= 0x80) {
    bytes.push((rest & 0x7f) | 0x80);
    rest >>>= 7;
  }
  bytes.push(rest);
}

function read(reader: { page: Uint8Array; at: number }): number {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = reader.page[reader.at] ?? 0;
    reader.at += 1;
    value |= (byte & 0x7f) << shift;
    if (byte < 0x80) {
      return value;
    }
  }
}
