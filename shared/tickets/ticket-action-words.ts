import { catalogue } from '../words/catalogue';

import type { TicketAction } from './ticket-actions';

/** The button of each action. */
export const ticketActionWords = catalogue({
  zh: {
    accept: '接单',
    assign: '指派',
    decline: '退回',
    start: '开始处理',
    depart: '出发',
    arrive: '到达',
    note: '记录',
    ask: '请客户补充',
    answer: '补充信息',
    escalate: '请求支援',
    resolve: '解决',
    confirm: '确认解决',
    reject: '还没解决',
    reopen: '重新打开',
    cancel: '取消工单',
    urge: '催单',
    message: '留言',
    rate: '评价',
  } satisfies Record<TicketAction, string>,
});
