import { isStrange } from './text-bytes';
import { paddingRun, type TextTally } from './text-tally';

export type Utf16 = 'utf-16be' | 'utf-16le';

/** Shares of the whole. Of random bytes 40 % are signs that no log is written with. */
const most = { strange: 0.05, unusual: 0.15 };

/** From what to what the signs of logs lie: Latin to Cyrillic, punctuation to symbols, kana, Chinese, full-width forms. */
const usual: readonly (readonly [first: number, last: number])[] = [
  [0x20, 0x52f],
  [0x2000, 0x2bff],
  [0x3000, 0x33ff],
  [0x4e00, 0x9fff],
  [0xac00, 0xd7a3],
  [0xfe30, 0xfe4f],
  [0xff00, 0xffef],
];
const isUsual = Uint8Array.from({ length: 0x1_00_00 }, (_, unit) =>
  usual.some(([first, last]) => unit >= first && unit <= last) ? 1 : 0,
);

/** The same for UTF-16, as PowerShell and Windows' own tools write it. */
export function utf16Tally(encoding: Utf16): TextTally {
  const counts = unitTally();
  let carried: Uint8Array = new Uint8Array(0);
  return {
    take: (bytes) => {
      const all = carried.length === 0 ? bytes : Buffer.concat([carried, bytes]);
      const [high, low] = encoding === 'utf-16le' ? [1, 0] : [0, 1];
      const end = all.length - (all.length % 2);
      for (let at = 0; at < end; at += 2) {
        counts.take(((all[at + high] ?? 0) << 8) | (all[at + low] ?? 0));
      }
      // a copy: what a stream gave is not ours for long
      carried = Uint8Array.from(all.subarray(end));
    },
    verdict: () => {
      const { size, strange, unusual } = counts.soFar();
      const isText = size > 0 && strange <= size * most.strange && unusual <= size * most.unusual;
      return { encoding: isText ? encoding : null, isEmpty: size === 0 };
    },
  };
}

function unitTally() {
  let [size, strange, unusual] = [0, 0, 0];
  let [run, lead] = [0, false];
  const count = (unit: number) => {
    const isTrail = isBetween(unit, 0xdc00, 0xdfff);
    // half a pair, or a sign that is none
    strange += lead !== isTrail || isStrange(unit) || unit === 0xfffe || unit === 0xffff ? 1 : 0;
    unusual += isUsual[unit] === 1 || isTrail || isBreak(unit) ? 0 : 1;
    lead = isBetween(unit, 0xd800, 0xdbff);
    size += 1;
  };
  return {
    take: (unit: number) => {
      if (unit === 0) {
        run += 1;
        return;
      }
      if (run > 0 && run < paddingRun && size > 0) {
        size += run;
        strange += run;
      }
      run = 0;
      count(unit);
    },
    soFar: () => ({ size, strange, unusual }),
  };
}

function isBetween(unit: number, first: number, last: number): boolean {
  return unit >= first && unit <= last;
}

/** Line ends and the like; the mark that a text begins with. */
function isBreak(unit: number): boolean {
  return unit < 0x20 || unit === 0xfeff;
}

/** Which UTF-16 a text begins in: by its mark, or because every other byte of its ASCII letters is zero. Null: none. */
export function utf16Of(head: Uint8Array): Utf16 | null {
  const [first, second] = head;
  if (first === 0xff && second === 0xfe) {
    return 'utf-16le';
  }
  if (first === 0xfe && second === 0xff) {
    return 'utf-16be';
  }
  const { zeros, lines, end } = countByPlace(head);
  // fewer are stray ones
  if (Math.max(zeros.odd, zeros.even) * 20 < end || lines.narrow * 20 > lines.wide) {
    return null;
  }
  if (isOneSided(zeros.odd, zeros.even)) {
    return 'utf-16le';
  }
  return isOneSided(zeros.even, zeros.odd) ? 'utf-16be' : null;
}

/** Some zeros stand on the other side all the same: half of 一 is one. */
function isOneSided(zeros: number, others: number): boolean {
  return zeros >= 2 && others * 4 <= zeros;
}

/** Line ends of one byte, if there are any, are another encoding's, or another program's in the same file. */
function countByPlace(head: Uint8Array) {
  const zeros = { even: 0, odd: 0 };
  const lines = { wide: 0, narrow: 0 };
  // zeros at the end, or those of space given in advance, say nothing
  const end = lastWritten(head);
  for (let at = 0; at < end; at += 1) {
    const isAlone = head[at - 1] !== 0 && head[at + 1] !== 0;
    if (head[at] === 0 && isAlone) {
      zeros[at % 2 === 0 ? 'even' : 'odd'] += 1;
    } else if (head[at] === 0x0a) {
      lines[isAlone ? 'narrow' : 'wide'] += 1;
    }
  }
  return { zeros, lines, end };
}

function lastWritten(head: Uint8Array): number {
  let end = head.length;
  while (end > 0 && head[end - 1] === 0) {
    end -= 1;
  }
  // the zero that belongs to the last letter
  return Math.min(head.length, end + 1);
}
