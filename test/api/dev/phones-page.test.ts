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

const tell = (path: string, body?: object) =>
  fetch(`${api.url}/dev/phones/${path}`, {
    method: 'POST',
    ...(body && {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  });

it('takes what the person of a phone answered: accepted counts, refused does not', async () => {
  const { progress = '', ask = '' } = api.rooms.pushing.templateIds;
  const stranger = await api.signIn('stranger');
  const results = { [progress]: 'accept', [ask]: 'reject' };
  expect((await tell('stranger/answers', { results })).status).toBe(204);
  await until(async () => {
    const { body } = await stranger.get<{ items: { credits: number }[] }>('/subscriptions');
    return body.items.map(({ credits }) => credits).join() === '1,0,0';
  });
});

it('marks a message as read when it was opened', async () => {
  const [, id = ''] = /id="message-(\d+)" class="unread"/.exec(await page()) ?? [];
  expect((await tell(`customer/messages/${id}/open`)).status).toBe(204);
  expect(await page()).not.toContain(`id="message-${id}" class="unread"`);
  expect((await tell('customer/messages/1/open')).status).toBe(404);
});

it('says when nothing has changed, and brings its own script', async () => {
  const first = await fetch(`${api.url}/dev/phones`);
  const headers = { 'if-none-match': first.headers.get('etag') ?? '' };
  await consent('manager');
  const changed = await fetch(`${api.url}/dev/phones`, { headers });
  expect(changed.status).toBe(200);
  expect(changed.headers.get('content-security-policy')).toContain("script-src 'self'");
  expect(await changed.text()).toContain('<script src="/dev/phones.js" defer></script>');
  const script = await fetch(`${api.url}/dev/phones.js`);
  expect(script.headers.get('content-type')).toContain('javascript');
  const sentAgain = { 'if-none-match': changed.headers.get('etag') ?? '' };
  // the page says 刚刚 and 1 分钟前, so it may change with the minute
  await until(async () => {
    const again = await fetch(`${api.url}/dev/phones`, { headers: sentAgain });
    sentAgain['if-none-match'] = again.headers.get('etag') ?? '';
    return again.status === 304;
  });
});

it('knows no phone outside the cast, and no answer that is none', async () => {
  expect((await consent('nobody')).status).toBe(404);
  expect((await tell('nobody/answers', { results: {} })).status).toBe(404);
  expect((await tell('customer/answers', { results: { a: 'perhaps' } })).status).toBe(400);
});
