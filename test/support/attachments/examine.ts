import { writeFile } from 'node:fs/promises';
import path from 'node:path';

import { examineFile } from '#api/attachments/examine-file';

import { temporaryFolder } from '../server';

/** Examines these bytes as a file that was received; `path` is where it lies. */
export function examiner(name: string) {
  const file = path.join(temporaryFolder(name), 'file');
  const examine = async (content: Buffer | string) => {
    await writeFile(file, content);
    const size = Buffer.byteLength(content);
    return examineFile({ path: file, name: 'any', size, contentHash: '' });
  };
  return { examine, path: file };
}
