import { statfsSync } from 'node:fs';

/** Left free: bytes, or less on a small disk. */
const reserve = { bytes: 64 * 1024 * 1024, share: 0.05 };

/**
 * Whether a group may be written: LMDB must not meet a full disk, because the message that lmdb 3.5.6 writes then can be
 * longer than its place, which corrupts the process's memory. A disk that does not tell is taken to have room.
 */
export function hasRoom(folder: string): boolean {
  try {
    const { bavail, blocks, bsize } = statfsSync(folder);
    return bavail * bsize >= Math.min(reserve.bytes, blocks * bsize * reserve.share);
  } catch {
    return true;
  }
}
