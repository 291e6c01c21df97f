/**
 * At most so many code points, as WeChat counts, the last one `…` where something is left out; never through the middle
 * of a composed sign such as 👨‍👩‍👧.
 */
export function firstWords(text: string, most: number): string {
  if (lengthOf(text) <= most) {
    return text;
  }
  let kept = '';
  let length = 1;
  for (const { segment } of new Intl.Segmenter('zh').segment(text)) {
    length += lengthOf(segment);
    if (length > most) {
      break;
    }
    kept += segment;
  }
  return `${kept}…`;
}

function lengthOf(text: string): number {
  return Array.from(text).length;
}
