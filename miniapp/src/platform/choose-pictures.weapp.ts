import { chooseMedia } from '@tarojs/taro';

import type { LocalFile } from './local-file';

/** Pictures from the album or camera; none when the person changes their mind. */
export async function choosePictures(most: number): Promise<LocalFile[]> {
  try {
    const { tempFiles } = await chooseMedia({
      count: Math.min(most, 9),
      mediaType: ['image'],
      sizeType: ['compressed'],
      sourceType: ['album', 'camera'],
    });
    return tempFiles.map(({ tempFilePath, size }) => ({
      path: tempFilePath,
      name: tempFilePath.split('/').pop() ?? 'picture.jpg',
      size,
    }));
  } catch {
    // WeChat reports backing out as a failure
    return [];
  }
}
