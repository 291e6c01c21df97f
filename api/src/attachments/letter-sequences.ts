/** The letters beyond ASCII in one piece of a text, read in two ways. */
export type Letters = {
  /** Bytes above 127. */
  high: number;
  /** Those of them that make up UTF-8 letters. */
  utf8: number;
  /** GB18030: letters, those among them that Chinese really writes with, and bytes that are no part of any. */
  gb: number;
  usualGb: number;
  brokenGb: number;
  /** Bytes that are an accented letter inside a word in Windows-1252. */
  latin: number;
};

type Span = readonly [start: number, end: number];

/** Null: there are none. */
export function readLetters(bytes: Uint8Array, [start, end]: Span): Letters | null {
  let first = start;
  while (first < end && byteAt(bytes, first) < 0x80) {
    first += 1;
  }
  if (first === end) {
    return null;
  }
  const letters = { high: 0, utf8: 0, gb: 0, usualGb: 0, brokenGb: 0, latin: 0 };
  for (let at = first; at < end; at += 1) {
    if (byteAt(bytes, at) >= 0x80) {
      letters.high += 1;
      letters.latin += isAccent(bytes, at) ? 1 : 0;
    }
  }
  readUtf8(bytes, [first, end], letters);
  readGb(bytes, [first, end], letters);
  return letters;
}

function byteAt(bytes: Uint8Array, at: number): number {
  return bytes[at] ?? 0;
}

function readUtf8(bytes: Uint8Array, [start, end]: Span, letters: Letters) {
  for (let at = start; at < end;) {
    const length = byteAt(bytes, at) < 0x80 ? 1 : utf8Length(bytes, at, end);
    letters.utf8 += length > 1 ? length : 0;
    at += Math.max(1, length);
  }
}

/** Lead bytes → length and the lowest and highest second byte (table 3-7 of Unicode). */
const utf8Leads: readonly (readonly [first: number, last: number, ...shape: Utf8Shape])[] = [
  [0xc2, 0xdf, 2, 0x80, 0xbf],
  [0xe0, 0xe0, 3, 0xa0, 0xbf],
  [0xe1, 0xec, 3, 0x80, 0xbf],
  [0xed, 0xed, 3, 0x80, 0x9f],
  [0xee, 0xef, 3, 0x80, 0xbf],
  [0xf0, 0xf0, 4, 0x90, 0xbf],
  [0xf1, 0xf3, 4, 0x80, 0xbf],
  [0xf4, 0xf4, 4, 0x80, 0x8f],
];
type Utf8Shape = readonly [length: number, lowest: number, highest: number];
const utf8Shapes = Array.from({ length: 256 }, (_, byte): Utf8Shape => {
  const [, , ...shape] = utf8Leads.find(([first, last]) => isWithin(byte, first, last)) ?? [];
  return shape.length === 3 ? shape : [0, 0, 0];
});

function isWithin(byte: number, first: number, last: number): boolean {
  return byte >= first && byte <= last;
}

/** The bytes of the letter that begins here; 0 when none does. */
function utf8Length(bytes: Uint8Array, at: number, end: number): number {
  const [length, lowest, highest] = utf8Shapes[byteAt(bytes, at)] ?? [0, 0, 0];
  if (length === 0 || at + length > end) {
    return 0;
  }
  const second = byteAt(bytes, at + 1);
  const isWhole =
    isWithin(second, lowest, highest) &&
    (length < 3 || byteAt(bytes, at + 2) >> 6 === 2) &&
    (length < 4 || byteAt(bytes, at + 3) >> 6 === 2);
  return isWhole ? length : 0;
}

function readGb(bytes: Uint8Array, [start, end]: Span, letters: Letters) {
  for (let at = start; at < end;) {
    const lead = byteAt(bytes, at);
    const length = lead < 0x80 ? 1 : gbLength(bytes, at, end);
    if (length === 0) {
      letters.brokenGb += 1;
    } else if (length > 1) {
      letters.gb += 1;
      letters.usualGb += length === 4 || isUsualGb(lead, byteAt(bytes, at + 1)) ? 1 : 0;
    }
    at += Math.max(1, length);
  }
}

function gbLength(bytes: Uint8Array, at: number, end: number): number {
  const [lead, second] = [byteAt(bytes, at), byteAt(bytes, at + 1)];
  if (!isGbLead(lead) || at + 2 > end) {
    return 0;
  }
  if (isWithin(second, 0x40, 0xfe) && second !== 0x7f) {
    return 2;
  }
  const isFour =
    isDigit(second) && isGbLead(byteAt(bytes, at + 2)) && isDigit(byteAt(bytes, at + 3));
  return isFour && at + 4 <= end ? 4 : 0;
}

function isGbLead(byte: number): boolean {
  return isWithin(byte, 0x81, 0xfe);
}

function isDigit(byte: number): boolean {
  return isWithin(byte, 0x30, 0x39);
}

/** The signs and letters of GB2312; the rest of GBK are rare ones. */
function isUsualGb(lead: number, second: number): boolean {
  return second >= 0xa1 && (isWithin(lead, 0xa1, 0xa9) || isWithin(lead, 0xb0, 0xf7));
}

function isAccent(bytes: Uint8Array, at: number): boolean {
  const byte = byteAt(bytes, at);
  const isLetter = byte >= 0xc0 && byte !== 0xd7 && byte !== 0xf7 && byte !== 0xff;
  return isLetter && (isAsciiLetter(byteAt(bytes, at - 1)) || isAsciiLetter(byteAt(bytes, at + 1)));
}

function isAsciiLetter(byte: number): boolean {
  return (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a;
}
