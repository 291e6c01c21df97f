/** Milliseconds; nothing that failed waits longer than this for its next try. */
export const longestPause = 10 * 60_000;

/**
 * Milliseconds until the next try. Doubles with each failure before this one; spread, so that what failed together does
 * not return together.
 */
export function pauseAfter(failuresBefore: number, firstPause = 5000): number {
  return Math.min(firstPause * 2 ** failuresBefore, longestPause) * (0.75 + Math.random() / 4);
}
