import { articlesAbout, relatedArticles } from '#miniapp/tickets/related-articles';

const articles = ['怎样反结账', '打印凭证没有反应', '怎样导出科目余额表', 'U8 登录不上'].map(
  (title) => ({
    title,
  }),
);
const related = (words: string, most = 1) =>
  relatedArticles(words, articles, most).map(({ title }) => title);

it.each([
  ['月末结账后想反结账', '怎样反结账'],
  ['凭证打印不出来', '打印凭证没有反应'],
  ['余额表怎么导出', '怎样导出科目余额表'],
  ['u8登录报错', 'U8 登录不上'],
])('for “%s” it offers “%s” first', (words, title) => {
  expect(related(words)).toEqual([title]);
});

it('offers the newest where nothing is alike, and never more than asked for', () => {
  expect(related('', 2)).toEqual(['怎样反结账', '打印凭证没有反应']);
  expect(related('结', 9)).toHaveLength(4);
});

it('takes no pair of characters over a gap for a word', () => {
  expect(related('反，结账')).toEqual(related('结账'));
});

it('leaves out what is about something else, where nothing is better than anything', () => {
  const about = (words: string) => articlesAbout(words, articles, 2).map(({ title }) => title);
  expect(about('打印凭证时报错')).toEqual(['打印凭证没有反应']);
  expect(about('采集终端黑屏')).toEqual([]);
  expect(about('')).toEqual([]);
});
