import { copyFileSync, existsSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { answerable, WxFailure } from './answerable';

/** Kept between two runs of the mini-program, unlike what lies under tmp_. */
const userDataPath = 'wxfile://usr';

/** The phone's files. The package sees wxfile:// addresses, never a path of this machine. */
export type PhoneFiles = ReturnType<typeof createFiles>;

export function createFiles(memory: string) {
  let taken = 0;
  mkdirSync(path.join(memory, 'usr'), { recursive: true });
  mkdirSync(path.join(memory, 'tmp'), { recursive: true });

  function placeOf(address: string): string {
    const name = address.replace(/^wxfile:\/\//, '');
    if (!address.startsWith('wxfile://') || name.includes('..')) {
      throw new WxFailure(`permission denied, open "${address}"`);
    }
    return name.startsWith('usr/') ? path.join(memory, name) : path.join(memory, 'tmp', name);
  }

  /** @throws {WxFailure} when nothing lies there */
  function fileOf(address: string): string {
    const file = placeOf(address);
    if (!existsSync(file)) {
      throw new WxFailure(`no such file or directory "${address}"`);
    }
    return file;
  }

  function newAddress(extension: string): string {
    taken += 1;
    return `wxfile://tmp_${process.pid}_${taken}${extension}`;
  }

  return {
    fileOf,
    copyIn: (source: string) => {
      const address = newAddress(path.extname(source));
      copyFileSync(source, placeOf(address));
      return { address, size: statSync(source).size };
    },
    writeNew: (content: Uint8Array, extension: string) => {
      const address = newAddress(extension);
      writeFileSync(placeOf(address), content);
      return address;
    },
    api: {
      env: { USER_DATA_PATH: userDataPath },
      getFileSystemManager: () => ({
        access: answerable('access', ({ path: address }) => {
          fileOf(String(address));
        }),
        copyFile: answerable('copyFile', ({ srcPath, destPath }) => {
          copyFileSync(fileOf(String(srcPath)), placeOf(String(destPath)));
        }),
        unlink: answerable('unlink', ({ filePath }) => {
          rmSync(fileOf(String(filePath)));
        }),
      }),
      openDocument: answerable('openDocument', ({ filePath }) => {
        fileOf(String(filePath));
      }),
    },
  };
}
