import { sayNextStep, sayStaffStep } from '#miniapp/tickets/status-words';

// 10:00 on a Saturday in Shanghai
const now = Date.parse('2026-11-21T02:00:00Z');
const time = '2026-11-21T01:00:00.000Z';
const place = { name: '3 号泵房', latitude: null, longitude: null };
const window = (from: string, to: string) => ({
  from: `2026-11-21T${from}Z`,
  to: `2026-11-21T${to}Z`,
});
const afternoon = window('06:00:00', '08:00:00');
const past = window('00:00:00', '01:40:00');

const proposed = (windows = [afternoon]) => ({ windows, picked: null, place, proposedAt: time });
const agreed = (picked = afternoon) => ({ windows: [picked], picked, place, proposedAt: time });
const trip = (expectedAt: string | null, arrivedAt: string | null = null) => ({
  ...{ departedAt: time, expectedAt, arrivedAt },
});

type Ticket = Parameters<typeof sayNextStep>[0];
const ticket = (visiting: Partial<Ticket>): Ticket => ({
  status: 'in_progress',
  promise: { kind: 'resolve', dueAt: '2026-11-22T01:00:00.000Z' },
  assignee: { name: '陈志远' },
  rating: null,
  ...visiting,
});
const default_ = '陈志远工程师正在处理，明天 09:00 前给您方案';

const table: [string, Partial<Ticket>, string][] = [
  ['nothing arranged', {}, default_],
  ['times to choose', { appointment: proposed() }, '陈志远工程师想和您约时间上门，请选一个'],
  ['times that are all over', { appointment: proposed([past]) }, default_],
  [
    'other times asked for',
    { appointment: proposed([]) },
    '已告诉陈志远工程师，会再和您约上门时间',
  ],
  ['agreed', { appointment: agreed() }, '陈志远工程师约好 今天 14:00–16:00 上门'],
  [
    'agreed, and late',
    { appointment: agreed(past) },
    '约好 今天 08:00–09:40 上门，我们晚了 20 分钟，抱歉',
  ],
  [
    'agreed, and the solution late: not hidden',
    {
      appointment: agreed(),
      promise: { kind: 'resolve', dueAt: '2026-11-21T01:40:00.000Z' },
    },
    '陈志远工程师正在处理，原定今天 09:40，我们晚了 20 分钟，抱歉，正在加紧',
  ],
  ['on the road', { trip: trip(null) }, '陈志远工程师正在赶来'],
  [
    'on the road until',
    { appointment: agreed(), trip: trip('2026-11-21T07:40:00.000Z') },
    '陈志远工程师正在赶来，预计 15:40 到',
  ],
  [
    'on the road, and late',
    { trip: trip('2026-11-21T01:50:00.000Z') },
    '陈志远工程师正在赶来，原来预计 09:50 到，晚了 10 分钟，抱歉',
  ],
  ['arrived', { appointment: agreed(), trip: trip(null, time) }, default_],
];

it.each(table)('tells the customer of %s', (_case, visiting, said) => {
  expect(sayNextStep(ticket(visiting), now)).toBe(said);
});

it('tells colleagues the same without excuses', () => {
  const said = (visiting: Partial<Ticket>) => sayStaffStep(ticket(visiting), now);
  expect(said({ appointment: proposed() })).toBe('等客户选上门时间');
  expect(said({ appointment: proposed([]) })).toBe('客户想换个上门时间，请重新约');
  expect(said({ appointment: agreed() })).toBe('约好 今天 14:00–16:00 上门');
  expect(said({ trip: trip('2026-11-21T01:50:00.000Z') })).toBe(
    '陈志远在路上，预计 09:50 到，晚了 10 分钟',
  );
});
