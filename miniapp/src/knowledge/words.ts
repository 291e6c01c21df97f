import { catalogue } from '#shared/words/catalogue';

/** What the pages of this room say. */
export const knowledgeWords = catalogue({
  zh: {
    kinds: {
      faq: '常见问题',
      announcement: '公告',
    },
    list: {
      nothingYet: '这里还没有内容',
      nothingYetNote: '有了新的内容会出现在首页',
    },
    article: {
      notSolved: '没有解决您的问题？',
      report: '报告问题',
    },
  },
});
