import { answerable, WxFailure } from './answerable';

const mostPerKey = 1024 * 1024;
const mostAltogether = 10 * 1024 * 1024;

/** wx.setStorage and its kin: a copy of the value, 1 MB per key, 10 MB altogether. */
export function storageApi() {
  const kept = new Map<string, string>();
  const sizeOf = () => [...kept.values()].reduce((sum, value) => sum + value.length, 0);

  function write(key: string, value: unknown) {
    const text = value === undefined ? '' : JSON.stringify(value);
    if (text.length > mostPerKey) {
      throw new WxFailure('entry size limit reached');
    }
    if (sizeOf() - (kept.get(key)?.length ?? 0) + text.length > mostAltogether) {
      throw new WxFailure('exceed storage max size 10Mb');
    }
    kept.set(key, text);
  }
  const read = (key: string): unknown => {
    const text = kept.get(key);
    return text === undefined || text === '' ? '' : JSON.parse(text);
  };
  const info = () => ({
    keys: [...kept.keys()],
    currentSize: Math.ceil(sizeOf() / 1024),
    limitSize: mostAltogether / 1024,
  });

  return {
    setStorageSync: write,
    getStorageSync: read,
    removeStorageSync: (key: string) => void kept.delete(key),
    clearStorageSync: () => {
      kept.clear();
    },
    getStorageInfoSync: info,
    setStorage: answerable('setStorage', ({ key, data }) => {
      write(String(key), data);
    }),
    getStorage: answerable('getStorage', ({ key }) => {
      if (!kept.has(String(key))) {
        throw new WxFailure('data not found');
      }
      return { data: read(String(key)) };
    }),
    removeStorage: answerable('removeStorage', ({ key }) => void kept.delete(String(key))),
    clearStorage: answerable('clearStorage', () => {
      kept.clear();
    }),
    getStorageInfo: answerable('getStorageInfo', info),
  };
}
