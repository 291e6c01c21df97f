import type { NoticeRules } from '../../notices/notice-rule';

import { ticketPage } from './ticket-page';

const hour = 60;

/** What the times of the service level, and those that the customer was given instead, have come to; `{promise}` is the name of one. Customers read it on their page. */
export const clockNotices = {
  warning: {
    to: ['assignee'],
    words: '{promise}快到时间了',
    customer: null,
    staff: {
      group: 'times',
      push: { via: ['task'], status: '快到时间', within: hour, mustReach: true },
    },
    opens: ticketPage,
    isVital: true,
  },
  unheld_warning: {
    to: ['desk'],
    words: '还没有人接，{promise}快到时间了',
    customer: null,
    staff: {
      group: 'times',
      push: { via: ['task'], status: '快到时间', within: hour, mustReach: true },
    },
    opens: ticketPage,
    isVital: true,
  },
  breach: {
    to: ['assignee', 'desk'],
    words: '{promise}超时了',
    customer: null,
    staff: {
      group: 'times',
      push: { via: ['urge', 'task'], status: '已超时', within: 8 * hour, mustReach: true },
    },
    opens: ticketPage,
    isVital: true,
  },
  promise_soon: {
    to: ['assignee'],
    words: '答应客户的时间快到了',
    customer: null,
    staff: {
      group: 'times',
      push: { via: ['task'], status: '快到时间', within: hour, mustReach: true },
    },
    opens: ticketPage,
  },
  unheld_promise_soon: {
    to: ['desk'],
    words: '还没有人接，答应客户的时间快到了',
    customer: null,
    staff: {
      group: 'times',
      push: { via: ['task'], status: '快到时间', within: hour, mustReach: true },
    },
    opens: ticketPage,
  },
  promise_late: {
    to: ['assignee', 'desk'],
    words: '答应客户的时间过了',
    customer: null,
    staff: {
      group: 'times',
      push: { via: ['urge', 'task'], status: '已超时', within: 8 * hour, mustReach: true },
    },
    opens: ticketPage,
  },
  kept: {
    to: ['assignee', 'desk'],
    words: '{promise}其实没有超时，是后来补报的',
    customer: null,
    staff: {
      group: 'times',
      push: { via: ['task'], status: '没有超时', within: 8 * hour, mustReach: true },
    },
    opens: ticketPage,
  },
} as const satisfies NoticeRules;
