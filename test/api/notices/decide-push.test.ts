import { decidePush, type Reachable } from '#api/notices/decide-push';
import { noticeKinds, type NoticeKind } from '#shared/notices/notice-kinds';

import { after, hour, minute, ten } from '../../support/tickets';

const templateIds = { progress: 'P', ask: 'A', resolved: 'R', task: 'T', urge: 'U' };
type Credits = Partial<Record<keyof typeof templateIds, number>>;

const usual = { inbox: true, wechat: true };
const customer: Reachable = { openid: 'o', role: 'customer', preferences: usual };
const engineer: Reachable = { ...customer, role: 'engineer' };

function decided(kind: NoticeKind, credits: Credits, changes: object = {}): string {
  const left = Object.entries(credits).map(
    ([name, count]) => [templateIds[name as keyof Credits], count] as const,
  );
  const decision = decidePush({
    push: { createdAt: ten, retriedAt: null },
    notice: noticeKinds[kind],
    person: customer,
    templateIds,
    credits: new Map(left),
    now: ten,
    ...changes,
  });
  switch (decision.next) {
    case 'skip':
      return decision.reason;
    case 'wait':
      return `until ${decision.until.toISOString()}`;
    case 'send':
      return decision.template;
  }
}

it.each<[NoticeKind, Credits, string]>([
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

it.each<[NoticeKind, Credits, string]>([
  ['pooled', { task: 1 }, 'no_credit'],
  ['pooled', { task: 2 }, 'task'],
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
  const off = { preferences: { ...usual, wechat: false } };
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
  expect(decided('accept', { progress: 2 }, { person: null })).toBe('out_of_reach');
  expect(decided('accept', { progress: 2 }, { templateIds: {} })).toBe('no_template');
});

it('looks at what was chosen for this kind of news', () => {
  const groups = { messages: { wechat: false }, todo: { inbox: false } };
  const person = { ...customer, preferences: { ...usual, groups } };
  expect(decided('message', { progress: 5 }, { person })).toBe('switched_off');
  expect(decided('resolve', { resolved: 5 }, { person })).toBe('resolved');
});

/** A clock time in Shanghai: of that evening, or of the next morning. */
const evening = (clock: string) => new Date(`2026-11-21T${clock}:00+08:00`);
const morning = (clock: string) => new Date(`2026-11-22T${clock}:00+08:00`);
const untilMorning = `until ${morning('08:00').toISOString()}`;
const plenty: Credits = { progress: 9, ask: 9, resolved: 9, task: 9, urge: 9 };

it.each<[string, NoticeKind, Date, Date, string]>([
  ['waits for the morning', 'resolve', evening('23:00'), evening('23:00'), untilMorning],
  ['arrives in the morning', 'resolve', evening('23:00'), morning('08:00'), 'resolved'],
  ['is news two waking hours long', 'accept', evening('21:00'), morning('09:00'), 'progress'],
  ['and no longer', 'accept', evening('21:00'), morning('09:01'), 'too_late'],
  ['of before the night waits too', 'accept', evening('21:59'), evening('22:10'), untilMorning],
  ['of the moment is not kept', 'depart', evening('23:00'), evening('23:00'), 'too_late'],
  [
    'of the moment just before is not kept',
    'depart',
    evening('21:50'),
    evening('22:05'),
    'too_late',
  ],
  ['of the moment is sent by day', 'depart', evening('21:50'), evening('21:59'), 'progress'],
])('at night, what %s: %s', (_what, kind, createdAt, now, expected) => {
  const push = { createdAt, retriedAt: null };
  expect(decided(kind, plenty, { push, now })).toBe(expected);
});

it.each<[NoticeKind, string]>([
  ['assign', 'task'],
  ['urge', 'urge'],
  ['reject', 'task'],
  ['answer', untilMorning],
])('wakes staff with quiet hours only for what work depends on: %s', (kind, expected) => {
  const preferences = { ...usual, quietHours: { isOn: true } };
  const push = { createdAt: evening('23:00'), retriedAt: null };
  const person = { ...engineer, preferences };
  expect(decided(kind, plenty, { person, push, now: evening('23:00') })).toBe(expected);
  const awake = { person: engineer, push, now: evening('23:00') };
  expect(decided(kind, plenty, awake)).not.toBe(untilMorning);
});

it('lets people sleep when they say', () => {
  const push = { createdAt: evening('23:00'), retriedAt: null };
  const asleep = (quietHours: object) => {
    const person = { ...customer, preferences: { ...usual, quietHours } };
    return decided('resolve', plenty, { person, push, now: evening('23:00') });
  };
  expect(asleep({ isOn: false })).toBe('resolved');
  expect(asleep({ from: '23:30' })).toBe('resolved');
  expect(asleep({ to: '06:30' })).toBe(`until ${morning('06:30').toISOString()}`);
});

it('counts the deadline from when a manager tried again', () => {
  const now = after(3 * hour);
  const push = { createdAt: ten, retriedAt: null };
  expect(decided('depart', plenty, { push, now })).toBe('too_late');
  expect(decided('depart', plenty, { push: { ...push, retriedAt: now }, now })).toBe('progress');
});
