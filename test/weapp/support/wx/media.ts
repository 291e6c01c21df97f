import { copyFileSync, existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { answerable, WxFailure } from './answerable';

/** Pictures: chosen ones are copied into the phone's temporary folder, as WeChat does. */
export function mediaApi(pictures: readonly string[]) {
  const folder = mkdtempSync(path.join(tmpdir(), 'huisheng-phone-'));
  process.once('exit', () => {
    rmSync(folder, { recursive: true, force: true });
  });
  const left = [...pictures];
  let taken = 0;

  function take(source: string): { tempFilePath: string; size: number } {
    taken += 1;
    const name = `tmp_${taken}${path.extname(source)}`;
    copyFileSync(source, path.join(folder, name));
    return { tempFilePath: `wxfile://${name}`, size: statSync(source).size };
  }

  function fileOf(tempPath: string): string {
    const file = path.join(folder, tempPath.replace(/^wxfile:\/\//, ''));
    if (!tempPath.startsWith('wxfile://') || !existsSync(file)) {
      throw new WxFailure(`file doesn't exist ${tempPath}`);
    }
    return file;
  }

  const choose = (count: unknown) => {
    const chosen = left.splice(0, Number(count ?? 9));
    if (chosen.length === 0) {
      throw new WxFailure('cancel');
    }
    return chosen.map(take);
  };

  const api = {
    chooseMedia: answerable('chooseMedia', ({ count }) => ({
      type: 'image',
      tempFiles: choose(count).map((file) => ({ ...file, fileType: 'image' })),
    })),
    chooseMessageFile: answerable('chooseMessageFile', ({ count }) => ({
      tempFiles: choose(count).map(({ tempFilePath, size }) => ({
        path: tempFilePath,
        name: path.basename(tempFilePath),
        size,
        type: 'image',
        time: 0,
      })),
    })),
    compressImage: answerable('compressImage', ({ src }) => ({
      tempFilePath: take(fileOf(String(src))).tempFilePath,
    })),
    previewImage: answerable('previewImage', ({ urls }) => {
      if (!Array.isArray(urls) || urls.length === 0) {
        throw new WxFailure('parameter error: parameter.urls should be a non-empty Array');
      }
    }),
    previewMedia: answerable('previewMedia', () => undefined),
  };
  return { api, fileOf };
}
