import type { NoticeRules } from '../../notices/notice-rule';

/** What managers are told of what they set up. */
export const directoryNotices = {
  holidays_missing: {
    to: ['desk'],
    words: '{year} 年的放假安排还没有录入，工作日历先按周一到周五计算，请补上',
    customer: null,
    staff: { group: 'setup', push: null },
    // the page of the calendars is still to come
    opens: { page: 'accounts/me-page', withId: false },
  },
} as const satisfies NoticeRules;
