import { stemEnglish } from './stem-english';
import { stopWords } from './stop-words';

/** `none` knows neither stems nor stop words. */
export type Language = 'english' | 'none';

export type Reading = {
  language: Language;
  isCaseSensitive: boolean;
  isDiacriticSensitive: boolean;
};

const languages: ReadonlyMap<string, Language> = new Map([
  ['english', 'english'],
  ['en', 'english'],
  ['none', 'none'],
]);

export function languageNamed(name: string): Language | undefined {
  return languages.get(name.toLowerCase());
}

// an apostrophe belongs to an English word, an underscore to any
const delimiters = {
  english: /(?:(?!['_])[\p{Pd}\p{P}\p{S}\p{White_Space}])+/u,
  none: /(?:(?!_)[\p{Pd}\p{P}\p{S}\p{White_Space}])+/u,
} as const;

/** The words of a text as a text index has them: without stop words, by their stems. */
export function termsOf(text: string, reading: Reading): string[] {
  return text
    .split(delimiters[reading.language])
    .filter((word) => word !== '' && !isStopWord(word, reading.language))
    .map((word) => folded(word, reading))
    .map((word) => (reading.language === 'english' ? stemOf(word) : word));
}

// keeps the case of what it keeps of the word
function stemOf(word: string): string {
  const lower = word.toLowerCase();
  const stem = stemEnglish(lower);
  return lower.startsWith(stem) ? word.slice(0, stem.length) : stem;
}

function isStopWord(word: string, language: Language): boolean {
  return language === 'english' && stopWords.has(word.toLowerCase());
}

/** Brings to one form what the reading takes for the same letter. */
export function folded(text: string, { isCaseSensitive, isDiacriticSensitive }: Reading): string {
  const cased = isCaseSensitive ? text : text.toLowerCase();
  return isDiacriticSensitive
    ? cased
    : cased
        .normalize('NFD')
        .replace(/\p{Mn}/gu, '')
        .normalize('NFC');
}
