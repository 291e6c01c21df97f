import { apiClient, type ApiClient } from '../support/api-client';
import { aScreenshot } from '../support/pictures';

import { startDemo, type Demo } from './support/demo';
import type { Phone } from './support/phone';

const problem = '银行接口从早上 9 点起取不到回单，提示连接超时';

let demo: Demo;
let api: ApiClient;
let customer: Phone;
let engineer: Phone;

beforeAll(async () => {
  demo = await startDemo();
  api = apiClient(demo.url);
  const pictures = [await aScreenshot(demo.folder)];
  customer = await demo.phoneOf('customer', { pictures });
}, 180_000);

afterAll(() => demo.stop());

// one job, told in order: each step begins where the one before ended
it('signs in by itself and shows who is there', async () => {
  await customer.waitFor('林晓');
  await customer.waitFor('报告问题');
  expect(await customer.calls('login')).toHaveLength(1);
});

it('submits a report with a picture', async () => {
  await customer.tap('报告问题');
  await customer.tap('连不上');
  await customer.type('说说情况', problem);
  await customer.tap('添加图片');
  await customer.waitFor('1/9');
  await customer.tap('完全不能工作');
  await givesPhone(customer);
  await customer.tap('提交');
  await customer.waitFor('有进展会通知您');
  const { token } = await api.signIn('customer');
  const [newest] = await api.tickets(token, 'mine', 'submitted');
  const ticket = await api.ticket(token, newest?.id ?? '');
  expect(ticket).toMatchObject({ description: problem, severity: 'blocked', scope: 'me' });
  expect(ticket.attachments).toMatchObject([{ kind: 'image' }]);
});

it('opens the ticket and says what happens next', async () => {
  await customer.tap('查看进度');
  await customer.waitForPage('tickets/ticket-page');
  await customer.waitFor('前有工程师受理');
  await customer.waitFor(problem);
});

it('lists it under my tickets', async () => {
  await customer.back();
  await customer.tap('工单');
  await customer.waitForPage('tickets/ticket-list-page');
  await customer.tap(problem);
  await customer.waitForPage('tickets/ticket-page');
});

it('lets an engineer take it from the pool', async () => {
  engineer = await demo.phoneOf('engineer');
  await engineer.tap('接单池');
  await engineer.tap(problem);
  await engineer.tap('接单');
  await engineer.waitForToast('已接单');
  await engineer.tap('开始处理');
  await engineer.waitForToast('已开始处理');
});

it('moves under the customer’s eyes', async () => {
  await customer.waitFor('陈志远工程师正在处理');
});

it('is resolved, accepted and rated', async () => {
  await engineer.tap('解决');
  await engineer.type('原因', '防火墙更新后挡住了银行的地址');
  await engineer.type('解决办法', '已放行，请再取一次回单');
  await engineer.tap('提交给客户验收');
  await customer.waitFor('已给出解决办法，请您验收');
  await customer.tap('确认解决');
  await customer.waitFor('问题解决了吗？');
  // that it is solved was just said; how well, only the stars say
  await customer.waitFor('响应快');
  await customer.tap('stars__star', 4);
  while (!(await customer.html()).includes('stars__star--lit')) {
    // the button wakes up with the stars
  }
  await customer.tap('提交评价');
  await customer.waitFor('问题已解决，谢谢您的评价');
});

it('stays far below what WeChat lets through in one setData', async () => {
  for (const phone of [customer, engineer]) {
    const { biggestSetData } = await phone.screen();
    expect(Math.max(...Object.values(biggestSetData))).toBeLessThan(256 * 1024);
  }
});

/** Prefilled where the account knows it; otherwise it is asked for. */
async function givesPhone(phone: Phone) {
  const { texts } = await phone.screen();
  if (texts.includes('请留一个电话')) {
    await phone.tap('请留一个电话');
    await phone.type('电话', '13800138000');
    await phone.tap('用这个联系方式');
  }
}
