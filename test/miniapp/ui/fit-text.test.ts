import { fitTyped } from '#miniapp/ui/fit-text';

const family = '👨‍👩‍👧';

describe('what is typed into a full field', () => {
  it.each([
    ['at its end', '好好好丁', 4, '好好好', '好好好', 3],
    ['at its beginning', '丁好好好', 1, '好好好', '好好好', 0],
    ['as an emoji', '好好😀', 4, '好好', '好好😀', 4],
    ['as one emoji too many', '好好好😀', 5, '好好好', '好好好', 3],
    ['as a family', `好好${family}`, 2 + family.length, '好好', `好好${family}`, 2 + family.length],
    ['as a family too many', `好好好${family}`, 3 + family.length, '好好好', '好好好', 3],
    ['in the middle, too much at once', '好甲乙丙好', 4, '好好', '好甲好', 2],
  ])('%s gives way', (_where, text, caret, before, fitted, place) => {
    expect(fitTyped({ text, caret }, before, 3)).toEqual({ text: fitted, caret: place });
  });

  it('may be shortened although it was longer than it should be', () => {
    expect(fitTyped({ text: '甲乙丙丁', caret: 1 }, '甲乙丙丁戊', 3)).toEqual({
      text: '甲乙丙丁',
      caret: 1,
    });
  });

  it('is cut from the end when the caret says nothing', () => {
    expect(fitTyped({ text: '甲乙丙丁', caret: 0 }, '', 3).text).toBe('甲乙丙');
  });
});
