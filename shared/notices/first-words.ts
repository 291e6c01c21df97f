import { signsOf } from '../text/length';

/**
 * At most so many code points, as WeChat counts, the last one `…` where something is left out; never through the middle
 * of a composed sign such as 👨‍👩‍👧.
 */
export function firstWords(text: string, most: number): string {
  return pointsOf(text) <= most ? text : `${cutToPoints(text, most - 1)}…`;
}

/** The same without a word about what is left out. */
export function cutToPoints(text: string, most: number): string {
  let kept = '';
  let length = 0;
  for (const sign of signsOf(text)) {
    length += pointsOf(sign);
    if (length > most) {
      break;
    }
    kept += sign;
  }
  return kept;
}

function pointsOf(text: string): number {
  return Array.from(text).length;
}
