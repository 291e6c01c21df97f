import { catalogue } from '#shared/words/catalogue';

/** What the database has to tell a person. */
export const mongoWords = catalogue({
  zh: {
    badCursor: '翻页位置无效，请从头开始',
  },
});
