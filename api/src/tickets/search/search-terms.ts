import { piecesLike, piecesOf, signsRange, type KeyRange } from './key-spaces';
import { phonesIn } from './phone-keys';
import { readText } from './read-text';

/** A ticket satisfies a term with a key in one of these stretches. */
export type SearchTerm = readonly KeyRange[];

/** Nobody types more; what is longer is work and no search. */
const mostUnits = 200;

/** What somebody looks for: a ticket is found when it satisfies every term. None: these words hold nothing to look for. */
export function searchTerms(words: string): SearchTerm[] {
  const text = words.slice(0, mostUnits);
  const phones = phonesIn(text);
  return text
    .split(/\s+/)
    .flatMap((word) => [...termsOf(word)])
    .map((term) => [...term, ...phones]);
}

function* termsOf(word: string): Generator<KeyRange[]> {
  const { runs, words } = readText(word, false);
  for (const run of runs) {
    const last = Math.max(0, run.length - 2);
    for (let at = 0; at <= last; at += 1) {
      yield [signsRange(run.slice(at, at + 2))];
    }
  }
  const phones = phonesIn(word);
  for (const parts of words) {
    const joined = parts.join('');
    const pieces = piecesOf(joined);
    const [number] = pieces.length > 1 ? (endOfNumber.exec(joined) ?? []) : [];
    for (const piece of number === undefined ? pieces : [number, ...pieces]) {
      yield [...piecesLike(piece), ...phones];
    }
  }
}

/**
 * What follows the letters of `SH20261121-0001` is one key, which few tickets have; its pieces, the day and the place in it, are
 * those of many.
 */
const endOfNumber = /(?<=^[a-z]+)\d{1,14}$/;

/** Whether keys satisfy every term. */
export function satisfiesAll(keys: readonly number[], terms: readonly SearchTerm[]): boolean {
  return terms.every((ranges) =>
    ranges.some(({ from, to }) => keys.some((key) => from <= key && key < to)),
  );
}
