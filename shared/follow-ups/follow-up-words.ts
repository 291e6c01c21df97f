import type { TicketStatus } from '../tickets/ticket-status';
import { catalogue } from '../words/catalogue';

import { callOutcomeNames, outcomeRule, type CallOutcome } from './call-outcomes';
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

type OutcomeLines = Record<CallOutcome, { label: string; line: string }>;

const unreachableByPhone = {
  label: '一直打不通，结束工单',
  line: '打过 3 次以后才能选，按没有回应结束',
};

/** A call to whom no reminder reaches does for them what they say, so each outcome says what becomes of the ticket. */
const byPhoneWords = catalogue({
  zh: {
    resolved: {
      satisfied: { label: '已联系上，已经解决', line: '替客户确认，工单结束' },
      unsolved: { label: '已联系上，还没解决', line: '工单退回，继续处理' },
      declined: { label: '已联系上，客户不想多说', line: '按已解决结束工单' },
      unreachable: unreachableByPhone,
    },
    awaiting_customer: {
      satisfied: { label: '已联系上，客户回答了', line: '写下回答，工单继续处理' },
      declined: { label: '已联系上，客户不想多说', line: '工单继续处理' },
      unreachable: unreachableByPhone,
    },
  } satisfies Partial<Record<TicketStatus, Partial<OutcomeLines>>>,
});

type OfferedOutcome = { name: CallOutcome; label: string; line: string };

/** What can be chosen after a call, in words that are true of this ticket. */
export function outcomesOf(
  { attempts, kind }: { attempts: number; kind: FollowUpKind },
  status: TicketStatus,
): OfferedOutcome[] {
  const own: Partial<Record<TicketStatus, Partial<OutcomeLines>>> = byPhoneWords;
  const ofTurn = kind === 'by_phone' ? own[status] : undefined;
  return callOutcomeNames.flatMap((name) => {
    const isEarly = attempts < (outcomeRule(name).afterAttempts ?? 0);
    const isSame = ofTurn !== undefined && outcomeRule(name).isOver && !ofTurn[name];
    return isEarly || isSame ? [] : { name, ...(ofTurn?.[name] ?? callOutcomeWords[name]) };
  });
}

export const followUpKindWords = catalogue({
  zh: {
    bad_rating: '差评回访',
    planned: '计划回访',
    by_phone: '电话告知',
  } satisfies Record<FollowUpKind, string>,
});
