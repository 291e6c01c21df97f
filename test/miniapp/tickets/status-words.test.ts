import { sayNextStep } from '#miniapp/tickets/status-words';
import type { PromiseKind } from '#shared/tickets/promise-kinds';
import type { TicketStatus } from '#shared/tickets/ticket-status';

// 10:00 on a Saturday in Shanghai
const now = Date.parse('2026-11-21T02:00:00Z');
const chen = { name: '陈志远' };

const due = (kind: PromiseKind, dueAt: string) => ({ kind, dueAt });
const table: [TicketStatus, Parameters<typeof sayNextStep>[0]['promise'], boolean, string][] = [
  ['submitted', due('accept', '2026-11-21T02:15:00Z'), false, '已收到，今天 10:15 前有工程师受理'],
  [
    'accepted',
    due('resolve', '2026-11-21T08:30:00Z'),
    true,
    '陈志远工程师已受理，今天 16:30 前给您方案',
  ],
  [
    'in_progress',
    due('resolve', '2026-11-22T01:00:00Z'),
    true,
    '陈志远工程师正在处理，明天 09:00 前给您方案',
  ],
  [
    'in_progress',
    due('resolve', '2026-11-21T01:40:00Z'),
    true,
    '陈志远工程师正在处理，原定今天 09:40，我们晚了 20 分钟，抱歉，正在加紧',
  ],
  ['in_progress', null, false, '工程师正在处理，有进展会马上通知您'],
  ['awaiting_customer', null, true, '陈志远工程师在等您补充信息，收到后接着处理'],
  [
    'resolved',
    due('confirm', '2026-11-24T02:00:00Z'),
    true,
    '陈志远工程师已给出解决办法，请您验收。周二 10:00 后自动完成',
  ],
  ['resolved', null, true, '陈志远工程师已给出解决办法，请您验收'],
  ['closed', null, true, '问题已解决，说说您的感受'],
  ['cancelled', null, false, '这张工单已取消'],
];

it.each(table)('%s, %j, held %s: %s', (status, promise, isHeld, sentence) => {
  const ticket = { status, promise, assignee: isHeld ? chen : null, rating: null };
  expect(sayNextStep(ticket, now)).toBe(sentence);
});

it('says that somebody is asked, and names nobody before they have accepted', () => {
  const asked = {
    ...({ status: 'submitted', promise: due('accept', '2026-11-21T02:15:00Z') } as const),
    ...{ assignee: null, rating: null, offer: { to: null, until: '2026-11-21T02:07:00Z' } },
  };
  expect(sayNextStep(asked, now)).toBe('正在安排工程师，今天 10:15 前有工程师受理');
  const late = { ...asked, promise: due('accept', '2026-11-21T01:40:00Z') };
  expect(sayNextStep(late, now)).toBe(
    '正在安排工程师，原定今天 09:40，我们晚了 20 分钟，抱歉，正在加紧',
  );
});

it('thanks for a rating instead of asking for one', () => {
  const ticket = {
    status: 'closed',
    promise: null,
    assignee: chen,
    rating: { fixed: 'yes' },
  } as const;
  expect(sayNextStep(ticket, now)).toBe('问题已解决，谢谢您的评价');
});

it('does not call solved what the customer says is not', () => {
  const ticket = {
    status: 'closed',
    promise: null,
    assignee: chen,
    rating: { fixed: 'no' },
  } as const;
  expect(sayNextStep(ticket, now)).toBe('问题没有解决好，抱歉，我们会给您回电');
});

it.each([
  ['no', { dueAt: '2026-11-22T10:00:00Z' }, '问题没有解决好，抱歉，我们会给您回电'],
  ['no', null, '问题没有解决好，抱歉'],
  ['partly', null, '问题部分解决，谢谢您的评价'],
  ['yes', null, '问题已解决，谢谢您的评价'],
] as const)('fixed %s, a call that is owed %j: %s', (fixed, followUp, sentence) => {
  const closed = { status: 'closed', promise: null, assignee: chen } as const;
  expect(sayNextStep({ ...closed, rating: { fixed }, followUp }, now)).toBe(sentence);
});
