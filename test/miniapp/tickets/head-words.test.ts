import { headTone, stepTime } from '#miniapp/tickets/head-words';
import { sayStaffStep } from '#miniapp/tickets/status-words';

const now = Date.parse('2026-11-22T04:00:00Z');
const late = { kind: 'resolve' as const, dueAt: '2026-11-22T03:40:00.000Z' };
const soon = { kind: 'resolve' as const, dueAt: '2026-11-22T08:30:00.000Z' };

it.each([
  ['late', 'in_progress', late],
  ['brand', 'in_progress', soon],
  ['wait', 'resolved', late],
  ['wait', 'awaiting_customer', null],
  ['done', 'closed', null],
  ['quiet', 'cancelled', null],
] as const)('is %s for %s with %j', (tone, status, promise) => {
  expect(headTone({ status, promise }, now)).toBe(tone);
});

it('shortens step times to the clock today and the date before', () => {
  expect(stepTime('2026-11-22T02:05:00.000Z', now)).toBe('10:05');
  expect(stepTime('2026-11-03T02:05:00.000Z', now)).toBe('11/3');
  expect(stepTime('2025-11-03T02:05:00.000Z', now)).toBe('11/3');
  expect(stepTime(null, now)).toBeUndefined();
});

it.each([
  ['submitted', null, soon, '还没有人接，今天 16:30 前要受理'],
  ['in_progress', '陈志远', soon, '陈志远正在处理，今天 16:30 前给客户方案'],
  ['in_progress', '陈志远', late, '陈志远正在处理，比答应客户的晚了 20 分钟'],
  ['awaiting_customer', '陈志远', null, '等客户补充信息，收到后继续'],
  ['closed', '陈志远', null, '已完成，客户还没有评价'],
] as const)('tells colleagues of a %s ticket of %s', (status, name, promise, words) => {
  const assignee = name && { id: 'e', name, role: 'engineer' as const, avatarUrl: null };
  expect(sayStaffStep({ status, promise, assignee, rating: null }, now)).toBe(words);
});

it('tells colleagues who is asked, and until when', () => {
  const offer = { to: { name: '陈志远' }, until: '2026-11-21T06:40:00Z' };
  const asked = {
    status: 'submitted',
    promise: soon,
    assignee: null,
    rating: null,
    offer,
  } as const;
  expect(sayStaffStep(asked, now)).toBe('已派给陈志远，等待接单到 14:40');
});
