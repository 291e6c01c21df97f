import { countdown } from '#miniapp/tickets/promise-words';
import { sayNextStep, sayWaiting } from '#miniapp/tickets/status-words';

const now = Date.parse('2026-11-22T06:00:00Z');
const after = (minutes: number) => new Date(now + minutes * 60_000).toISOString();
const engineer = { id: 'e', name: '陈志远', role: 'engineer' as const, avatarUrl: null };

describe('the time left of a promise', () => {
  it.each([
    [-20, '晚了 20 分钟', 'late'],
    [20, '还有 20 分钟', 'wait'],
    [59, '还有 59 分钟', 'wait'],
    [150, '今天 16:30 前', 'ink'],
    [24 * 60, '明天 14:00 前', 'ink'],
  ])('%d minutes: %s', (minutes, label, urgency) => {
    const promise = { kind: 'resolve' as const, dueAt: after(minutes) };
    expect(countdown(promise, now)).toEqual({ label, urgency });
  });
});

describe('what a card says beside the state', () => {
  it.each([
    ['submitted', { kind: 'accept', dueAt: after(30) }, '今天 14:30 前受理', 'ink'],
    ['in_progress', { kind: 'resolve', dueAt: after(150) }, '今天 16:30 前给您方案', 'ink'],
    ['in_progress', { kind: 'resolve', dueAt: after(-30) }, '原定今天 13:30，正在加紧', 'late'],
    ['accepted', null, '有进展会通知您', 'ink'],
    ['awaiting_customer', null, '陈志远在等您补充', 'wait'],
    ['resolved', { kind: 'confirm', dueAt: after(600) }, '请看看是否解决了', 'wait'],
    ['closed', null, '', 'ink'],
  ] as const)('%s: %j', (status, promise, words, urgency) => {
    expect(sayWaiting({ status, promise, assignee: engineer }, now)).toEqual({ words, urgency });
  });

  it('names nobody when nobody holds it', () => {
    const ticket = { status: 'awaiting_customer' as const, promise: null, assignee: null };
    expect(sayWaiting(ticket, now).words).toBe('工程师在等您补充');
  });
});

describe('the sentence of a promise', () => {
  const step = (dueAt: string, firstDueAt?: string) =>
    sayNextStep(
      {
        ...{ status: 'in_progress', assignee: engineer, rating: null },
        promise: { kind: 'resolve', dueAt, ...(firstDueAt !== undefined && { firstDueAt }) },
      },
      now,
    );

  it.each([
    [after(150), undefined, '今天 16:30 前给您方案'],
    [after(-30), undefined, '原定今天 13:30，我们晚了 30 分钟，抱歉，正在加紧'],
    [after(-20 * 60), undefined, '原定昨天 18:00，我们晚了 20 小时，抱歉，正在加紧'],
    [after(180), after(60), '新的时间是今天 17:00'],
    [after(180), after(-20), '我们晚了 20 分钟，抱歉。新的时间是今天 17:00'],
    [after(-20), after(-180), '说好今天 13:40，我们又晚了 20 分钟，抱歉，正在加紧'],
  ])('due %s, told %s first: %s', (dueAt, firstDueAt, words) => {
    expect(step(dueAt, firstDueAt)).toBe(`陈志远工程师正在处理，${words}`);
  });

  it('names the day of a time that passed on a card, too', () => {
    const promise = { kind: 'resolve', dueAt: after(-20 * 60) } as const;
    const card = { status: 'in_progress' as const, promise, assignee: engineer };
    expect(sayWaiting(card, now).words).toBe('原定昨天 18:00，正在加紧');
  });
});
