/** A stretch of keys: `from` belongs to it, `to` does not. */
export type KeyRange = { from: number; to: number };

// Every key is a whole number below 2^53, and these do not overlap: pairs of signs from 0 to 2^30, then
const digits = { first: 1e15, base: 11, length: 14 };
const phonesFrom = 2e15;
const lastFoursFrom = 3.5e15;
const letters = { first: 4e15, base: 37, length: 10 };

/** How many signs there are for the search. */
export const signNumbers = 2 ** 15;

/** The key of a sign with the one after it, as code points; 0: there is none. */
export function pairKey(first: number, second: number): number {
  return numberOfSign(first) * signNumbers + numberOfSign(second);
}

/** A sign by itself, whatever comes after it, or a pair. */
export function signsRange([first = 0, second = 0]: readonly number[]): KeyRange {
  const from = pairKey(first, second);
  return { from, to: from + (second === 0 ? signNumbers : 1) };
}

/** Whether a stretch is one of signs. */
export function isOfSigns({ from }: KeyRange): boolean {
  return from < digits.first;
}

/** Characters of the usual Chinese blocks have a number each; rarer ones may share one, and a finding is looked at again. */
function numberOfSign(code: number): number {
  return code === 0 ? 0 : 1 + (code % (signNumbers - 1));
}

/** As long as the longest code of a device. */
const mostPieces = 7;

/** A word in pieces, none of them longer than a key can tell. */
export function piecesOf(word: string): string[] {
  const { length } = isNumber(word) ? digits : letters;
  const count = Math.min(mostPieces, Math.ceil(word.length / length));
  return Array.from({ length: count }, (_, at) => word.slice(at * length, (at + 1) * length));
}

/** The key of one piece. */
export function pieceKey(piece: string): number {
  return rangeOf(piece, isNumber(piece) ? digits : letters).from;
}

/** Every piece that begins like this one; a number may be the beginning of a word with letters in it. */
export function piecesLike(piece: string): KeyRange[] {
  const withLetters = rangeOf(piece.slice(0, letters.length), letters);
  return isNumber(piece) ? [rangeOf(piece, digits), withLetters] : [withLetters];
}

/** A whole phone number, digits only. */
export function phoneRange(phone: string): KeyRange {
  return pointAt(phonesFrom + Number(phone.slice(0, 15)));
}

/** How a phone number ends. */
export function lastFourRange(four: string): KeyRange {
  return pointAt(lastFoursFrom + Number(four));
}

function isNumber(word: string): boolean {
  return /^\d+$/.test(word);
}

/** Letters count from 1 and what is missing at the end counts 0: the shorter comes before all that begin with it. */
function rangeOf(piece: string, { first, base, length }: typeof digits): KeyRange {
  const width = base ** (length - piece.length);
  let from = 0;
  for (const letter of piece) {
    from = from * base + 1 + Number.parseInt(letter, 36);
  }
  return { from: first + from * width, to: first + (from + 1) * width };
}

function pointAt(key: number): KeyRange {
  return { from: key, to: key + 1 };
}
