import { catalogue } from '../words/catalogue';

import type { progressSteps, TicketStatus } from './ticket-status';

/** Each status, as both sides read it. */
export const ticketStatusWords = catalogue({
  zh: {
    submitted: { customer: '待受理', staff: '待受理' },
    accepted: { customer: '已受理', staff: '已受理' },
    in_progress: { customer: '处理中', staff: '处理中' },
    awaiting_customer: { customer: '待您补充', staff: '待客户补充' },
    resolved: { customer: '待您验收', staff: '待验收' },
    closed: { customer: '已完成', staff: '已完成' },
    cancelled: { customer: '已取消', staff: '已取消' },
  } satisfies Record<TicketStatus, { customer: string; staff: string }>,
});

export const progressStepWords = catalogue({
  zh: {
    submit: '提交',
    accept: '受理',
    solve: '处理',
    check: '验收',
    finish: '完成',
  } satisfies Record<(typeof progressSteps)[number], string>,
});
