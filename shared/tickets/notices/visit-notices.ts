import type { NoticeRules } from '../../notices/notice-rule';

import { ticketPage } from './ticket-page';

const hour = 60;

/** A visit is arranged, comes near, or does not take place. */
export const visitNotices = {
  propose_visit: {
    to: ['reporter', 'assignee'],
    words: '想和您约时间上门，请选一个',
    customer: {
      group: 'visits',
      push: { via: ['progress'], status: '请选时间', within: 12 * hour },
    },
    staff: { group: 'additions', push: null },
    opens: ticketPage,
  },
  pick_visit: {
    to: ['assignee'],
    words: '客户选好了上门时间',
    customer: null,
    staff: {
      group: 'assigned',
      push: { via: ['task'], status: '约好上门', within: 8 * hour, mustReach: true },
    },
    opens: ticketPage,
  },
  ask_other_time: {
    to: ['assignee'],
    words: '客户想换个上门时间',
    customer: null,
    staff: {
      group: 'assigned',
      push: { via: ['task'], status: '换个时间', within: 8 * hour, mustReach: true },
    },
    opens: ticketPage,
  },
  visit_evening: {
    to: ['reporter', 'assignee'],
    words: '明天约好了上门',
    customer: {
      group: 'visits',
      push: { via: ['progress'], status: '明天上门', within: 4 * hour, isMomentary: true },
    },
    staff: {
      group: 'assigned',
      push: { via: ['task'], status: '明天上门', within: 4 * hour, mustReach: true },
    },
    opens: ticketPage,
  },
  visit_hour: {
    to: ['reporter', 'assignee'],
    words: '约好的上门快到时间了',
    customer: {
      group: 'visits',
      push: { via: ['progress'], status: '即将上门', within: hour, isMomentary: true },
    },
    staff: {
      group: 'assigned',
      push: { via: ['task'], status: '即将上门', within: hour, mustReach: true },
    },
    opens: ticketPage,
  },
  visit_unheld_evening: {
    to: ['desk'],
    words: '明天约好了上门，还没有人负责',
    customer: null,
    staff: {
      group: 'urgent',
      push: { via: ['urge', 'task'], status: '没人上门', within: 4 * hour, mustReach: true },
    },
    opens: ticketPage,
  },
  visit_unheld_hour: {
    to: ['desk'],
    words: '约好的上门快到时间了，还没有人负责',
    customer: null,
    staff: {
      group: 'urgent',
      push: { via: ['urge', 'task'], status: '没人上门', within: 4 * hour, mustReach: true },
    },
    opens: ticketPage,
  },
  visit_late: {
    to: ['assignee', 'desk'],
    words: '约好的上门时间过了，还没有到达',
    customer: null,
    staff: {
      group: 'urgent',
      push: { via: ['urge', 'task'], status: '上门晚了', within: 4 * hour, mustReach: true },
    },
    opens: ticketPage,
  },
  visit_lapsed: {
    to: ['assignee'],
    words: '客户没有选上门时间，请重新约',
    customer: null,
    staff: {
      group: 'assigned',
      push: { via: ['task'], status: '重新约', within: 8 * hour, mustReach: true },
    },
    opens: ticketPage,
  },
  visit_off: {
    to: ['assignee', 'former assignee', 'reporter'],
    words: '约好的上门取消了',
    customer: {
      group: 'visits',
      push: { via: ['progress'], status: '不再上门', within: 12 * hour },
    },
    staff: {
      group: 'assigned',
      push: { via: ['task'], status: '不再上门', within: 12 * hour, mustReach: true },
    },
    opens: ticketPage,
  },
  visit_taken: {
    to: ['assignee'],
    words: '您接手的工单约好了上门',
    customer: null,
    staff: {
      group: 'assigned',
      push: { via: ['task'], status: '约好上门', within: 8 * hour, mustReach: true },
    },
    opens: ticketPage,
  },
} as const satisfies NoticeRules;
