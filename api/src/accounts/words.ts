import { catalogue } from '#shared/words/catalogue';

/** What the API says of accounts. */
export const accountWords = catalogue({
  zh: {
    nameless: '微信用户',
    notYourGroup: '您没有这一类通知',
    lockedGroup: '关系到手上的工作，不能关闭',
    neverPushed: '这一类不发微信通知',
    emptyQuietHours: '开始和结束不能是同一个时间',
  },
});
