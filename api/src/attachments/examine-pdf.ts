import type { FileHandle } from 'node:fs/promises';

import { assertThat } from '#api/app-error';

import { readAt, withFile } from './read-at';

const block = 256 * 1024;
/** What belongs to an end before its mark. */
const overlap = 64;

/**
 * Makes sure that a PDF has its end. Mail programs and scanners add to it, so it need not be the end of the file.
 *
 * @throws {AppError} `attachment.unreadable`
 */
export async function examinePdf(path: string, size: number): Promise<void> {
  const isWhole = await withFile(path, 'r', (file) => hasEnd(file, size));
  assertThat(isWhole, 'attachment.unreadable');
}

/** From the end: that of a whole file is near it. */
async function hasEnd(file: FileHandle, size: number): Promise<boolean> {
  for (let end = size; end > 0; end -= block) {
    const start = Math.max(0, end - block - overlap);
    // a mark may lie across two blocks; what is at the very beginning of this one is seen whole in the next
    const bytes = await readAt(file, start, Math.min(size, end + 4) - start);
    if (holdsEnd(bytes.toString('latin1'), start === 0 ? 0 : overlap)) {
      return true;
    }
  }
  return false;
}

function holdsEnd(text: string, from: number): boolean {
  for (let at = text.indexOf('%%EOF', from); at >= 0; at = text.indexOf('%%EOF', at + 5)) {
    // a PDF made for the web has one more end near its beginning, which points nowhere
    if (!/startxref\s{1,4}0\s{1,4}$/.test(text.slice(Math.max(0, at - overlap), at))) {
      return true;
    }
  }
  return false;
}
