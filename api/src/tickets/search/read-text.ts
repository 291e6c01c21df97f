/** What a text consists of for the search. */
export type TextParts = {
  /** Neighbouring signs, as code points: of Chinese, and of every other script that is not Latin. */
  runs: number[][];
  /** Words of Latin letters and digits, each with its parts: `CN-2023-0042` has three. */
  words: string[][];
};

const mark = /\p{M}/gu;
const sign = /^[\p{L}\p{N}]$/u;
/** Between letters and digits these hold a word together: A-1, 3.5, 13:30. */
const connector = /^[-._:#'’@\u2010-\u2015]$/;

/**
 * Full-width signs, capitals and accents make no difference, and punctuation counts for nothing.
 *
 * @param isJoined whether signs are neighbours over what stands between them that is neither letter nor digit
 */
export function readText(text: string, isJoined: boolean): TextParts {
  const runs: number[][] = [[]];
  const words: string[][] = [['']];
  for (const one of plain(text)) {
    const code = one.codePointAt(0) ?? 0;
    if (isLatin(code)) {
      startNew(runs);
      addTo(words, one);
    } else if (isSign(code, one)) {
      startNewWord(words);
      runs.at(-1)?.push(code);
    } else {
      if (!isJoined) {
        startNew(runs);
      }
      if (connector.test(one)) {
        words.at(-1)?.push('');
      } else {
        startNewWord(words);
      }
    }
  }
  return {
    runs: runs.filter(({ length }) => length > 0),
    words: words.map(withoutEmpty).filter(({ length }) => length > 0),
  };
}

/** Marks go first: putting many of them into their order takes long. */
function plain(text: string): string {
  return text.replaceAll(mark, '').normalize('NFKD').replaceAll(mark, '').toLowerCase();
}

function isLatin(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39);
}

function isSign(code: number, one: string): boolean {
  return (code >= 0x4e00 && code <= 0x9fff) || (code > 0x7f && sign.test(one));
}

function startNew(runs: number[][]) {
  if (runs.at(-1)?.length !== 0) {
    runs.push([]);
  }
}

function startNewWord(words: string[][]) {
  const last = words.at(-1);
  if (last?.length !== 1 || last[0] !== '') {
    words.push(['']);
  }
}

function addTo(words: string[][], letter: string) {
  const word = words.at(-1);
  word?.push(`${word.pop() ?? ''}${letter}`);
}

function withoutEmpty(word: readonly string[]): string[] {
  return word.filter((part) => part !== '');
}
