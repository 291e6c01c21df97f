import type { ServicePromise } from '../promises/service-levels';
import { catalogue } from '../words/catalogue';

import type { ContactChannel } from './contact-channels';
import type { FilingChannel } from './filing-channels';
import type { TicketAction } from './ticket-actions';
import type { TicketOutcome } from './ticket-outcomes';
import type { progressSteps, TicketStatus } from './ticket-status';

/** The button of each action. */
export const ticketActionWords = catalogue({
  zh: {
    accept: '接单',
    assign: '派单',
    decline: '不接',
    lapse: '派单过时',
    hand_over: '转交',
    start: '开始处理',
    propose_visit: '约时间上门',
    pick_visit: '选上门时间',
    ask_other_time: '换个时间',
    depart: '出发',
    arrive: '到达',
    contact: '已联系',
    note: '记录',
    ask: '请客户补充',
    answer: '补充信息',
    resume: '继续处理',
    reschedule: '改时间',
    correct: '更正',
    escalate: '升级',
    resolve: '解决',
    withdraw: '撤回',
    confirm: '确认解决',
    reject: '还没解决',
    reopen: '重新打开',
    cancel: '取消工单',
    close: '结束',
    merge: '合并',
    absorb: '并入',
    again: '再报一次',
    urge: '催单',
    message: '留言',
    rate: '评价',
    take_follow_up: '我来回访',
    give_follow_up: '转交回访',
    postpone_follow_up: '改回访时间',
    settle_follow_up: '记录回访',
    add_task: '添加责任事项',
    change_task: '修改责任事项',
    finish_task: '完成责任事项',
    drop_task: '取消责任事项',
    propose_criteria: '验收标准',
    agree_criteria: '同意验收标准',
    question_criteria: '验收标准要改',
    follow: '关注',
    unfollow: '取消关注',
  } satisfies Record<TicketAction, string>,
});

/** The times of the service level, as staff read them. */
export const servicePromiseWords = catalogue({
  zh: {
    firstResponse: '首次响应',
    arrival: '到场',
    solution: '解决',
  } satisfies Record<ServicePromise, string>,
});

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

/** Cancelled because another ticket goes on for it. */
export const mergedWords = catalogue({ zh: { customer: '已并入', staff: '已并入' } });

/** Closed without anybody calling it solved. */
export const ticketOutcomeWords = catalogue({
  zh: {
    unanswered: { label: '联系不上客户', customer: '已结束', staff: '已结束' },
    other: { label: '其他原因', customer: '已结束', staff: '已结束' },
  } satisfies Record<TicketOutcome, { label: string; customer: string; staff: string }>,
});

export const contactChannelWords = catalogue({
  zh: {
    phone: '电话',
    remote: '远程',
    on_site: '上门',
  } satisfies Record<ContactChannel, string>,
});

/** How the customer reached the desk. */
export const filingChannelWords = catalogue({
  zh: {
    phone: '电话',
    mail: '邮件',
    chat: '聊天',
    visit: '来访',
  } satisfies Record<FilingChannel, string>,
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
