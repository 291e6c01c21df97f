export type Size = { width: number; height: number };

/** Height to width, or width to height: beyond this a picture shown whole is too narrow to read. */
const longestShape = 2.5;

/**
 * How large a picture opens in a place: whole, as long as that can be read; a long screenshot at the full width, a wide
 * panorama at the full height. 1 is its own size in pixels, and never exceeded.
 */
export function openingScale(picture: Size, place: Size): number {
  const across = Math.min(1, place.width / picture.width);
  const down = Math.min(1, place.height / picture.height);
  if (picture.height > picture.width * longestShape) {
    return across;
  }
  return picture.width > picture.height * longestShape ? down : Math.min(across, down);
}

/** From the whole picture in sight to so near that single pixels can be told apart. */
export function clampScale(scale: number, picture: Size, place: Size): number {
  const least = Math.min(1, place.width / picture.width, place.height / picture.height);
  const most = Math.max(2, openingScale(picture, place) * 4);
  return Math.min(most, Math.max(least, scale));
}
