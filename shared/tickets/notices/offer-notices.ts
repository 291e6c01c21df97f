import type { NoticeRules } from '../../notices/notice-rule';

import { ticketPage } from './ticket-page';

const hour = 60;

/** Whom a ticket is offered to and what became of it; customers hear only who has accepted. */
export const offerNotices = {
  assign: {
    to: ['offered'],
    words: '有工单派给您，请接单',
    customer: null,
    staff: {
      group: 'assigned',
      push: { via: ['task'], status: '待您接单', within: hour, mustReach: true },
    },
    opens: ticketPage,
    isVital: true,
  },
  pooled: {
    to: ['offered'],
    words: '有新的工单，可以接单',
    customer: null,
    staff: {
      group: 'fresh',
      push: { via: ['task'], status: '待受理', within: 2 * hour, isMinor: true },
    },
    opens: ticketPage,
  },
  urge_unheld: {
    to: ['desk'],
    words: '客户催单了，还没有人负责',
    customer: null,
    staff: {
      group: 'urgent',
      push: { via: ['urge', 'task'], status: '催办', within: 2 * hour, mustReach: true },
    },
    opens: ticketPage,
    isVital: true,
  },
  message_unheld: {
    to: ['offered', 'desk'],
    words: '客户留言了，还没有人负责',
    customer: null,
    staff: {
      group: 'messages',
      push: { via: ['task'], status: '有新留言', within: 4 * hour },
    },
    opens: ticketPage,
  },
  hand_over: {
    to: ['offered'],
    words: '同事转交工单给您，请接单',
    customer: null,
    staff: {
      group: 'assigned',
      push: { via: ['task'], status: '待您接单', within: hour, mustReach: true },
    },
    opens: ticketPage,
    isVital: true,
  },
  taken_over: {
    to: ['former assignee'],
    words: '{assignee}接手了工单',
    customer: null,
    staff: {
      group: 'assigned',
      push: { via: ['task'], status: '已接手', within: 8 * hour, mustReach: true },
    },
    opens: ticketPage,
  },
  // the desk hears only when it has to do something
  decline: {
    to: [],
    words: '派单没有被接受',
    customer: null,
    staff: { group: 'reported', push: null },
    opens: ticketPage,
  },
  lapse: {
    to: [],
    words: '派单过了时限',
    customer: null,
    staff: { group: 'reported', push: null },
    opens: ticketPage,
  },
  offer_ended: {
    to: ['desk', 'assignee'],
    words: '派出的工单没有人接，仍由{assignee}负责',
    customer: null,
    staff: {
      group: 'declined',
      push: { via: ['task'], status: '没有人接', within: 8 * hour, mustReach: true },
    },
    opens: ticketPage,
  },
  unheard: {
    to: ['desk'],
    words: '有提醒没有送到，请打电话联系',
    customer: null,
    staff: {
      group: 'declined',
      push: { via: ['urge', 'task'], status: '没有送达', within: 2 * hour, mustReach: true },
    },
    opens: ticketPage,
    isVital: true,
  },
  unplaced: {
    to: ['desk'],
    words: '工单现在没有人负责，请安排',
    customer: null,
    staff: {
      group: 'declined',
      push: { via: ['task'], status: '没有人接', within: 8 * hour, mustReach: true },
    },
    opens: ticketPage,
    isVital: true,
  },
} as const satisfies NoticeRules;
