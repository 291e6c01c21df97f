import { catalogue } from '../words/catalogue';

import type { CallOutcome } from './call-outcomes';
import type { FollowUpKind } from './follow-up-kinds';

/** What came of a call, as staff choose and read it. */
export const callOutcomeWords = catalogue({
  zh: {
    satisfied: { label: '已联系上，客户认可', line: '问题清楚了，不用再处理' },
    unsolved: { label: '已联系上，还没解决', line: '可以同时重新打开工单' },
    declined: { label: '已联系上，客户不想多说', line: '不再打扰' },
    not_reached: { label: '没有打通', line: '记一次，回访还在' },
    unreachable: { label: '一直打不通，结束回访', line: '打过 3 次以后才能选，客户会看到' },
  } satisfies Record<CallOutcome, { label: string; line: string }>,
});

export const followUpKindWords = catalogue({
  zh: {
    bad_rating: '差评回访',
    planned: '计划回访',
    by_phone: '电话告知',
  } satisfies Record<FollowUpKind, string>,
});
