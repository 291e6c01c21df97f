import fc from 'fast-check';

import { firstWords } from '#shared/notices/first-words';

const family = '👨‍👩‍👧';
const flag = '🇨🇳';
const points = (text: string) => Array.from(text).length;

it.each([
  ['', 3, ''],
  ['一二三', 3, '一二三'],
  ['一二三四', 3, '一二…'],
  ['😀😀😀', 3, '😀😀😀'],
  ['😀😀😀😀', 3, '😀😀…'],
  [`好${family}`, 6, `好${family}`],
  [`好好${family}`, 6, '好好…'],
  [`${family}${family}`, 6, `${family}…`],
  [`${flag}${flag}`, 3, `${flag}…`],
  ['e\u0301e\u0301', 3, 'e\u0301…'],
  ['👍🏽👍🏽', 3, '👍🏽…'],
])('%s in %i: %s', (text, most, expected) => {
  expect(firstWords(text, most)).toBe(expected);
});

it('never takes more than fits and never leaves half a sign', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc.integer({ min: 1, max: 30 }),
      (text, most) => {
        const words = firstWords(text, most);
        const signs = Array.from(new Intl.Segmenter('zh').segment(text), ({ segment }) => segment);
        const kept = words === text ? text : words.slice(0, -1);
        const whole = signs.map((_sign, index) => signs.slice(0, index).join(''));
        expect(points(words)).toBeLessThanOrEqual(Math.max(most, 1));
        expect([...whole, text]).toContain(kept);
      },
    ),
  );
});
