import type { ResizeOptions } from 'sharp';

type Size = { width: number; height: number };

/** Longer than this, a picture that is fitted whole would be a line in which nobody sees anything. */
const longestShape = 2;

/**
 * How a thumbnail is cut: a picture of usual shape whole, of a long screenshot the top at its full width, of a wide
 * panorama the middle at its full height. No side is longer than `side`.
 */
export function thumbnailCut({ width, height }: Size, side: number): ResizeOptions {
  const [short, long] = [Math.min(width, height), Math.max(width, height)];
  if (long <= short * longestShape) {
    return { width: side, height: side, fit: 'inside' };
  }
  const square = Math.min(side, short);
  return {
    ...{ width: square, height: square, fit: 'cover' },
    position: height > width ? 'top' : 'centre',
  };
}
