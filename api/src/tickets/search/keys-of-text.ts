import { pairKey, pieceKey, piecesOf } from './key-spaces';
import { readText } from './read-text';

/** Of one word, where letters and digits meet. */
const mostEnds = 3;

/** What a text is found by: each sign with the one after it, and each word. */
export function* keysOfText(text: string): Generator<number> {
  const { runs, words } = readText(text, true);
  for (const run of runs) {
    for (const [at, sign] of run.entries()) {
      yield pairKey(sign, run[at + 1] ?? 0);
    }
  }
  for (const parts of words) {
    yield* [...parts, ...(parts.length > 1 ? [parts.join('')] : [])].flatMap(keysOfWord);
  }
}

/** A word of letters and digits is found by its ends too: `10pro` and `pro` of `win10pro`. */
function keysOfWord(word: string): number[] {
  const ends = [...word.matchAll(/[a-z](?=\d)|\d(?=[a-z])/g)].slice(0, mostEnds);
  return [word, ...ends.map(({ index }) => word.slice(index + 1))].flatMap(piecesOf).map(pieceKey);
}
