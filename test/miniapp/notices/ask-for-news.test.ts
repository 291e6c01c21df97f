import { jest } from '@jest/globals';

import type { Subscription } from '#miniapp/notices/consent/choose-templates';
import type { AskedTemplate, ConsentOutcome } from '#miniapp/platform/consent';

type Sent = { url: string; header: Record<string, string>; data: unknown };

/** The phone: its storage, its network, and WeChat with its owner in front. */
const kept = new Map<string, unknown>();
const sent: Sent[] = [];
const asked: string[][] = [];
let isOnline = true;
let outcome: ConsentOutcome;

Object.assign(globalThis, { HUISHENG_API_URL: 'https://api.example' });
jest.unstable_mockModule('@tarojs/taro', () => ({
  request: (sending: Sent) => {
    if (!isOnline) {
      return Promise.reject(new Error('request:fail'));
    }
    sent.push(sending);
    return Promise.resolve({ statusCode: 200, data: { items: [] } });
  },
}));
jest.unstable_mockModule('#miniapp/platform/storage', () => ({
  readKept: (key: string) => kept.get(key) ?? null,
  keep: (key: string, value: unknown) => {
    if (value === null) {
      kept.delete(key);
    } else {
      kept.set(key, value);
    }
  },
}));
jest.unstable_mockModule('#miniapp/platform/login', () => ({
  loginCode: () => Promise.resolve('code'),
  ownIdentity: () => 'wechat',
  chooseIdentity: () => undefined,
}));
jest.unstable_mockModule('#miniapp/platform/subscribe', () => ({
  askToSubscribe: (templates: readonly AskedTemplate[]) => {
    asked.push(templates.map(({ templateId }) => templateId));
    return Promise.resolve(outcome);
  },
}));

const { rememberSession } = await import('#miniapp/client/session');
const { learnSubscriptions, knownSubscriptions } =
  await import('#miniapp/notices/consent/known-subscriptions');
const { askForMore, askForNews } = await import('#miniapp/notices/consent/ask-for-news');
const { bounded } = await import('#miniapp/bounds');
const { keepReport, sendReports } = await import('#miniapp/notices/consent/report-consents');

const userId = 'u1';
const day = 24 * 60 * 60_000;
let subject = 0;
/** A tap on another ticket each time. */
const tap = () => askForNews('urge', String((subject += 1)));
const credits = (...counts: [number, number, number]) => {
  const [progress, ask, resolved] = counts;
  const items: Subscription[] = [
    { templateId: 'P', name: 'progress', title: '服务进度通知', credits: progress },
    { templateId: 'A', name: 'ask', title: '补充资料提醒', credits: ask },
    { templateId: 'R', name: 'resolved', title: '处理完成提醒', credits: resolved },
  ];
  learnSubscriptions(userId, items);
};
const said = (word: 'accept' | 'reject' | 'ban', ...ids: string[]): ConsentOutcome => ({
  kind: 'answered',
  results: Object.fromEntries(ids.map((id) => [id, word])),
});

beforeEach(() => {
  jest.useFakeTimers({ now: new Date('2026-11-22T02:00:00Z'), doNotFake: ['setTimeout'] });
  kept.clear();
  sent.length = 0;
  asked.length = 0;
  isOnline = true;
  outcome = said('accept', 'P', 'A', 'R');
  // the tests need no more of a person
  rememberSession({ token: 't', user: { id: userId } as never });
  credits(0, 0, 0);
});
afterEach(() => {
  jest.useRealTimers();
});

it('asks before anything is awaited, the fewest first, leaving out what there is plenty of', () => {
  credits(2, 3, 0);
  void tap();
  expect(asked).toEqual([['R', 'P']]);
});

it.each([
  [
    'nothing is known yet',
    () => {
      kept.clear();
    },
  ],
  [
    'there is plenty',
    () => {
      credits(3, 3, 5);
    },
  ],
])('asks nobody when %s', async (_what, prepare) => {
  rememberSession({ token: 't', user: { id: 'u2' } as never });
  prepare();
  await tap();
  expect(asked).toEqual([]);
});

it('counts at once what was accepted, and reports it under one key', async () => {
  await tap();
  expect(knownSubscriptions(userId)?.map((item) => item.credits)).toEqual([1, 1, 1]);
  await sendReports(userId);
  expect(sent).toHaveLength(1);
  expect(sent[0]?.data).toMatchObject({ scene: 'urge', results: { P: 'accept' } });
  expect(sent[0]?.header['Idempotency-Key']).toMatch(/^[\w-]{10,64}$/);
});

it('keeps a report for better times, and sends it once', async () => {
  isOnline = false;
  await tap();
  await sendReports(userId);
  expect([...kept.keys()]).toContain(`consent-reports:${userId}`);
  isOnline = true;
  await Promise.all([sendReports(userId), sendReports(userId)]);
  await sendReports(userId);
  expect(sent).toHaveLength(1);
  expect([...kept.keys()]).not.toContain(`consent-reports:${userId}`);
});

it.each<[string, ConsentOutcome]>([
  ['refuses everything', said('reject', 'P', 'A', 'R')],
  ['has banned everything', said('ban', 'P', 'A', 'R')],
  ['closes the question', { kind: 'cancelled' }],
])('asks no more that day in Shanghai when the person %s', async (_what, refusal) => {
  outcome = refusal;
  await tap();
  await tap();
  jest.setSystemTime(new Date('2026-11-22T15:59:00Z'));
  await tap();
  expect(asked).toHaveLength(1);
  jest.setSystemTime(new Date('2026-11-22T16:01:00Z'));
  await tap();
  expect(asked).toHaveLength(2);
});

it('leaves out for the day what was unticked, and asks for the rest', async () => {
  outcome = { kind: 'answered', results: { P: 'accept', A: 'reject', R: 'accept' } };
  await tap();
  await tap();
  expect(asked).toEqual([
    ['P', 'A', 'R'],
    ['P', 'R'],
  ]);
});

it('takes a question that could not be put for no answer', async () => {
  outcome = { kind: 'unavailable' };
  await tap();
  await tap();
  expect(asked).toHaveLength(2);
  expect(sent).toEqual([]);
});

it('does not ask twice when the same tap is repeated', async () => {
  await askForNews('accept', 'same');
  await askForNews('accept', 'same');
  expect(asked).toHaveLength(1);
});

it('asks who wants more, whatever was refused and however many there are', async () => {
  outcome = said('reject', 'P', 'A', 'R');
  await tap();
  outcome = said('accept', 'P', 'A', 'R');
  credits(5, 4, 3);
  expect(await askForMore()).toEqual(outcome);
  expect(asked[1]).toEqual(['R', 'A', 'P']);
});

it('drops a report that is a day old: by then it could count twice', async () => {
  isOnline = false;
  await tap();
  await sendReports(userId);
  jest.setSystemTime(Date.now() + day + 1);
  isOnline = true;
  await sendReports(userId);
  expect(sent).toEqual([]);
});

it('keeps the newest of a great many reports that wait', () => {
  for (let count = 0; count <= bounded.consentsWaiting.most; count += 1) {
    keepReport(userId, { results: { P: 'accept' }, scene: String(count) }, Date.now());
  }
  const waiting = kept.get(`consent-reports:${userId}`) as { scene: string }[];
  expect(waiting).toHaveLength(bounded.consentsWaiting.most);
  expect(waiting[0]?.scene).toBe('1');
});
