import { apiClient, type ApiClient } from '../support/api-client';

import { startDemo, type Demo } from './support/demo';
import type { Phone } from './support/phone';

const problem = '月底对账时差额对不上，差了 0.01 元';

let demo: Demo;
let api: ApiClient;
beforeAll(async () => {
  demo = await startDemo();
  api = apiClient(demo.url);
}, 180_000);
afterEach(() => demo.closeAll());
afterAll(() => demo.stop());

const asked = async (phone: Phone) =>
  (await phone.calls('requestSubscribeMessage')) as { tmplIds: string[] }[];
const phones = async () => (await fetch(`${demo.url}/dev/phones`)).text();

/** A phone that shows a fresh ticket and knows its credits. */
async function phoneWithTicket(name: 'customer' | 'engineer'): Promise<Phone> {
  const phone = await demo.phoneOf(name, { launch: await aTicket() });
  await phone.waitFor(problem);
  await knowsCredits(phone);
  return phone;
}

/** Faster fingers than any person's: the list has to be there first. */
const knowsCredits = (phone: Phone) =>
  until(async () => JSON.stringify(await phone.calls('setStorageSync')).includes('credits'));

async function aTicket(): Promise<string> {
  const { token } = await api.signIn('customer');
  const { id } = await api.submit(token, problem);
  return `tickets/ticket-page?id=${id}`;
}

/** The test's own patience ends it. */
async function until(isSo: () => Promise<boolean>) {
  while (!(await isSo())) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function report(customer: Phone) {
  await customer.tap('报告问题');
  await customer.tap('数据不对');
  await customer.type('说说情况', problem);
  await customer.tap('基本不影响');
  await customer.tap('提交');
  await customer.waitFor('有进展会通知您');
}

it('asks within the tap on submit, for at most three, and what came of it is known', async () => {
  const customer = await demo.phoneOf('customer');
  await knowsCredits(customer);
  await report(customer);
  const [question] = await asked(customer);
  expect(question?.tmplIds).toHaveLength(3);
  await customer.open('/accounts/me-page');
  await customer.waitFor('还可以收到 1 条进度通知');
  expect(await phones()).toContain('进度通知还有 1 条');
});

it('asks no more that day after a refusal, and the action goes on', async () => {
  const customer = await phoneWithTicket('customer');
  await customer.consents('reject');
  await customer.tap('更多');
  await customer.tap('催单');
  await customer.waitFor('已为您催单');
  expect(await asked(customer)).toHaveLength(1);
  await customer.open('/tickets/home-page');
  await report(customer);
  expect(await asked(customer)).toHaveLength(1);
});

it.each(['cancel', 'off'] as const)('lets the action go on when WeChat says %s', async (habit) => {
  const engineer = await phoneWithTicket('engineer');
  await engineer.consents(habit);
  await engineer.tap('接单');
  await engineer.waitForToast('已接单');
  expect(await asked(engineer)).toHaveLength(1);
});

it('gets more on my page, and stops asking in passing when there is plenty', async () => {
  const engineer = await demo.phoneOf('engineer');
  await engineer.open('/accounts/me-page');
  await engineer.waitFor('暂时收不到任务提醒');
  for (const credits of [1, 2, 3]) {
    await engineer.tap('多要几条');
    await engineer.waitFor(`还可以收到 ${credits} 条任务提醒`);
    await engineer.waitFor(`还可以收到 ${credits} 条催办提醒`);
  }
  await engineer.open(`/${await aTicket()}`);
  await engineer.tap('接单');
  await engineer.waitForToast('已接单');
  expect(await asked(engineer)).toHaveLength(3);
});

it('says how to switch notices on in WeChat', async () => {
  const customer = await demo.phoneOf('customer');
  await customer.consents('off');
  await customer.open('/accounts/me-page');
  await customer.waitFor('微信里关闭了“回声”的通知');
  await customer.tap('去打开');
  await customer.waitFor('多要几条');
  await customer.waitForNo('微信里关闭了“回声”的通知');
});

it('tells of an answer once the network is back, and it counts once', async () => {
  const engineer = await demo.phoneOf('engineer2');
  await engineer.open('/accounts/me-page');
  await engineer.waitFor('暂时收不到任务提醒');
  await engineer.network('none');
  await engineer.tap('多要几条');
  await engineer.waitFor('还可以收到 1 条任务提醒');
  await engineer.network('wifi');
  const { token } = await api.signIn('engineer2');
  const reported = async () => JSON.stringify(await engineer.calls('setStorageSync'));
  const key = /consent-reports:\w+/.exec(await reported())?.[0] ?? 'none was kept';
  await until(async () => JSON.stringify(await engineer.calls('removeStorageSync')).includes(key));
  const { body } = await api.ask({ path: '/subscriptions', token });
  expect(body).toMatchObject({ items: [{ credits: 1 }, { credits: 1 }] });
});
