/** The stem of an English word, by the Snowball project's algorithm for English ("Porter 2"). */
export function stemEnglish(word: string): string {
  if (word.length <= 2) {
    return word;
  }
  const exception = wholeWords.get(word);
  if (exception !== undefined) {
    return exception;
  }
  const text = markConsonantY(word.replace(/^'/, ''));
  const regions = { r1: firstRegion(text), r2: 0 };
  regions.r2 = regionAfter(text, regions.r1);
  const trimmed = shortenPlural(text.replace(/(?:'s'|'s|')$/, ''));
  if (finishedEarly.has(trimmed)) {
    return trimmed;
  }
  const steps = [dropPast, softenY, mapSuffixes, dropSuffixes, dropLast];
  return steps.reduce((rest, step) => step(rest, regions), trimmed).toLowerCase();
}

type Regions = { r1: number; r2: number };

const wholeWords: ReadonlyMap<string, string> = new Map(
  Object.entries({
    skis: 'ski',
    skies: 'sky',
    dying: 'die',
    lying: 'lie',
    tying: 'tie',
    idly: 'idl',
    gently: 'gentl',
    ugly: 'ugli',
    early: 'earli',
    only: 'onli',
    singly: 'singl',
    sky: 'sky',
    news: 'news',
    howe: 'howe',
    atlas: 'atlas',
    cosmos: 'cosmos',
    bias: 'bias',
    andes: 'andes',
  }),
);

const finishedEarly = new Set([
  'inning',
  'outing',
  'canning',
  'herring',
  'earring',
  'proceed',
  'exceed',
  'succeed',
]);

// Y stands for a y that is a consonant
function markConsonantY(word: string): string {
  return word.replace(/^y/, 'Y').replace(/([aeiouy])y/g, '$1Y');
}

function firstRegion(word: string): number {
  const special = /^(?:gener|commun|arsen)/.exec(word);
  return special ? special[0].length : regionAfter(word, 0);
}

/** Where the part begins that follows the first consonant after a vowel. */
function regionAfter(word: string, start: number): number {
  const found = /[aeiouy][^aeiouy]/.exec(word.slice(start));
  return found ? start + found.index + 2 : word.length;
}

function shortenPlural(word: string): string {
  if (word.endsWith('sses')) {
    return word.slice(0, -2);
  }
  if (/ie[ds]$/.test(word)) {
    return word.slice(0, word.length > 4 ? -2 : -1);
  }
  if (/(?:us|ss)$/.test(word)) {
    return word;
  }
  const hasVowelBefore = /[aeiouy]/.test(word.slice(0, -2));
  return hasVowelBefore && word.endsWith('s') ? word.slice(0, -1) : word;
}

function dropPast(word: string, { r1 }: Regions): string {
  const eed = /(?:eedly|eed)$/.exec(word);
  if (eed) {
    return eed.index >= r1 ? `${word.slice(0, eed.index)}ee` : word;
  }
  const suffix = /(?:ingly|edly|ing|ed)$/.exec(word);
  const rest = suffix ? word.slice(0, suffix.index) : '';
  if (!suffix || !/[aeiouy]/.test(rest)) {
    return word;
  }
  if (/(?:at|bl|iz)$/.test(rest)) {
    return `${rest}e`;
  }
  if (/(?:bb|dd|ff|gg|mm|nn|pp|rr|tt)$/.test(rest)) {
    return rest.slice(0, -1);
  }
  return isShort(rest, r1) ? `${rest}e` : rest;
}

function isShort(word: string, r1: number): boolean {
  return r1 >= word.length && endsInShortSyllable(word);
}

function endsInShortSyllable(word: string): boolean {
  return /(?:^[aeiouy][^aeiouy]|[^aeiouy][aeiouy][^aeiouywxY])$/.test(word);
}

function softenY(word: string): string {
  return /.[^aeiouy][yY]$/.test(word) ? `${word.slice(0, -1)}i` : word;
}

type Replacement = readonly [suffix: string, replacement: string];

const firstSuffixes: readonly Replacement[] = [
  ['ational', 'ate'],
  ['ization', 'ize'],
  ['fulness', 'ful'],
  ['iveness', 'ive'],
  ['ousness', 'ous'],
  ['tional', 'tion'],
  ['biliti', 'ble'],
  ['lessli', 'less'],
  ['ation', 'ate'],
  ['alism', 'al'],
  ['aliti', 'al'],
  ['entli', 'ent'],
  ['ousli', 'ous'],
  ['iviti', 'ive'],
  ['fulli', 'ful'],
  ['enci', 'ence'],
  ['anci', 'ance'],
  ['abli', 'able'],
  ['izer', 'ize'],
  ['ator', 'ate'],
  ['alli', 'al'],
  ['bli', 'ble'],
  ['ogi', 'og'],
  ['li', ''],
];

function mapSuffixes(word: string, { r1, r2 }: Regions): string {
  return laterSuffixes(mapFirst(word, r1), { r1, r2 });
}

function mapFirst(word: string, r1: number): string {
  const found = firstSuffixes.find(([suffix]) => word.endsWith(suffix));
  if (!found) {
    return word;
  }
  const [suffix, replacement] = found;
  const at = word.length - suffix.length;
  const before = word[at - 1] ?? '';
  const isAllowed =
    (suffix !== 'ogi' || before === 'l') && (suffix !== 'li' || /[cdeghkmnrt]/.test(before));
  return at >= r1 && isAllowed ? word.slice(0, at) + replacement : word;
}

const secondSuffixes: readonly Replacement[] = [
  ['ational', 'ate'],
  ['tional', 'tion'],
  ['alize', 'al'],
  ['icate', 'ic'],
  ['iciti', 'ic'],
  ['ative', ''],
  ['ical', 'ic'],
  ['ness', ''],
  ['ful', ''],
];

function laterSuffixes(word: string, { r1, r2 }: Regions): string {
  const found = secondSuffixes.find(([suffix]) => word.endsWith(suffix));
  if (!found) {
    return word;
  }
  const at = word.length - found[0].length;
  return at >= (found[0] === 'ative' ? Math.max(r1, r2) : r1) ? word.slice(0, at) + found[1] : word;
}

const droppable =
  /(?:ement|ance|ence|able|ible|ment|ant|ent|ism|ate|iti|ous|ive|ize|ion|al|er|ic)$/;

function dropSuffixes(word: string, { r2 }: Regions): string {
  const found = droppable.exec(word);
  if (!found || found.index < r2) {
    return word;
  }
  const rest = word.slice(0, found.index);
  return found[0] === 'ion' && !/[st]$/.test(rest) ? word : rest;
}

function dropLast(word: string, { r1, r2 }: Regions): string {
  const at = word.length - 1;
  if (word.endsWith('e')) {
    const rest = word.slice(0, -1);
    return at >= r2 || (at >= r1 && !endsInShortSyllable(rest)) ? rest : word;
  }
  return word.endsWith('ll') && at >= r2 ? word.slice(0, -1) : word;
}
