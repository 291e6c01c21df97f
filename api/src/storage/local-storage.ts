import { mkdir, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';

import { hasErrorCode } from '#api/error-code';

import { checkedKey, type ByteRange, type LocalFile, type Storage } from './storage';

/** Files in a folder of this machine. The local files handed to `put` must lie on the same disk. */
export function localStorage(folder: string): Storage {
  const place = (key: string) => path.join(folder, checkedKey(key));
  return {
    put: (key, file) => moveIn(place(key), file),
    open: (key, range) => openFile(place(key), range),
    remove: (key) => rm(place(key), { force: true }),
  };
}

async function moveIn(target: string, file: LocalFile) {
  await mkdir(path.dirname(target), { recursive: true });
  // the bytes reach the disk before the name does, so a crash never leaves half a file under a real name
  await sync(file.path, 'r+');
  await rename(file.path, target);
  await sync(path.dirname(target), 'r');
}

async function sync(target: string, flags: 'r' | 'r+') {
  const handle = await open(target, flags);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function openFile(target: string, range?: ByteRange) {
  try {
    const handle = await open(target, 'r');
    return handle.createReadStream(range);
  } catch (error: unknown) {
    if (hasErrorCode(error, 'ENOENT')) {
      return null;
    }
    throw error;
  }
}
