import { bounded } from '#api/bounds/index';

/** Milliseconds; nothing that failed waits longer than this for its next try. */
export const { most: longestPause } = bounded.pauseOfPiece;

/**
 * Milliseconds until the next try. Doubles with each failure before this one; spread, so that what failed together does
 * not return together.
 */
export function pauseAfter(failuresBefore: number, firstPause = 5000): number {
  return Math.min(firstPause * 2 ** failuresBefore, longestPause) * (0.75 + Math.random() / 4);
}
