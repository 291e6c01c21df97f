import type { Readable } from 'node:stream';

/** A finished file on this machine's disk. */
export type LocalFile = { path: string; type: string; size: number };

/** First and last byte, both included. */
export type ByteRange = { start: number; end: number };

/** Where attachments lie: a folder here or a bucket elsewhere. */
export type Storage = {
  /** Takes the file over: afterwards all of it lies under the key and the local path is gone, or it throws and nothing does. */
  put: (key: string, file: LocalFile) => Promise<void>;
  /** Null when nothing lies under the key. */
  open: (key: string, range?: ByteRange) => Promise<Readable | null>;
  /** Content when there was nothing to remove. */
  remove: (key: string) => Promise<void>;
};

/** Keys become paths: only what we make ourselves passes. */
export function checkedKey(key: string): string {
  if (!/^[0-9a-z]+(?:[/-][0-9a-z]+)*$/.test(key)) {
    throw new Error('not a storage key');
  }
  return key;
}
