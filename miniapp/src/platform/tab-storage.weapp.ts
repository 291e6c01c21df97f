import { getStorageSync, removeStorageSync, setStorageSync } from '@tarojs/taro';

/** A phone has one WeChat, so the tab is the phone. */
export const tabStorage = {
  read: (key: string): unknown => getStorageSync(key),
  write: (key: string, text: string | null) => {
    if (text === null) {
      removeStorageSync(key);
    } else {
      setStorageSync(key, text);
    }
  },
};
