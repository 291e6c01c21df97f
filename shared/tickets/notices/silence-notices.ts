import type { NoticeRules } from '../../notices/notice-rule';

import { ticketPage } from './ticket-page';

const hour = 60;
const day = 24 * hour;

/** A customer whose turn it is says nothing. Told by a timer: no entry of the timeline. */
export const silenceNotices = {
  remind_check: {
    to: ['reporter'],
    words: '还没有收到您的验收结果',
    customer: { group: 'todo', push: { via: ['progress'], status: '请您验收', within: day } },
    staff: { group: 'reported', push: null },
    opens: ticketPage,
  },
  remind_answer: {
    to: ['reporter'],
    words: '还在等您补充信息',
    customer: { group: 'todo', push: { via: ['progress'], status: '待您补充', within: day } },
    staff: { group: 'reported', push: null },
    opens: ticketPage,
  },
  silent: {
    to: ['desk'],
    words: '客户一直没有补充，请决定结束还是继续',
    customer: null,
    staff: {
      group: 'returned',
      push: { via: ['task'], status: '客户没回复', within: 8 * hour, mustReach: true },
    },
    opens: ticketPage,
  },
} as const satisfies NoticeRules;
