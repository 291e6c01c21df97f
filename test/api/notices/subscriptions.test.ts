import { takeSubscriptionEvent } from '#api/notices/subscriptions';
import { believedConsents } from '#shared/notices/believed-consents';
import type { SubscriptionsReply } from '#shared/notices/subscription-api';
import type { WechatTemplateName } from '#shared/notices/wechat-templates';

import { startTestApi, type SignedInCaller, type TestApi } from '../../support/api';

let api: TestApi;
let customer: SignedInCaller;
let engineer: SignedInCaller;
beforeAll(async () => {
  api = await startTestApi();
  customer = await api.signIn('customer');
  engineer = await api.signIn('engineer');
}, 60_000);
afterAll(() => api.stop());
beforeEach(() => api.database.collection('credits').deleteMany({}));

const idOf = (name: WechatTemplateName) => api.rooms.pushing.templateIds[name] ?? '';
const report = (caller: SignedInCaller, results: object, key?: string) =>
  caller.post<SubscriptionsReply>(
    '/subscriptions',
    { results, scene: 'submit' },
    { ...(key !== undefined && { key }) },
  );

async function left(caller: SignedInCaller) {
  const { body } = await caller.get<SubscriptionsReply>('/subscriptions');
  return Object.fromEntries(body.items.map(({ name, credits }) => [name, credits]));
}

const told = (
  kind: 'subscription_answered' | 'subscription_changed',
  isAccepted: boolean,
  at = api.clock.now(),
) =>
  takeSubscriptionEvent(api.rooms.pushing, {
    kind,
    openid: 'demo-customer',
    at,
    answers: [{ templateId: idOf('progress'), isAccepted }],
  });

it('offers customers and staff what is of use to them', async () => {
  expect(await left(customer)).toEqual({ progress: 0, ask: 0, resolved: 0 });
  expect(await left(engineer)).toEqual({ task: 0, urge: 0 });
});

it('counts what was accepted, and nothing else', async () => {
  const results = { [idOf('progress')]: 'accept', [idOf('ask')]: 'reject', unknown: 'accept' };
  const { status, body } = await report(customer, results);
  expect(status).toBe(200);
  expect(body.items.map(({ credits }) => credits)).toEqual([1, 0, 0]);
});

it('counts a consent once when phone and WeChat both report it, also repeatedly', async () => {
  const at = api.clock.now();
  await told('subscription_answered', true, at);
  await report(customer, { [idOf('progress')]: 'accept' }, 'consent-1');
  await report(customer, { [idOf('progress')]: 'accept' }, 'consent-1');
  await told('subscription_answered', true, at);
  expect(await left(customer)).toMatchObject({ progress: 1 });
  await report(customer, { [idOf('progress')]: 'accept' }, 'consent-2');
  expect(await left(customer)).toMatchObject({ progress: 2 });
});

it('loses no consent when many are counted at once', async () => {
  await Promise.all(
    Array.from({ length: 12 }, (_none, turn) =>
      report(customer, { [idOf('progress')]: 'accept' }, `many-${turn}`),
    ),
  );
  expect(await left(customer)).toMatchObject({ progress: 12 });
});

it('believes a phone no more consents than a person can give, and WeChat all', async () => {
  const results = { [idOf('progress')]: 'accept' };
  const claim = (turn: number) => report(customer, results, `claim-${turn}`);
  for (let turn = 0; turn < 50; turn += 1) {
    await Promise.all([claim(3 * turn), claim(3 * turn + 1), claim(3 * turn + 2)]);
    api.clock.advance(1000);
  }
  const { unused } = believedConsents;
  expect(await left(customer)).toMatchObject({ progress: unused });
  const ledger = await api.database.collection('credits').findOne({});
  expect(ledger?.['reports']).toHaveLength(unused);

  // WeChat confirms what was believed, and tells of five more
  for (let turn = 0; turn < unused + 5; turn += 1) {
    await told('subscription_answered', true);
    api.clock.advance(1000);
  }
  expect(await left(customer)).toMatchObject({ progress: unused + 5 });
});

it('has nothing left after the template was switched off, and hears nothing of strangers', async () => {
  await report(customer, { [idOf('progress')]: 'accept' });
  await told('subscription_changed', false);
  expect(await left(customer)).toMatchObject({ progress: 0 });
  const answers = [{ templateId: idOf('progress'), isAccepted: true }];
  const at = api.clock.now();
  await takeSubscriptionEvent(api.rooms.pushing, {
    kind: 'subscription_answered',
    openid: 'nobody',
    at,
    answers,
  });
  expect(await api.database.collection('credits').countDocuments()).toBe(1);
});

it('gives each push one credit, keeps what is reserved, and takes back what was not used', async () => {
  const ledger = { userId: customer.user.id, templateId: idOf('progress') };
  const { credits } = api.rooms.pushing;
  await report(customer, { [ledger.templateId]: 'accept' });
  expect(await credits.hold(ledger, { id: 'push-1', leave: 1 })).toBe(false);
  expect(await credits.hold(ledger, { id: 'push-1', leave: 0 })).toBe(true);
  expect(await credits.hold(ledger, { id: 'push-1', leave: 0 })).toBe(true);
  expect(await credits.hold(ledger, { id: 'push-2', leave: 0 })).toBe(false);
  await credits.release(ledger.userId, 'push-1');
  await credits.release(ledger.userId, 'push-1');
  expect(await left(customer)).toMatchObject({ progress: 1 });
  await credits.hold(ledger, { id: 'push-3', leave: 0 });
  await credits.use(ledger.userId, 'push-3');
  await credits.release(ledger.userId, 'push-3');
  expect(await left(customer)).toMatchObject({ progress: 0 });
});

it('refuses an unsigned and an invalid report', async () => {
  expect((await api.anybody.get('/subscriptions')).status).toBe(401);
  expect((await api.anybody.post('/subscriptions', { results: {} })).status).toBe(401);
  expect((await report(customer, { [idOf('progress')]: 'perhaps' })).status).toBe(400);
  const six = Object.fromEntries(Array.from({ length: 6 }, (_none, n) => [`t${n}`, 'accept']));
  expect((await report(customer, six)).status).toBe(400);
});
