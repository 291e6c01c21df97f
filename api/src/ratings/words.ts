import { catalogue } from '#shared/words/catalogue';

/** What the API says of ratings and calls. */
export const ratingWords = catalogue({
  zh: {
    reason: (answer: string, stars: number) => `${answer}，${stars} 星`,
    changedTo: (reason: string) => `改评为${reason}`,
    tooLong: (most: number) => `评价最多 ${most} 个字`,
  },
});
