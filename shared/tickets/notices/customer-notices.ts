import type { NoticeRules } from '../../notices/notice-rule';

import { ticketPage } from './ticket-page';

const hour = 60;

/** What customers did, or what either side may do. */
export const customerNotices = {
  submit: {
    // owed only where the product looks for nobody
    to: ['desk'],
    words: '有新的工单，请安排',
    customer: null,
    staff: {
      group: 'declined',
      push: { via: ['task'], status: '待受理', within: 2 * hour, mustReach: true },
    },
    opens: ticketPage,
    isVital: true,
  },
  // the desk reported it for a caller
  filed: {
    to: ['reporter'],
    words: '服务台为您登记了一个问题',
    customer: {
      group: 'progress',
      push: { via: ['progress'], status: '已登记', within: 12 * hour },
    },
    staff: { group: 'reported', push: null },
    opens: ticketPage,
  },
  answer: {
    to: ['assignee'],
    words: '客户补充了信息',
    customer: null,
    staff: { group: 'additions', push: { via: ['task'], status: '已补充', within: 8 * hour } },
    opens: ticketPage,
  },
  confirm: {
    to: ['reporter', 'followers', 'assignee'],
    words: '工单已完成',
    customer: {
      group: 'endings',
      push: { via: ['progress'], status: '已完成', within: 12 * hour, isMinor: true },
    },
    staff: { group: 'feedback', push: null },
    opens: ticketPage,
  },
  reject: {
    to: ['assignee', 'desk'],
    words: '客户说还没解决',
    customer: null,
    staff: {
      group: 'returned',
      push: { via: ['task'], status: '没有解决', within: 8 * hour, mustReach: true },
    },
    opens: ticketPage,
  },
  reopen: {
    to: ['assignee', 'reporter', 'followers', 'desk'],
    words: '工单重新打开了',
    customer: {
      group: 'endings',
      push: { via: ['progress'], status: '重新处理', within: 12 * hour, isMinor: true },
    },
    staff: {
      group: 'returned',
      push: { via: ['task'], status: '重新打开', within: 8 * hour, mustReach: true },
    },
    opens: ticketPage,
  },
  cancel: {
    to: ['assignee', 'offered', 'reporter', 'followers'],
    words: '工单已取消',
    customer: {
      group: 'endings',
      push: { via: ['progress'], status: '已取消', within: 12 * hour },
    },
    staff: {
      group: 'returned',
      push: { via: ['task'], status: '已取消', within: 4 * hour, mustReach: true },
    },
    opens: ticketPage,
  },
  urge: {
    to: ['assignee'],
    words: '客户催单了',
    customer: null,
    staff: {
      group: 'urgent',
      push: { via: ['urge', 'task'], status: '催办', within: 2 * hour, mustReach: true },
    },
    opens: ticketPage,
    isVital: true,
  },
  message: {
    to: ['reporter', 'followers', 'assignee'],
    words: '有新的留言',
    customer: {
      group: 'messages',
      push: { via: ['progress'], status: '有新留言', within: 12 * hour, isMinor: true },
    },
    staff: {
      group: 'messages',
      push: { via: ['task'], status: '有新留言', within: 4 * hour, isMinor: true },
    },
    opens: ticketPage,
  },
  // whoever follows says it to nobody
  follow: {
    to: [],
    words: '有人关注了工单',
    customer: null,
    staff: { group: 'reported', push: null },
    opens: ticketPage,
  },
  unfollow: {
    to: [],
    words: '有人取消了关注',
    customer: null,
    staff: { group: 'reported', push: null },
    opens: ticketPage,
  },
  rate: {
    to: ['assignee'],
    words: '客户评价了工单',
    customer: null,
    staff: { group: 'feedback', push: null },
    opens: ticketPage,
  },
} as const satisfies NoticeRules;
