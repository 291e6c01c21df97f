/** When a story begins, seen from the moment at which the demo was loaded. */
export type When = { minutesAgo: number } | { daysAgo: number; at: `${number}:${number}` };

const minute = 60_000;
const day = 24 * 60 * minute;
/** The product lives in Asia/Shanghai: UTC+8 all year. */
const zone = 8 * 60 * minute;

/** The moment of a story, seen from the moment at which the demo was loaded. */
export function momentOf(when: When, anchor: Date): Date {
  if ('minutesAgo' in when) {
    return new Date(anchor.getTime() - when.minutesAgo * minute);
  }
  const [hours = 0, minutes = 0] = when.at.split(':').map(Number);
  const midnight = dayOf(anchor) * day - zone;
  return new Date(midnight - when.daysAgo * day + (hours * 60 + minutes) * minute);
}

/** Which day it is in Shanghai, counted from 1970. */
export function dayOf(moment: Date): number {
  return Math.floor((moment.getTime() + zone) / day);
}

/** Moments that are never in the future: what would be is squeezed in before the anchor, in its order. */
export function pastMoments(start: Date, gaps: readonly number[], anchor: Date): Date[] {
  let at = start.getTime();
  return [0, ...gaps].map((gap, index) => {
    at += gap * minute;
    const latest = anchor.getTime() - (gaps.length - index + 1) * 1000;
    return new Date(Math.min(at, latest));
  });
}
