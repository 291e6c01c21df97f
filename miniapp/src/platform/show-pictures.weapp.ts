import { previewImage } from '@tarojs/taro';

/** Full screen, beginning with one of them. */
export function showPictures(urls: string[], current: string) {
  void previewImage({ urls, current });
}
