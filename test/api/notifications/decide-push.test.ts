import { decidePush } from '#api/notifications/decide-push';
import type { NotificationKind } from '#shared/notifications/notification-kinds';

import { after, minute, ten } from '../../support/tickets';

const templateIds = { progress: 'P', ask: 'A', resolved: 'R', task: 'T', urge: 'U' };
type Credits = Partial<Record<keyof typeof templateIds, number>>;

const customer = { openid: 'o', role: 'customer', preferences: { wechat: true } } as const;
const engineer = { ...customer, role: 'engineer' } as const;

function decided(kind: NotificationKind, credits: Credits, changes: object = {}): string {
  const left = Object.entries(credits).map(
    ([name, count]) => [templateIds[name as keyof Credits], count] as const,
  );
  const decision = decidePush({
    push: { kind, createdAt: ten },
    person: customer,
    templateIds,
    credits: new Map(left),
    now: ten,
    ...changes,
  });
  return decision.next === 'skip' ? decision.reason : decision.template;
}

it.each<[NotificationKind, Credits, string]>([
  ['accept', { progress: 2 }, 'progress'],
  ['accept', { progress: 1 }, 'no_credit'],
  ['accept', { progress: 1, resolved: 1 }, 'progress'],
  ['resolve', { progress: 1 }, 'progress'],
  ['resolve', { progress: 1, resolved: 1 }, 'resolved'],
  ['ask', { progress: 1 }, 'progress'],
  ['ask', { ask: 1, progress: 1 }, 'ask'],
  ['resolve', {}, 'no_credit'],
  ['rate', { progress: 5 }, 'no_template'],
])('a customer: %s with %j → %s', (kind, credits, expected) => {
  expect(decided(kind, credits)).toBe(expected);
});

it.each<[NotificationKind, Credits, string]>([
  ['submit', { task: 1 }, 'no_credit'],
  ['submit', { task: 2 }, 'task'],
  ['assign', { task: 1 }, 'task'],
  ['urge', { urge: 1, task: 1 }, 'urge'],
  ['urge', { task: 1 }, 'task'],
])('an engineer: %s with %j → %s', (kind, credits, expected) => {
  expect(decided(kind, credits, { person: engineer })).toBe(expected);
});

it('does not send what is news no more', () => {
  const at = (minutes: number) => ({ now: after(minutes * minute) });
  expect(decided('depart', { progress: 2 }, at(30))).toBe('progress');
  expect(decided('depart', { progress: 2 }, at(31))).toBe('too_late');
  expect(decided('resolve', { progress: 2 }, at(31))).toBe('progress');
});

it('leaves people in peace who switched it off, but not staff whose work depends on it', () => {
  const off = { preferences: { wechat: false } };
  expect(decided('resolve', { resolved: 1 }, { person: { ...customer, ...off } })).toBe(
    'switched_off',
  );
  expect(decided('message', { task: 5 }, { person: { ...engineer, ...off } })).toBe('switched_off');
  expect(decided('assign', { task: 1 }, { person: { ...engineer, ...off } })).toBe('task');
});

it('sends nothing to people outside WeChat or without a template', () => {
  expect(decided('accept', { progress: 2 }, { person: { ...customer, openid: null } })).toBe(
    'not_in_wechat',
  );
  expect(decided('accept', { progress: 2 }, { person: null })).toBe('no_template');
  expect(decided('accept', { progress: 2 }, { templateIds: {} })).toBe('no_template');
});
