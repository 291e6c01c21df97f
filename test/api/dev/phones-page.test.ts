import type { TicketReply } from '#shared/tickets/ticket-replies';

import { startTestApi, type TestApi } from '../../support/api';
import { aReport } from '../../support/tickets';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
}, 60_000);
afterAll(() => api.stop());

const page = async () => (await fetch(`${api.url}/dev/phones`)).text();
const consent = (name: string) =>
  fetch(`${api.url}/dev/phones/${name}/consent`, { method: 'POST', redirect: 'manual' });

async function until(isTrue: () => Promise<boolean>) {
  while (!(await isTrue())) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

it('shows what arrived after a consent, leading to the ticket as that person', async () => {
  const customer = await api.signIn('customer');
  const engineer = await api.signIn('engineer');
  expect(await page()).not.toContain('class="card"');
  expect((await consent('customer')).status).toBe(303);
  await until(async () => {
    const { body } = await customer.get<{ items: { credits: number }[] }>('/subscriptions');
    return body.items.every(({ credits }) => credits === 1);
  });
  const description = '导入时提示 <b>失败</b>';
  const { body } = await customer.post<TicketReply>('/tickets', aReport({ description }));
  await engineer.post(`/tickets/${body.id}/actions/accept`, {});
  await until(async () => (await page()).includes('class="card"'));
  const shown = await page();
  expect(shown).toContain(`/?as=customer#/tickets/ticket-page?id=${body.id}`);
  expect(shown).toContain('陈志远已受理您的问题');
  expect(shown).toContain('导入时提示 &lt;b&gt;失败&lt;/b&gt;');
});

it('knows no phone outside the cast', async () => {
  expect((await consent('nobody')).status).toBe(404);
});
