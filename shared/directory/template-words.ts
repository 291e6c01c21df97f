import { catalogue } from '../words/catalogue';

/** What stands in the braces of a quick reply: {客户}. */
export const templateVariables = catalogue({
  zh: {
    customer: '客户',
    ticketNumber: '工单号',
    engineer: '工程师',
    time: '时间',
  },
});
