import { ownCallBack, sayCallBack, sayTaken, sayUrged } from '#miniapp/tickets/after-action';
import type { TimelineEntryReply } from '#shared/tickets/timeline-replies';

// Sunday 22 November 2026, 12:00 in Shanghai
const now = Date.parse('2026-11-22T04:00:00Z');
const quiet = { followUp: null, urgeAgainAt: null, timeline: [] };
const owed = { ...quiet, followUp: { dueAt: '2026-11-23T10:00:00.000Z', triedAt: null } };
const overdue = { ...quiet, followUp: { dueAt: '2026-11-21T10:00:00.000Z', triedAt: null } };

it('says what an urging did and when the next one opens', () => {
  const urgeAgainAt = '2026-11-22T04:30:00.000Z';
  expect(sayUrged({ ...quiet, urgeAgainAt })).toBe('已为您催单，调度收到了。12:30 后可以再催');
  // whoever held it then, not whoever does now
  const urge = { kind: 'urge', assignee: { name: '陈志远' } } as TimelineEntryReply;
  expect(sayUrged({ timeline: [urge], urgeAgainAt })).toBe(
    '已为您催单，陈志远工程师收到了。12:30 后可以再催',
  );
  expect(sayUrged(quiet)).toBeNull();
});

it.each([
  ['customer', quiet, null],
  ['customer', owed, '我们会在明天 18:00 前给您回电'],
  ['staff', owed, '答应明天 18:00 前给客户回电'],
  ['customer', overdue, '原定昨天 18:00 前给您回电，我们晚了，抱歉，正在安排'],
  ['staff', overdue, '答应昨天 18:00 前给客户回电，已经晚了'],
] as const)('tells the %s of the call in %j', (side, ticket, words) => {
  const relations = [side === 'staff' ? ('manager' as const) : ('reporter' as const)];
  expect(sayCallBack({ ...ticket, relations }, side, now)).toBe(words);
});

it('promises the call to the reporter, not to a colleague who follows', () => {
  expect(sayCallBack({ ...owed, relations: ['follower'] }, 'customer', now)).toBeNull();
});

it.each([
  ['the reporter', 'reporter', 'customer', true],
  ['a colleague who follows', 'follower', 'customer', false],
  ['the desk', 'dispatcher', 'staff', true],
] as const)('tells %s of the call: %#', (_who, relation, side, isTold) => {
  const call = ownCallBack({ ...owed, relations: [relation] }, side);
  expect(call).toEqual(isTold ? owed.followUp : null);
});

it.each([
  ['ticket.taken', '赵一鸣', '赵一鸣已经接单'],
  ['ticket.offered_to_other', '赵一鸣', '已派给赵一鸣，正在等待接单'],
  ['ticket.taken', null, null],
  ['ticket.action_not_allowed', '赵一鸣', null],
] as const)('after %s by %s says: %s', (code, person, words) => {
  expect(sayTaken({ code, person })).toBe(words);
});
