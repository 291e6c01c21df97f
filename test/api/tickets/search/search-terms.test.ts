import fc from 'fast-check';

import { keysOfText } from '#api/tickets/search/keys-of-text';
import { satisfiesAll, searchTerms } from '#api/tickets/search/search-terms';

const finds = (words: string, text: string) => {
  const terms = searchTerms(words);
  return terms.length > 0 && satisfiesAll([...keysOfText(text)], terms);
};

const problem =
  '月末结账前导入凭证，系统提示“科目不存在”。U8+ V16.5，设备 CN-2023-000123，Win10Pro。';

it.each([
  ['one sign', '科'],
  ['the last sign of a stretch', '在'],
  ['a pair', '科目'],
  ['more signs', '科目不存在'],
  ['signs over punctuation', '凭证系统'],
  ['signs with their punctuation', '凭证，系统'],
  ['signs in quotes', '“科目不存在”'],
  ['several words in any order', '不存在 导入'],
  ['the beginning of a word', 'wi'],
  ['capitals', 'WIN10'],
  ['full-width signs', 'ｗｉｎ１０'],
  ['where digits begin', '10pro'],
  ['a number with its point', '16.5'],
  ['a number without it', '165'],
  ['a code', 'CN-2023-000123'],
  ['a code without its hyphens', 'cn2023000123'],
  ['the beginning of a code', 'cn-2023-0'],
  ['a part of a code', '000123'],
  ['a sign that counts for nothing', '#000123'],
  ['letters beside signs', 'U8+设备'],
])('finds %s: %s', (_name, words) => {
  expect(finds(words, problem)).toBe(true);
});

it.each([
  ['signs that stand apart', '科存'],
  ['one word too many', '科目 发票'],
  ['the middle of a word', 'in10'],
  ['another code', 'CN-2023-000124'],
  ['a longer code', 'CN-2023-0001234'],
  ['punctuation', '。+“'],
  ['a picture', '🖨️'],
  ['nothing', '   '],
  ['a pattern', '.*'],
])('does not find %s: %s', (_name, words) => {
  expect(finds(words, problem)).toBe(false);
});

it.each([
  ['SH20261121-0008', true],
  ['sh202611210008', true],
  ['SH20261121-00', true],
  ['20261121-0008', true],
  ['0008', true],
  ['SH20261121-0009', false],
  ['SH20261121-00081', false],
  ['SH20261122-0008', false],
])('of a ticket’s number in a text %s finds it: %s', (words, isFound) => {
  expect(finds(words, '和 SH20261121-0008 一样，a1-SH20261121-0008')).toBe(isFound);
});

it('of a ticket’s number looks first for what few tickets have', () => {
  const [first = []] = searchTerms('SH20261121-0008');
  const others = ['SH20261121-0009', 'SH20261120-0008', 'SH20261121-1000'];
  expect(satisfiesAll([...keysOfText('SH20261121-0008')], [first])).toBe(true);
  expect(others.filter((one) => satisfiesAll([...keysOfText(one)], [first]))).toEqual([]);
});

it.each([
  ['é', 'Café', 'cafe'],
  ['a letter with many marks', `e${'\u0301'.repeat(500)}`, 'e'],
  ['㎡', '120㎡', '120m2'],
  ['a ligature', 'ﬁle', 'file'],
  ['a character of another plane', '𠮷野家', '𠮷野'],
  ['kana', 'プリンター', 'プリ'],
  ['Cyrillic', 'Принтер', 'ПРИН'],
])('reads %s as people write it', (_name, text, words) => {
  expect(finds(words, text)).toBe(true);
});

const han = fc.integer({ min: 0x4e00, max: 0x9fa5 }).map((code) => String.fromCodePoint(code));
const between = fc.constantFrom('', '，', ' ', '\n', '“', '——', '#', 'a', '7', '。（');
const written = fc.array(fc.tuple(han, between), { minLength: 2, maxLength: 120 });

it('finds every pair of neighbouring signs, and every sign', () => {
  fc.assert(
    fc.property(written, (parts) => {
      const text = parts.flat().join('');
      const pairs = [...text.matchAll(/(?=(\p{Script=Han}{2}))/gu)].flatMap(
        ([, pair]) => pair ?? [],
      );
      const signs = parts.map(([sign]) => sign);
      expect([...pairs, ...signs].filter((words) => !finds(words, text))).toEqual([]);
    }),
  );
});

it('finds nothing by two signs that are no neighbours anywhere', () => {
  fc.assert(
    fc.property(written, fc.tuple(han, han), (parts, [first, second]) => {
      const text = parts.flat().join('');
      const joined = text.replaceAll(/[^\p{L}\p{N}]/gu, '');
      fc.pre(!joined.includes(`${first}${second}`));
      expect(finds(`${first}${second}`, text)).toBe(false);
    }),
  );
});

const word = fc.stringMatching(/^[a-z0-9]{1,30}$/);

it('finds every word of letters and digits by each of its beginnings', () => {
  fc.assert(
    fc.property(word, word, fc.nat(30), (before, wanted, length) => {
      const beginning = wanted.slice(0, 1 + length);
      expect(finds(beginning.toUpperCase(), `${before}，“${wanted}”坏了`)).toBe(true);
    }),
  );
});

it('takes a bounded time for whatever is typed', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (words) => {
      expect(searchTerms(words).length).toBeLessThanOrEqual(200);
    }),
  );
  expect(searchTerms('测'.repeat(10_000)).length).toBeLessThanOrEqual(200);
});
