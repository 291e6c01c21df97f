import type { NoticeRules } from '../../notices/notice-rule';

import { ticketPage } from './ticket-page';

const hour = 60;
const day = 24 * hour;

/** What engineers and the desk did. Of what customers must answer WeChat tells by templates of its own, and with the last credit of `progress`. */
export const workNotices = {
  accept: {
    to: ['reporter', 'followers'],
    words: '{assignee}已受理您的问题',
    customer: {
      group: 'progress',
      push: { via: ['progress'], status: '已受理', within: 2 * hour, isMinor: true },
    },
    staff: { group: 'reported', push: null },
    opens: ticketPage,
  },
  start: {
    to: ['reporter'],
    words: '{assignee}开始处理了',
    customer: {
      group: 'progress',
      push: { via: ['progress'], status: '处理中', within: 2 * hour, isMinor: true },
    },
    staff: { group: 'reported', push: null },
    opens: ticketPage,
  },
  depart: {
    to: ['reporter'],
    words: '{assignee}已出发',
    customer: {
      group: 'progress',
      push: { via: ['progress'], status: '已出发', within: 30, isMinor: true, isMomentary: true },
    },
    staff: { group: 'reported', push: null },
    opens: ticketPage,
  },
  arrive: {
    to: ['reporter'],
    words: '{assignee}已到达现场',
    customer: {
      group: 'progress',
      push: { via: ['progress'], status: '已到场', within: 30, isMinor: true, isMomentary: true },
    },
    staff: { group: 'reported', push: null },
    opens: ticketPage,
  },
  contact: {
    to: ['reporter', 'followers', 'assignee'],
    words: '有新的联系记录',
    customer: {
      group: 'progress',
      push: { via: ['progress'], status: '有新进展', within: 12 * hour, isMinor: true },
    },
    staff: { group: 'additions', push: null },
    opens: ticketPage,
  },
  note: {
    to: ['reporter', 'followers', 'assignee'],
    words: '有新的进展',
    customer: {
      group: 'progress',
      push: { via: ['progress'], status: '有新进展', within: 12 * hour, isMinor: true },
    },
    staff: { group: 'additions', push: null },
    opens: ticketPage,
  },
  ask: {
    to: ['reporter'],
    words: '需要您补充信息',
    customer: {
      group: 'todo',
      push: { via: ['ask', 'progress'], status: '待您补充', within: 2 * day },
    },
    staff: { group: 'reported', push: null },
    opens: ticketPage,
  },
  resume: {
    to: ['reporter', 'followers', 'assignee'],
    words: '工单继续处理了',
    customer: {
      group: 'progress',
      push: { via: ['progress'], status: '继续处理', within: 12 * hour, isMinor: true },
    },
    staff: { group: 'additions', push: { via: ['task'], status: '继续处理', within: 8 * hour } },
    opens: ticketPage,
  },
  escalate: {
    to: ['desk', 'offered'],
    words: '工单升级了，请安排支援',
    customer: null,
    staff: {
      group: 'urgent',
      push: { via: ['urge', 'task'], status: '已升级', within: 8 * hour, mustReach: true },
    },
    opens: ticketPage,
  },
  reschedule: {
    to: ['reporter', 'followers', 'assignee'],
    words: '答应的时间改了',
    customer: {
      group: 'progress',
      push: { via: ['progress'], status: '改时间', within: 12 * hour },
    },
    staff: {
      group: 'times',
      push: { via: ['task'], status: '改时间', within: 8 * hour, mustReach: true },
    },
    opens: ticketPage,
  },
  correct: {
    to: ['reporter', 'followers', 'assignee', 'offered'],
    words: '工单的信息更正了',
    customer: {
      group: 'progress',
      push: { via: ['progress'], status: '有更正', within: 12 * hour, isMinor: true },
    },
    staff: {
      group: 'times',
      push: { via: ['task'], status: '有更正', within: 8 * hour, mustReach: true },
    },
    opens: ticketPage,
  },
  resolve: {
    to: ['reporter', 'followers'],
    words: '已给出解决办法，请您验收',
    customer: {
      group: 'todo',
      push: {
        via: ['resolved', 'progress'],
        status: '待您验收',
        hint: '请验收，并告诉我们是否解决',
        within: 2 * day,
      },
    },
    staff: { group: 'reported', push: null },
    opens: ticketPage,
  },
  withdraw: {
    to: ['reporter', 'followers'],
    words: '解决办法撤回了，问题还在处理',
    customer: {
      group: 'progress',
      push: { via: ['progress'], status: '继续处理', within: 12 * hour },
    },
    staff: { group: 'reported', push: null },
    opens: ticketPage,
  },
  merge: {
    to: ['reporter', 'followers', 'assignee'],
    words: '工单并入了另一张，会在那里继续处理',
    customer: {
      group: 'progress',
      push: { via: ['progress'], status: '已并入', within: 12 * hour },
    },
    staff: {
      group: 'returned',
      push: { via: ['task'], status: '已并入', within: 4 * hour, mustReach: true },
    },
    opens: ticketPage,
  },
  absorb: {
    to: ['assignee'],
    words: '另一张工单并入了这张',
    customer: null,
    staff: { group: 'additions', push: null },
    opens: ticketPage,
  },
  again: {
    to: ['desk'],
    words: '客户就这张工单再报了一次',
    customer: null,
    staff: { group: 'reported', push: null },
    opens: ticketPage,
  },
  close: {
    to: ['reporter', 'followers', 'assignee'],
    words: '工单结束了',
    customer: {
      group: 'endings',
      push: { via: ['progress'], status: '已结束', within: 12 * hour },
    },
    staff: {
      group: 'returned',
      push: { via: ['task'], status: '已结束', within: 4 * hour, mustReach: true },
    },
    opens: ticketPage,
  },
} as const satisfies NoticeRules;
