import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { answerable, WxFailure } from './answerable';

const mostPerKey = 1024 * 1024;
const mostAltogether = 10 * 1024 * 1024;

/** wx.setStorage and its kin: a copy of the value, 1 MB per key, 10 MB altogether. */
export function storageApi(memory: string) {
  const file = path.join(memory, 'storage.json');
  const kept = new Map<string, string>(readAll(file));
  const save = () => {
    writeFileSync(file, JSON.stringify([...kept]));
  };
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
    save();
  }
  const remove = (key: string) => {
    kept.delete(key);
    save();
  };
  const clear = () => {
    kept.clear();
    save();
  };
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
    removeStorageSync: remove,
    clearStorageSync: clear,
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
    removeStorage: answerable('removeStorage', ({ key }) => {
      remove(String(key));
    }),
    clearStorage: answerable('clearStorage', clear),
    getStorageInfo: answerable('getStorageInfo', info),
  };
}

function readAll(file: string): [string, string][] {
  // written by this same function in an earlier run
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as [string, string][]) : [];
}
