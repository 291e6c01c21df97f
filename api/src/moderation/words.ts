import { catalogue } from '#shared/words/catalogue';

/** WeChat’s opinion in words for the desk. */
export const moderationWords = catalogue({
  zh: {
    /** By WeChat’s number. */
    reasons: {
      10001: '像是广告',
      20001: '涉及时政',
      20002: '涉及色情',
      20003: '像是辱骂',
      20006: '涉及违法犯罪',
      20008: '像是欺诈',
      20012: '像是低俗内容',
      20013: '可能侵犯版权',
    },
    noAnswer: '微信没有给出结果',
    otherReason: '可能不合适',
  },
});
