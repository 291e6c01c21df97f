/** How long one search may take, over all that it asks. */
export type SearchClock = {
  /** For the next command. @throws {SearchCut} when nothing is left */
  timeLeft: () => { maxTimeMS: number };
};

/** A search took longer than it may. */
export class SearchCut extends Error {}

/** @param most milliseconds */
export function searchClock(
  most: number,
  now: () => number = () => performance.now(),
): SearchClock {
  const end = now() + most;
  return {
    timeLeft: () => {
      const left = Math.floor(end - now());
      if (left < 1) {
        throw new SearchCut('a search took longer than it may');
      }
      return { maxTimeMS: left };
    },
  };
}
