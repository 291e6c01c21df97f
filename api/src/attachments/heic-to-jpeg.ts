import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

import { AppError } from '#api/http/app-error';
import { attachmentLimits } from '#shared/attachments/attachment-kinds';

import { exifOrientation } from './exif-orientation';

const run = promisify(execFile);
const require = createRequire(import.meta.url);

/** A phone's largest picture takes a few seconds. */
const patience = 60_000;

/**
 * Decodes HEIC, which sharp's build cannot, in a process of its own: it takes seconds of computing and the decoder is
 * exposed to hostile files, so neither may touch the API.
 *
 * @throws {AppError} `attachment.unreadable`
 */
export async function heicToJpeg(
  source: string,
  target: string,
  exif: Buffer | undefined,
): Promise<void> {
  const orientation = (await isTurnedByItself(source)) ? 1 : exifOrientation(exif);
  try {
    await run(
      process.execPath,
      [
        '--import',
        pathToFileURL(require.resolve('tsx')).href,
        fileURLToPath(new URL('./heic-worker.ts', import.meta.url)),
        ...[source, target, String(attachmentLimits.pixels), String(orientation)],
      ],
      // the secrets of the API are none of its business
      { timeout: patience, killSignal: 'SIGKILL', env: {} },
    );
  } catch (cause: unknown) {
    throw new AppError('attachment.unreadable', { cause });
  }
}

/** Phones write the turn into the picture's own properties and repeat it in the EXIF block; plain encoders do only the latter. */
async function isTurnedByItself(source: string): Promise<boolean> {
  const properties = (await readFile(source)).toString('latin1');
  const start = properties.indexOf('ipco');
  const end = properties.indexOf('ipma', start);
  return /irot|imir/.test(properties.slice(start, end));
}
