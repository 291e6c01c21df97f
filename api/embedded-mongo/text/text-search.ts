import { textOf } from '../bson/describe';
import { type Doc, isDoc, type Value } from '../bson/value';
import { ServerError } from '../errors/server-error';
import type { Source } from '../query/path';

import type { WeighedText } from './text-fields';
import { folded, type Language, languageNamed, type Reading, termsOf } from './tokens';

/** A parsed `$text`. */
export type TextSearch = {
  search: string;
  /** undefined: that of the index */
  language: Language | undefined;
  isCaseSensitive: boolean;
  isDiacriticSensitive: boolean;
};

/** @throws ServerError 2, 9, 14 */
export function parseTextSearch(operand: Value): TextSearch {
  if (!isDoc(operand)) {
    throw new ServerError(2, '$text expects an object');
  }
  const known = new Set(['$search', '$language', '$caseSensitive', '$diacriticSensitive']);
  if ([...operand.keys()].some((name) => !known.has(name))) {
    throw new ServerError(2, 'extra fields in $text');
  }
  const search = operand.get('$search');
  if (typeof search !== 'string') {
    throw new ServerError(14, '$search requires a string value');
  }
  return {
    search,
    language: languageOf(operand.get('$language')),
    isCaseSensitive: flag(operand, '$caseSensitive'),
    isDiacriticSensitive: flag(operand, '$diacriticSensitive'),
  };
}

function languageOf(named: Value): Language | undefined {
  if (named === undefined) {
    return undefined;
  }
  const language = typeof named === 'string' ? languageNamed(named) : undefined;
  if (!language) {
    throw new ServerError(2, `unsupported language: "${textOf(named)}" for text index version 3`);
  }
  return language;
}

function flag(operand: Doc, name: string): boolean {
  const value = operand.get(name) ?? false;
  if (typeof value !== 'boolean') {
    throw new ServerError(14, `${name} requires a boolean value`);
  }
  return value;
}

type Terms = {
  wanted: ReadonlySet<string>;
  unwanted: ReadonlySet<string>;
  phrases: readonly string[];
  unwantedPhrases: readonly string[];
};

/** How well a document answers a search; undefined when it does not. */
export function textScorer(
  search: TextSearch,
  usual: Language,
  fieldsOf: (source: Source) => WeighedText[],
): (source: Source) => number | undefined {
  const reading = { ...search, language: search.language ?? usual };
  const terms = parseTerms(search.search, reading);
  return (source) => {
    const texts = fieldsOf(source);
    const scores = scoresOf(texts, search);
    const has = (phrase: string) =>
      texts.some(({ text }) => folded(text, reading).includes(phrase));
    const isRefused =
      [...terms.unwanted].some((term) => scores.has(term)) ||
      terms.unwantedPhrases.some(has) ||
      !terms.phrases.every(has);
    const found = [...terms.wanted].filter((term) => scores.has(term));
    return isRefused || found.length === 0
      ? undefined
      : found.reduce((sum, term) => sum + (scores.get(term) ?? 0), 0);
  };
}

/** Words, `-unwanted` words, "phrases" and -"unwanted phrases". */
function parseTerms(search: string, reading: Reading): Terms {
  const [wanted, unwanted] = [new Set<string>(), new Set<string>()];
  const [phrases, unwantedPhrases]: [string[], string[]] = [[], []];
  for (const match of search.matchAll(/(-?)"([^"]*)"?|(\S+?)(?=\s|"|$)/g)) {
    const [, minus, phrase, word = ''] = match;
    if (phrase !== undefined) {
      (minus ? unwantedPhrases : phrases).push(folded(phrase, reading));
    }
    const isUnwanted = phrase === undefined && word.startsWith('-');
    if (!minus) {
      for (const term of termsOf(phrase ?? word, reading)) {
        (isUnwanted ? unwanted : wanted).add(term);
      }
    }
  }
  return { wanted, unwanted, phrases, unwantedPhrases };
}

type Occurrence = { count: number; frequency: number; share: number };

/** What each term of a document is worth: often in few words, in a field of weight. */
function scoresOf(texts: readonly WeighedText[], search: TextSearch): Map<string, number> {
  const scores = new Map<string, number>();
  for (const { text, weight, language } of texts) {
    const terms = termsOf(text, { ...search, language });
    for (const [term, { count, frequency }] of occurrences(terms)) {
      const density = (0.5 * count) / terms.length + 0.5;
      // the whole text is the word
      const bonus = text.length === term.length && text.toLowerCase() === term ? 1.1 : 1;
      scores.set(term, (scores.get(term) ?? 0) + weight * frequency * density * bonus);
    }
  }
  return scores;
}

function occurrences(terms: readonly string[]): Map<string, Occurrence> {
  const found = new Map<string, Occurrence>();
  for (const term of terms) {
    const { count, frequency, share } = found.get(term) ?? { count: 0, frequency: 0, share: 1 };
    // each further time counts half as much
    found.set(term, { count: count + 1, frequency: frequency + share, share: share / 2 });
  }
  return found;
}
