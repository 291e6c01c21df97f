import { startDemo, type Demo } from './support/demo';
import type { Phone } from './support/phone';

let demo: Demo;
let customer: Phone;

beforeAll(async () => {
  demo = await startDemo();
  customer = await demo.phoneOf('customer');
}, 180_000);

afterAll(() => demo.stop());

async function searches(): Promise<number> {
  const calls = await customer.calls('request');
  return calls.filter((call) => JSON.stringify(call).includes('q=')).length;
}

it('does not search for what an input method is still composing', async () => {
  await customer.tap('工单');
  await customer.waitForPage('tickets/ticket-list-page');
  await customer.compose('搜编号、内容、姓名、电话', "da'yin", false);
  // longer than a search waits for the next key
  await new Promise((resolve) => setTimeout(resolve, 600));
  expect(await searches()).toBe(0);
  await customer.compose('搜编号、内容、姓名、电话', '找不到的词', true);
  await customer.waitFor(/没有.*找不到的词|找不到的词.*没有|没有找到/);
  expect(await searches()).toBeGreaterThan(0);
});

it('counts an emoji as one and leaves out what is too much, whole', async () => {
  await customer.tap('首页');
  await customer.tap('报告问题');
  await customer.type('说说情况', `${'好'.repeat(1998)}😀`);
  await customer.waitFor('还可以写 1 字');
  await customer.type('说说情况', `${'好'.repeat(1998)}😀😀😀`);
  await customer.waitFor('还可以写 0 字');
  expect(await customer.html()).not.toContain(`${'好'.repeat(1998)}😀😀😀`);
});
