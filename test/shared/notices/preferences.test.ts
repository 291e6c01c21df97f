import type { Role } from '#shared/accounts/roles';
import { noticeKinds, type NoticeKind } from '#shared/notices/notice-kinds';
import { quietHoursOf, wants, type NoticePreferences } from '#shared/notices/preferences';

const usual: NoticePreferences = { inbox: true, wechat: true };
const off = { inbox: false, wechat: false };
const noMessages = { ...usual, groups: { messages: { wechat: false } } };

it.each<[string, Role, NoticePreferences, NoticeKind, boolean, boolean]>([
  ['who never chose', 'customer', usual, 'accept', true, true],
  ['who wants no WeChat', 'customer', { ...usual, wechat: false }, 'resolve', true, false],
  ['who wants nothing', 'customer', off, 'resolve', false, false],
  ['who wants no messages by WeChat', 'customer', noMessages, 'message', true, false],
  ['who wants no messages by WeChat', 'customer', noMessages, 'ask', true, true],
  ['of staff who wants nothing', 'engineer', off, 'message', false, false],
  ['of staff who wants nothing', 'engineer', off, 'assign', true, true],
  ['of staff who wants nothing', 'engineer', off, 'urge', true, true],
  ['of staff who wants nothing', 'engineer', off, 'reject', true, true],
  ['of staff who wants nothing', 'engineer', off, 'reopen', true, true],
  ['of staff who wants nothing', 'engineer', off, 'cancel', true, true],
  ['of staff who wants nothing', 'dispatcher', off, 'escalate', true, true],
  ['of staff who wants nothing', 'dispatcher', off, 'decline', false, false],
  ['who is a customer', 'customer', off, 'cancel', false, false],
  [
    'of staff whose record says otherwise',
    'engineer',
    { ...usual, groups: { assigned: off } },
    'assign',
    true,
    true,
  ],
])(
  'somebody %s (%s) %j: %s → inbox %s, WeChat %s',
  (_who, role, preferences, kind, ...expected) => {
    const person = { role, preferences };
    const rule = noticeKinds[kind];
    expect([wants(person, rule, 'inbox'), wants(person, rule, 'wechat')]).toEqual(expected);
  },
);

it.each<[Role, NoticePreferences, object]>([
  ['customer', usual, { isOn: true, from: '22:00', to: '08:00' }],
  ['engineer', usual, { isOn: false, from: '22:00', to: '08:00' }],
  [
    'customer',
    { ...usual, quietHours: { from: '23:30' } },
    { isOn: true, from: '23:30', to: '08:00' },
  ],
  ['customer', { ...usual, quietHours: { isOn: false } }, { isOn: false }],
  ['manager', { ...usual, quietHours: { isOn: true } }, { isOn: true, to: '08:00' }],
])('a %s with %j has quiet hours', (role, preferences, expected) => {
  expect(quietHoursOf({ role, preferences })).toMatchObject(expected);
});
