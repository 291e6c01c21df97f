import { readLetters, type Letters } from './letter-sequences';
import { isStrange } from './text-bytes';

export type TextEncoding = 'gb18030' | 'utf-16be' | 'utf-16le' | 'utf-8' | 'windows-1252';

/** Counts what speaks for and against text, piece by piece. */
export type TextTally = {
  take: (bytes: Uint8Array) => void;
  /** The encoding in which what came so far is likely text; null: it is likely none. `isEmpty`: nothing but zeros came. */
  verdict: () => { encoding: TextEncoding | null; isEmpty: boolean };
};

/** So many zeros in a row are space that a log was given in advance, or that was cut out of it, not part of its words. */
export const paddingRun = 16;

/** Shares of the whole. Random bytes have 10 % control signs and 50 % stray bytes. */
const most = {
  control: 0.05,
  /** Messages whose fields are parted by control signs, as banks write them, are otherwise flawless. */
  separators: 0.15,
  stray: 0.25,
};

/** Tally for encodings that keep ASCII as it is; lines may differ in encoding, as those of two programs in one log do. */
export function byteTally(): TextTally {
  const signs = signTally();
  const lines = lineTally();
  let carried: Uint8Array = new Uint8Array(0);
  return {
    take: (bytes) => {
      signs.take(bytes);
      const all = carried.length === 0 ? bytes : Buffer.concat([carried, bytes]);
      const end = lastBreak(all);
      lines.take(all.subarray(0, end));
      carried = all.subarray(end);
    },
    verdict: () => {
      const rest = lineTally(lines.counts());
      rest.take(carried);
      const { size, control, zeros } = signs.counts();
      const { stray, ...letters } = rest.counts();
      const isFlawless = stray === 0 && zeros === 0;
      const isText =
        size > 0 &&
        stray <= size * most.stray &&
        control + zeros <= size * (isFlawless ? most.separators : most.control);
      return { encoding: isText ? encodingOf(letters) : null, isEmpty: size === 0 };
    },
  };
}

/** Single signs: how many, how many strange ones, how many zeros between them. */
function signTally() {
  let [size, control, zeros] = [0, 0, 0];
  let run = 0;
  /** The last byte that is no zero, and whether a zero came before it: the letters of UTF-16 take turns with zeros. */
  let [last, wasWide] = [0, false];
  // zeros at the very beginning or end never get here: they are padding, however few
  const endRun = () => {
    const isWide = run === 1 && wasWide && last >= 0x09 && last < 0x7f;
    if (run < paddingRun && !isWide) {
      zeros += run;
      size += run;
    }
  };
  return {
    take: (bytes: Uint8Array) => {
      for (const byte of bytes) {
        if (byte === 0) {
          run += 1;
          continue;
        }
        if (run > 0 && size > 0) {
          endRun();
        }
        wasWide = run === 1;
        run = 0;
        last = byte;
        size += 1;
        control += isStrange(byte) ? 1 : 0;
      }
    },
    counts: () => ({ size, control, zeros }),
  };
}

type Lines = { stray: number; utf8: number; gb: number; latin: number };

/** Judges each line by itself. */
function lineTally(before: Lines = { stray: 0, utf8: 0, gb: 0, latin: 0 }) {
  const lines = { ...before };
  const takeLine = (letters: Letters) => {
    const odd = letters.high - letters.utf8;
    if (letters.utf8 > 2 * odd) {
      lines.utf8 += letters.utf8;
      lines.stray += odd;
    } else if (isGb(letters)) {
      lines.gb += letters.high;
      lines.stray += letters.brokenGb;
    } else {
      lines.latin += letters.latin;
      lines.stray += letters.high;
    }
  };
  return {
    take: (bytes: Uint8Array) => {
      for (let start = 0; start < bytes.length;) {
        const found = bytes.indexOf(0x0a, start);
        const end = found < 0 ? bytes.length : found + 1;
        const letters = readLetters(bytes, [start, end]);
        if (letters) {
          takeLine(letters);
        }
        start = end;
      }
    },
    counts: () => lines,
  };
}

function isGb({ gb, usualGb, brokenGb }: Letters): boolean {
  return gb > 0 && usualGb >= gb * 0.6 && brokenGb <= (gb > 1 ? 1 : 0) + gb / 10;
}

function encodingOf({ utf8, gb, latin }: Omit<Lines, 'stray'>): TextEncoding {
  if (gb > utf8 && gb > latin) {
    return 'gb18030';
  }
  return latin > utf8 ? 'windows-1252' : 'utf-8';
}

/** After the last byte that ends a letter in every encoding; everything, when there is none. */
function lastBreak(bytes: Uint8Array): number {
  for (let at = bytes.length - 1; at >= 0; at -= 1) {
    if ((bytes[at] ?? 0) < 0x30) {
      return at + 1;
    }
  }
  return bytes.length;
}
