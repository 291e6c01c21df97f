import type { NoticeRules } from '../../notices/notice-rule';

import { ticketPage } from './ticket-page';

const hour = 60;
const day = 24 * hour;

/** What becomes of the calls that are owed. The desk answers for them: none of it can be switched off. */
export const followUpNotices = {
  follow_up_promised: {
    to: ['desk'],
    words: '客户评价不好，要给客户回电',
    customer: null,
    staff: {
      group: 'followUps',
      push: { via: ['task'], status: '要回电', within: 8 * hour, mustReach: true },
    },
    opens: ticketPage,
    isVital: true,
  },
  follow_up_planned: {
    to: ['desk'],
    words: '有一次计划回访要安排',
    customer: null,
    staff: {
      group: 'followUps',
      push: { via: ['task'], status: '计划回访', within: day, mustReach: true },
    },
    opens: ticketPage,
  },
  follow_up_by_phone: {
    to: ['desk'],
    words: '客户收不到通知，要打电话告诉',
    customer: null,
    staff: {
      group: 'followUps',
      push: { via: ['task'], status: '要打电话', within: 8 * hour, mustReach: true },
    },
    opens: ticketPage,
    isVital: true,
  },
  follow_up_needless: {
    to: ['follow-up owner'],
    words: '不用打这个电话了',
    customer: null,
    staff: {
      group: 'followUps',
      push: { via: ['task'], status: '不用打', within: 8 * hour, mustReach: true },
    },
    opens: ticketPage,
  },
  follow_up_withdrawn: {
    to: ['follow-up owner'],
    words: '客户改了评价，不用回电了',
    customer: null,
    staff: {
      group: 'followUps',
      push: { via: ['task'], status: '不用回电', within: 8 * hour, mustReach: true },
    },
    opens: ticketPage,
  },
  follow_up_soon: {
    to: ['follow-up owner'],
    words: '快到回访时间了',
    customer: null,
    staff: {
      group: 'followUps',
      push: { via: ['task'], status: '快到时间', within: 2 * hour, mustReach: true },
    },
    opens: ticketPage,
  },
  follow_up_late: {
    to: ['follow-up owner', 'managers'],
    words: '回访晚了，还没有打',
    customer: null,
    staff: {
      group: 'followUps',
      push: { via: ['task'], status: '回访晚了', within: day, mustReach: true },
    },
    opens: ticketPage,
  },
  follow_up_unreached: {
    to: ['follow-up owner', 'managers'],
    words: '打了几次都没有打通客户的电话',
    customer: null,
    staff: {
      group: 'followUps',
      push: { via: ['task'], status: '没有打通', within: 8 * hour, mustReach: true },
    },
    opens: ticketPage,
  },
  follow_up_tried: {
    to: ['reporter'],
    words: '我们给您打了电话，没有打通',
    customer: {
      group: 'progress',
      push: { via: ['progress'], status: '没有打通', within: 12 * hour },
    },
    staff: { group: 'reported', push: null },
    opens: ticketPage,
  },
  take_follow_up: {
    to: ['former follow-up owner'],
    words: '同事接了这次回访',
    customer: null,
    staff: {
      group: 'followUps',
      push: { via: ['task'], status: '已有人接', within: 8 * hour, mustReach: true },
    },
    opens: ticketPage,
  },
  give_follow_up: {
    to: ['follow-up owner', 'former follow-up owner'],
    words: '回访换人了',
    customer: null,
    staff: {
      group: 'followUps',
      push: { via: ['task'], status: '回访', within: 8 * hour, mustReach: true },
    },
    opens: ticketPage,
  },
  postpone_follow_up: {
    to: ['reporter', 'follow-up owner'],
    words: '回电改时间了',
    customer: {
      group: 'progress',
      push: { via: ['progress'], status: '改时间', within: 12 * hour },
    },
    staff: {
      group: 'followUps',
      push: { via: ['task'], status: '改时间', within: 8 * hour, mustReach: true },
    },
    opens: ticketPage,
  },
  settle_follow_up: {
    to: ['former follow-up owner'],
    words: '同事记录了这次回访',
    customer: null,
    staff: {
      group: 'followUps',
      push: { via: ['task'], status: '有记录', within: 8 * hour, mustReach: true },
    },
    opens: ticketPage,
  },
} as const satisfies NoticeRules;
