import { catalogue } from '#shared/words/catalogue';

/** What the pages of this room say. */
export const ratingWords = catalogue({
  zh: {
    block: {
      change: '修改',
    },
    sheet: {
      question: '问题解决了吗？',
      submit: '提交评价',
      submitting: '正在提交',
      note: '想说的话',
      noteHint: '还想说点什么（可不填）',
    },
    /** Under each answer; whether somebody calls back is the API’s to say, once the rating is in. */
    answerLines: {
      yes: '可以正常用了',
      partly: '还有一点没弄好',
      no: '问题还在',
    },
  },
});
