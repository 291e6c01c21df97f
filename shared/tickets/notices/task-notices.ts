import type { NoticeRules } from '../../notices/notice-rule';

import { ticketPage } from './ticket-page';

const hour = 60;
const day = 24 * hour;

/** What becomes of the responsibility list and the acceptance criteria. Of an internal task customers hear nothing. */
export const taskNotices = {
  add_task: {
    to: ['reporter', 'task owner'],
    words: '工单里新加了一项要做的事',
    customer: {
      group: 'progress',
      push: { via: ['progress'], status: '有新进展', within: 12 * hour, isMinor: true },
    },
    staff: {
      group: 'tasks',
      push: { via: ['task'], status: '责任事项', within: 8 * hour, mustReach: true },
    },
    opens: ticketPage,
  },
  change_task: {
    to: ['reporter', 'task owner', 'former task owner'],
    words: '要做的事改了',
    customer: {
      group: 'progress',
      push: { via: ['progress'], status: '有新进展', within: 12 * hour, isMinor: true },
    },
    staff: {
      group: 'tasks',
      push: { via: ['task'], status: '事项改了', within: 8 * hour, mustReach: true },
    },
    opens: ticketPage,
  },
  finish_task: {
    to: ['reporter', 'task owner', 'assignee'],
    words: '有一项要做的事完成了',
    customer: {
      group: 'progress',
      push: { via: ['progress'], status: '有新进展', within: 12 * hour, isMinor: true },
    },
    staff: { group: 'reported', push: null },
    opens: ticketPage,
  },
  drop_task: {
    to: ['reporter', 'task owner'],
    words: '有一项要做的事取消了',
    customer: {
      group: 'progress',
      push: { via: ['progress'], status: '有新进展', within: 12 * hour },
    },
    staff: {
      group: 'tasks',
      push: { via: ['task'], status: '事项取消', within: 8 * hour, mustReach: true },
    },
    opens: ticketPage,
  },
  task_soon: {
    to: ['task owner'],
    words: '有一项要做的事快到时间了',
    customer: null,
    staff: {
      group: 'tasks',
      push: { via: ['task'], status: '快到时间', within: 2 * hour, mustReach: true },
    },
    opens: ticketPage,
  },
  task_late: {
    to: ['task owner', 'desk'],
    words: '有一项要做的事过了时间',
    customer: null,
    staff: {
      group: 'tasks',
      push: { via: ['task'], status: '事项晚了', within: day, mustReach: true },
    },
    opens: ticketPage,
  },
  own_task_soon: {
    to: ['reporter'],
    words: '有一项请您做的事快到时间了',
    customer: { group: 'todo', push: { via: ['progress'], status: '请您处理', within: 2 * hour } },
    staff: { group: 'reported', push: null },
    opens: ticketPage,
  },
  own_task_late: {
    to: ['reporter'],
    words: '有一项请您做的事过了时间',
    customer: { group: 'todo', push: { via: ['progress'], status: '请您处理', within: day } },
    staff: { group: 'reported', push: null },
    opens: ticketPage,
  },
  propose_criteria: {
    to: ['reporter', 'followers'],
    words: '请您看看验收标准',
    customer: {
      group: 'todo',
      push: { via: ['progress'], status: '请您看看', within: 2 * day },
    },
    staff: { group: 'reported', push: null },
    opens: ticketPage,
  },
  agree_criteria: {
    to: ['assignee'],
    words: '客户同意了验收标准',
    customer: null,
    staff: { group: 'additions', push: { via: ['task'], status: '已同意', within: 8 * hour } },
    opens: ticketPage,
  },
  question_criteria: {
    to: ['assignee', 'desk'],
    words: '客户希望改验收标准',
    customer: null,
    staff: {
      group: 'returned',
      push: { via: ['task'], status: '标准要改', within: 8 * hour, mustReach: true },
    },
    opens: ticketPage,
  },
} as const satisfies NoticeRules;
