import { catalogue } from '../words/catalogue';

/** What stands in the braces of a quick reply: {客户称呼}. */
export const templateVariables = catalogue({
  zh: {
    customer: '客户称呼',
    ticketNumber: '工单号',
    engineer: '我的名字',
    time: '承诺时间',
  },
});

/** What stood there in replies of an earlier version. */
export const earlierVariables = catalogue({
  zh: {
    customer: '客户',
    engineer: '工程师',
    time: '时间',
  },
});
