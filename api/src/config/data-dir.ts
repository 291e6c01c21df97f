import { randomBytes, randomUUID } from 'node:crypto';
import { access, link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { hasErrorCode } from '#api/error-code';

import { StartError } from './start-error';

/**
 * Makes sure that the data folder exists and takes files.
 *
 * @throws {StartError}
 */
export async function prepareDataDir(dataDir: string): Promise<void> {
  const probe = join(dataDir, `.probe-${process.pid}`);
  try {
    await makeFolder(dataDir);
    await writeFile(probe, '');
    await rm(probe);
  } catch (cause: unknown) {
    throw new StartError(
      `The data folder ${dataDir} cannot be written to: give this user the right to write there, or set DATA_DIR to another folder.`,
      cause,
    );
  }
}

/** The secret of this installation, made on the first start. Processes that start at once agree on one. */
export async function keptSecret(dataDir: string): Promise<string> {
  const file = join(dataDir, 'secret');
  const draft = join(dataDir, `.secret-${randomUUID()}`);
  await writeFile(draft, randomBytes(32).toString('hex'), { mode: 0o600 });
  try {
    // unlike a rename, a link never replaces; unlike a write, it is never seen half done
    await link(draft, file);
  } catch (error: unknown) {
    if (!hasErrorCode(error, 'EEXIST')) {
      throw error;
    }
  } finally {
    await rm(draft);
  }
  return readFile(file, 'utf8');
}

/** Not mkdir's own `recursive`: below /proc and its like, Node tries that for ever. */
async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder);
  } catch (error: unknown) {
    // whether it is a folder shows when something is written there
    if (hasErrorCode(error, 'EEXIST')) {
      return;
    }
    const parent = dirname(folder);
    if (!hasErrorCode(error, 'ENOENT') || (await isThere(parent))) {
      throw error;
    }
    await makeFolder(parent);
    await makeFolder(folder);
  }
}

async function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
