import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { StartError } from './start-error';

/**
 * Makes sure that the data folder exists and takes files.
 *
 * @throws {StartError}
 */
export async function prepareDataDir(dataDir: string): Promise<void> {
  const probe = join(dataDir, `.probe-${process.pid}`);
  try {
    await mkdir(dataDir, { recursive: true });
    await writeFile(probe, '');
    await rm(probe);
  } catch (cause: unknown) {
    throw new StartError(
      `The data folder ${dataDir} cannot be written to: give this user the right to write there, or set DATA_DIR to another folder.`,
      cause,
    );
  }
}

/** The secret of this installation, made on the first start. Two processes starting at once agree on one. */
export async function keptSecret(dataDir: string): Promise<string> {
  const file = join(dataDir, 'secret');
  try {
    await writeFile(file, randomBytes(32).toString('hex'), { flag: 'wx', mode: 0o600 });
  } catch (error: unknown) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) {
      throw error;
    }
  }
  return readFile(file, 'utf8');
}
