import { catalogue } from '#shared/words/catalogue';

/** What the API says of tickets. */
export const ticketWords = catalogue({
  zh: {
    afterNow: '发生时间不能晚于现在',
    beforeReport: '发生时间不能早于报告时间',
    partOfNumber: '这个电话好像不完整，座机请带上区号',
    tags: (tags: readonly string[]) => tags.join('，'),
    noSuchStatus: (name: string) => `没有“${name}”这种状态`,
    departed: '已注销的用户',
  },
});
