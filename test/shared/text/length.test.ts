import fc from 'fast-check';

import { cutTo, isLonger, lengthOf, signsOf } from '#shared/text/length';

const family = '👨‍👩‍👧‍👦';

it.each([
  ['', 0],
  ['一二三', 3],
  ['𠮷野家', 3],
  [family, 1],
  ['👩🏽‍🔧👍🏽❤️', 3],
  ['🇨🇳🇭🇰', 2],
  ['e\u0301', 1],
  ['1️⃣', 1],
  ['a\nb', 3],
])('%s has %i signs', (text, length) => {
  expect(lengthOf(text)).toBe(length);
});

it('what is piled up on one sign counts beyond what people write', () => {
  expect(lengthOf(`e${'\u0301'.repeat(9)}`)).toBe(1);
  expect(lengthOf(`e${'\u0301'.repeat(10_000)}`)).toBeGreaterThan(9000);
  expect(lengthOf('👩\u200d'.repeat(5000))).toBeGreaterThan(2000);
});

it('a cut keeps what fits and breaks no sign', () => {
  expect(cutTo('一二三四', 3)).toBe('一二三');
  expect(cutTo(`${family}${family}${family}`, 2)).toBe(family + family);
  expect(cutTo('🇨🇳🇭🇰', 1)).toBe('🇨🇳');
  expect(cutTo(`好e\u0301好`, 2)).toBe('好e\u0301');
});

it('a long text is read like a short one, wherever its stretches end', () => {
  const segmenter = new Intl.Segmenter('zh');
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', minLength: 100, maxLength: 400, size: 'max' }),
      (text) => {
        const plain = Array.from(segmenter.segment(text), ({ segment }) => segment);
        expect([...signsOf(text)]).toEqual(plain);
        expect(cutTo(text, 90)).toBe(plain.slice(0, 90).join(''));
        expect(isLonger(text, plain.length)).toBe(false);
        expect(isLonger(text, plain.length - 1)).toBe(true);
      },
    ),
    { numRuns: 20, endOnFailure: true },
  );
});

it('fifty thousand hostile signs come to an end', () => {
  for (const sign of ['\u0301', '👩\u200d', '\u{1f3f4}\u{e0061}', '🇨', '中', '\ud83d']) {
    const text = sign.repeat(50_000);
    expect(isLonger(text, 2000)).toBe(true);
    expect(lengthOf(text)).toBeGreaterThan(20_000);
    expect(lengthOf(cutTo(text, 2000))).toBeLessThanOrEqual(2000);
  }
});
