import path from 'node:path';

import { answerable, WxFailure } from './answerable';
import type { PhoneFiles } from './files';

type Media = { pictures: readonly string[]; picks?: number };

/** Pictures: the person picks the given ones in turn, and backs out when none are left. */
export function mediaApi({ pictures, picks = 9 }: Media, files: PhoneFiles) {
  const left = [...pictures];
  const choose = (count: unknown) => {
    const chosen = left.splice(0, Math.min(picks, Number(count ?? 9)));
    if (chosen.length === 0) {
      throw new WxFailure('cancel');
    }
    return chosen.map((picture) => files.copyIn(picture));
  };
  return {
    chooseMedia: answerable('chooseMedia', ({ count }) => ({
      type: 'image',
      tempFiles: choose(count).map(({ address, size }) => ({
        tempFilePath: address,
        size,
        fileType: 'image',
      })),
    })),
    chooseMessageFile: answerable('chooseMessageFile', ({ count }) => ({
      tempFiles: choose(count).map(({ address, size }) => ({
        path: address,
        name: path.basename(address),
        size,
        type: 'image',
        time: 0,
      })),
    })),
    compressImage: answerable('compressImage', ({ src }) => ({
      tempFilePath: files.copyIn(files.fileOf(String(src))).address,
    })),
    previewImage: answerable('previewImage', ({ urls }) => {
      if (!Array.isArray(urls) || urls.length === 0) {
        throw new WxFailure('parameter error: parameter.urls should be a non-empty Array');
      }
    }),
    previewMedia: answerable('previewMedia', ({ sources }) => {
      if (!Array.isArray(sources) || sources.length === 0) {
        throw new WxFailure('parameter error: parameter.sources should be a non-empty Array');
      }
    }),
  };
}
