import { getStorageSync, removeStorageSync, setStorageSync } from '@tarojs/taro';

import { tabStorage } from './tab-storage';

/** `tab`: on the web every tab is its own phone, so that two demo identities can sit side by side. */
type Place = 'phone' | 'tab';

// the caller knows the type: it is what it kept under this key itself
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- there is nothing to infer it from
export function readKept<T>(key: string, place: Place = 'phone'): T | null {
  const text: unknown = place === 'tab' ? tabStorage.read(key) : getStorageSync(key);
  try {
    return typeof text === 'string' && text !== '' ? (JSON.parse(text) as T) : null;
  } catch {
    return null;
  }
}

/** Keeps a value on the phone; null removes it. A full storage loses the value, not the page. */
export function keep(key: string, value: unknown, place: Place = 'phone') {
  try {
    if (place === 'tab') {
      tabStorage.write(key, value === null ? null : JSON.stringify(value));
    } else if (value === null) {
      removeStorageSync(key);
    } else {
      setStorageSync(key, JSON.stringify(value));
    }
  } catch {
    // what is kept here is a convenience; the page works without it
  }
}
