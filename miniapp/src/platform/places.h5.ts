import type { Place } from './place';

/** Whether somebody can point at a place on a map instead of typing it. */
export function canChoosePlace(): boolean {
  return false;
}

export function choosePlace(): Promise<Place | null> {
  return Promise.resolve(null);
}

/** Whether the phone can lead there: a web map looks for the words as well. */
export function canShowPlace({ name }: Place): boolean {
  return name !== '';
}

/** Opens a map beside this page. */
export function showPlace({ name, latitude, longitude }: Place) {
  const word = encodeURIComponent(name);
  const url =
    latitude === null || longitude === null
      ? `https://uri.amap.com/search?keyword=${word}`
      : `https://uri.amap.com/marker?position=${longitude},${latitude}&name=${word}`;
  window.open(url, '_blank', 'noopener');
}
