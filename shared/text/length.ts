/** Code points of the longest sign that people write: a couple with two colours of skin has ten. */
const longestSign = 12;

/** The signs of a text as a person counts them: 👩🏽‍🔧 and é are one each, whatever they are made of. */
export function signsOf(text: string): Iterable<string> {
  return segmenter ? segmentsOf(text, segmenter) : (text.match(roughSign) ?? []);
}

/**
 * How many signs a person sees. What is piled up on one sign beyond anything that people write counts as well, so that
 * a short text cannot hold a book.
 */
export function lengthOf(text: string): number {
  return count(text, Infinity);
}

/** Whether it has more signs; stops counting as soon as that is clear. */
export function isLonger(text: string, most: number): boolean {
  return text.length > most && count(text, most) > most;
}

/** The beginning, at most so many signs, none of them broken. */
export function cutTo(text: string, most: number): string {
  if (text.length <= most) {
    return text;
  }
  let kept = '';
  let length = 0;
  for (const sign of signsOf(text)) {
    length += weightOf(sign);
    if (length > most) {
      break;
    }
    kept += sign;
  }
  return kept;
}

function count(text: string, enough: number): number {
  let length = 0;
  for (const sign of signsOf(text)) {
    length += weightOf(sign);
    if (length > enough) {
      break;
    }
  }
  return length;
}

function weightOf(sign: string): number {
  return sign.length <= longestSign ? 1 : Math.max(1, Array.from(sign).length - longestSign + 1);
}

// WeChat on Android and older iPhones have none
const segmenter = typeof Intl === 'object' && 'Segmenter' in Intl ? new Intl.Segmenter('zh') : null;

/** Code units that the segmenter is given at once: over a long text it takes time in the square of the length. */
const stretch = 256;

/** The last sign of each stretch may go on behind it, so it is read again with the next. */
function* segmentsOf(text: string, segments: Intl.Segmenter): Iterable<string> {
  for (let start = 0, end = 0; start < text.length; start = end) {
    const part = stretchAt(text, start);
    const isLast = start + part.length === text.length;
    let held = '';
    for (const { segment } of segments.segment(part)) {
      if (held !== '') {
        yield held;
        end += held.length;
      }
      held = segment;
    }
    if (isLast || end === start) {
      yield held;
      end += held.length;
    }
  }
}

function stretchAt(text: string, start: number): string {
  const part = text.slice(start, start + stretch);
  // half of a pair is a sign by itself, whole it may belong to the sign before
  return /[\ud800-\udbff]$/.test(part) && part.length === stretch ? part.slice(0, -1) : part;
}

/** Two letters of a flag; or a sign with its marks, its skin, and the pictures that are joined to it. */
const roughSign =
  /\r\n|[\u{1f1e6}-\u{1f1ff}]{2}|[^](?:\u200d[\u2190-\u2bff\u{1f000}-\u{1faff}]|\p{M}|[\u200c\u200d]|[\u{1f3fb}-\u{1f3ff}]|[\u{e0020}-\u{e007f}])*/gu;
