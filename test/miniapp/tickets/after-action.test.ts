import { ownCallBack, sayCallBack, sayUrged } from '#miniapp/tickets/after-action';

// Sunday 22 November 2026, 12:00 in Shanghai
const now = Date.parse('2026-11-22T04:00:00Z');
const quiet = { followUp: null, urgeAgainAt: null };
const owed = { ...quiet, followUp: { dueAt: '2026-11-23T10:00:00.000Z', triedAt: null } };
const overdue = { ...quiet, followUp: { dueAt: '2026-11-21T10:00:00.000Z', triedAt: null } };

it('says what an urging did and when the next one opens', () => {
  expect(sayUrged({ ...quiet, urgeAgainAt: '2026-11-22T04:30:00.000Z' })).toBe(
    '已为您催单，工程师和调度都收到了。12:30 后可以再催',
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
