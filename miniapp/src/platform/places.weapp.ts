import { chooseLocation, openLocation } from '@tarojs/taro';

import type { Place } from './place';

/** Whether somebody can point at a place on a map instead of typing it. */
export function canChoosePlace(): boolean {
  return true;
}

/** A place from WeChat's map; null when the person changes their mind or does not let us see it. */
export async function choosePlace(): Promise<Place | null> {
  try {
    const { name, address, latitude, longitude } = await chooseLocation({});
    const said = [address, name].filter((part) => part !== '').join(' ');
    // WeChat answers an empty place when its map was closed
    return said === '' ? null : { name: said, latitude, longitude };
  } catch {
    return null;
  }
}

/** Whether the phone can lead there. */
export function canShowPlace({ latitude, longitude }: Place): boolean {
  return latitude !== null && longitude !== null;
}

/** Opens the map, from which navigation begins. */
export function showPlace({ name, latitude, longitude }: Place) {
  if (latitude !== null && longitude !== null) {
    openLocation({ name, address: name, latitude, longitude }).catch(() => undefined);
  }
}
