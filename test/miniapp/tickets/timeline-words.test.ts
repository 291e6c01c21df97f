import { entryTime, entryTitle, isKnown } from '#miniapp/tickets/timeline-words';
import type { Side } from '#shared/accounts/roles';
import type { TimelineEntryReply } from '#shared/tickets/timeline-replies';

const engineer = { id: 'e', name: '陈志远', role: 'engineer' as const, avatarUrl: null };

function entry(kind: TimelineEntryReply['kind'], more: Partial<TimelineEntryReply> = {}) {
  return {
    kind,
    actor: engineer,
    isMine: false,
    visibility: 'customer',
    place: null,
    assignee: null,
    ...more,
  } as TimelineEntryReply;
}

it.each([
  ['a report as how it began', entry('submit', { isMine: true }), 'customer', '您提交了问题'],
  [
    'a report that the desk took in, to staff',
    entry('submit', { filedVia: 'phone' }),
    'staff',
    '陈志远 代客户提交（电话）',
  ],
  [
    'a report that the desk took in, to the customer',
    entry('submit', { filedVia: 'mail' }),
    'customer',
    '陈志远 代您提交（邮件）',
  ],
  ['a colleague by name', entry('start'), 'customer', '陈志远 开始处理'],
  ['the customer as 您', entry('answer', { isMine: true }), 'customer', '您补充了信息'],
  ['an engineer as 我', entry('accept', { isMine: true }), 'staff', '我受理了'],
  ['the product by itself', entry('confirm', { actor: null }), 'customer', '系统 按约定自动完成'],
  ['a return without a name', entry('hand_over'), 'customer', '正在为您重新安排工程师'],
  ['a return with the name', entry('hand_over'), 'staff', '陈志远 把工单交给了调度'],
  [
    'an offer by the product',
    entry('assign', { actor: null, offeredTo: engineer }),
    'staff',
    '系统 派单给陈志远',
  ],
  ['an offer that ran out', entry('lapse', { offeredTo: engineer }), 'staff', '陈志远没有接单'],
  ['a message as its author', entry('message'), 'staff', '陈志远'],
  [
    'an internal note as internal',
    entry('note', { visibility: 'internal' }),
    'staff',
    '陈志远 记录（仅内部可见）',
  ],
  [
    'the place of an arrival',
    entry('arrive', { place: { name: '3 号泵房', latitude: null, longitude: null } }),
    'customer',
    '陈志远 到达3 号泵房',
  ],
] as [string, TimelineEntryReply, Side, string][])('tells %s', (_case, given, side, words) => {
  expect(entryTitle(given, side)).toBe(words);
});

it('keeps the clock time of old days', () => {
  const now = Date.parse('2026-11-22T04:00:00Z');
  expect(entryTime({ at: '2026-11-03T06:05:00.000Z', happenedAt: null }, now)).toBe(
    '11 月 3 日 14:05',
  );
});

it('says when something was reported later than it happened', () => {
  const now = Date.parse('2026-11-22T04:00:00Z');
  const at = '2026-11-22T04:00:00.000Z';
  expect(entryTime({ at, happenedAt: null }, now)).toBe('刚刚');
  expect(entryTime({ at, happenedAt: '2026-11-22T02:30:00.000Z' }, now)).toBe('今天 10:30（补报）');
});

it('knows what it has words for, and what only a newer phone has', () => {
  expect(isKnown(entry('submit'))).toBe(true);
  expect(isKnown(entry('add_task'))).toBe(true);
  expect(isKnown({ kind: 'invented' as TimelineEntryReply['kind'] })).toBe(false);
});

const task = {
  ...{ step: 'added' as const, what: '把补丁发给您', dueAt: '2026-11-25T10:00:00.000Z' },
  ...{ owner: engineer, party: '' },
};
const at = '2026-11-21T02:00:00.000Z';

it.each([
  ['我们', 'customer', task, '陈志远 会在 11 月 25 日 18:00 前完成：把补丁发给您'],
  ['同事', 'staff', task, '陈志远 加了责任事项：把补丁发给您（陈志远，11 月 25 日 18:00 前）'],
  [
    '客户方',
    'customer',
    { ...task, owner: null, party: '信息科', what: '准备测试账号' },
    '陈志远 请信息科在 11 月 25 日 18:00 前完成：准备测试账号',
  ],
] as const)('a task of %s reads as %s', (_who, side, added, words) => {
  expect(entryTitle(entry('add_task', { at, task: added }), side)).toBe(words);
});
