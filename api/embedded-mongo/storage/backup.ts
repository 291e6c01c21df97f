import { copyFile, mkdir, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';

import { open } from 'lmdb';

import { forgetOwner } from './owner';
import { dataFolder } from './store';

const dataFile = 'data.mdb';

/**
 * Copies the database as it is at this moment, also while a server works on it.
 * @throws Error when there is no database or the target is not empty
 */
export async function backUp(source: string, target: string): Promise<void> {
  await requireDatabase(source);
  await requireEmpty(target);
  await mkdir(path.dirname(target), { recursive: true });
  const unfinished = await mkdtemp(`${target}.unfinished-`);
  try {
    const copy = path.join(unfinished, dataFolder);
    await mkdir(copy);
    const root = open<Buffer, Buffer>({
      path: path.join(source, dataFolder),
      readOnly: true,
      maxDbs: 8,
    });
    await root.backup(copy, true);
    await root.close();
    await forgetOwner(copy);
    await rm(target, { recursive: true, force: true });
    await rename(unfinished, target);
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
}

/**
 * Puts a backup into an empty data folder.
 * @throws Error when the backup is none or the folder already holds a database
 */
export async function restore(backup: string, target: string): Promise<void> {
  await requireDatabase(backup);
  const place = path.join(target, dataFolder);
  await requireEmpty(place);
  await mkdir(place, { recursive: true });
  const unfinished = path.join(place, `${dataFile}.unfinished`);
  await copyFile(path.join(backup, dataFolder, dataFile), unfinished);
  await rename(unfinished, path.join(place, dataFile));
}

async function requireDatabase(folder: string): Promise<void> {
  const found = await stat(path.join(folder, dataFolder, dataFile)).catch(() => undefined);
  if (!found) {
    throw new Error(`There is no database in ${folder}.`);
  }
}

async function requireEmpty(folder: string): Promise<void> {
  const entries = await readdir(folder).catch(() => []);
  if (entries.length > 0) {
    throw new Error(
      `${folder} is not empty. Name a folder that does not exist yet, or empty it first.`,
    );
  }
}
