import { countdown } from '#miniapp/tickets/promise-words';
import { sayWaiting } from '#miniapp/tickets/status-words';

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
    ['in_progress', { kind: 'resolve', dueAt: after(-30) }, '原定 13:30，正在加紧', 'late'],
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
