import { env, getFileSystemManager } from '@tarojs/taro';

import type { LocalFile } from './local-file';

/** Keeps a chosen file beyond this run; WeChat clears temporary files after it. */
export function keepFile(key: string, file: LocalFile): Promise<LocalFile> {
  const path = placeOf(key);
  return new Promise((resolve) => {
    getFileSystemManager().copyFile({
      srcPath: file.path,
      destPath: path,
      success: () => {
        resolve({ ...file, path });
      },
      // a full phone: the file is then good until the mini-program closes
      fail: () => {
        resolve(file);
      },
    });
  });
}

/** The kept file under an address that works now; null when it is gone. */
export function reopenFile(_key: string, file: LocalFile): Promise<LocalFile | null> {
  return new Promise((resolve) => {
    getFileSystemManager().access({
      path: file.path,
      success: () => {
        resolve(file);
      },
      fail: () => {
        resolve(null);
      },
    });
  });
}

export function dropFile(key: string): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      resolve();
    };
    getFileSystemManager().unlink({ filePath: placeOf(key), success: end, fail: end });
  });
}

// WeChat shows a picture by its content, but wants an ending
function placeOf(key: string): string {
  return `${env.USER_DATA_PATH ?? ''}/${key}.jpg`;
}
