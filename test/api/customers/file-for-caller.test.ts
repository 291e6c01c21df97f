import type { CustomerReply } from '#shared/customers/customer-api';
import type { NoticeReply } from '#shared/notices/notice-api';
import type { FilingChannel } from '#shared/tickets/filing-channels';
import type { TicketReply, TicketSummary } from '#shared/tickets/ticket-replies';

import { startTestApi, type SignedInCaller } from '../../support/api';

const api = await startTestApi();
afterAll(api.stop);
const dispatcher = await api.signIn('dispatcher');
const customer = await api.signIn('customer');

const channel: FilingChannel = 'phone';
const usual = {
  channel,
  caller: { name: '沈芳', phone: '13700137001' },
  ...{ category: 'error', severity: 'degraded', description: '打印机一直报卡纸' },
};
const file = (
  over: object = {},
  { key, as = dispatcher }: { key?: string; as?: Pick<SignedInCaller, 'post'> } = {},
) => as.post<TicketReply>('/desk/tickets', { ...usual, ...over }, key === undefined ? {} : { key });
const idOf = async (over: object = {}) => (await file(over)).body.reporter.id;
const shown = async (id: string) =>
  (await dispatcher.get<CustomerReply>(`/desk/customers/${id}`)).body;

it('makes the person who called, with whom WeChat cannot speak', async () => {
  const { status, body } = await file();
  expect(status).toBe(201);
  expect(body).toMatchObject({
    status: 'submitted',
    reporter: { name: '沈芳', role: 'customer' },
    contact: { name: '沈芳', phone: '13700137001' },
    isReporterInWechat: false,
    promise: { kind: 'accept' },
    priority: 'P3',
    timeline: [{ kind: 'submit', filedVia: 'phone', actor: { id: dispatcher.user.id } }],
  });
  expect(await shown(body.reporter.id)).toMatchObject({ phone: '13700137001', isInWechat: false });
});

it('knows the person again by the number, however it is written and whatever they are called then', async () => {
  const id = await idOf();
  expect(await idOf({ caller: { name: '沈芳的同事', phone: '+86 137-0013-7001' } })).toBe(id);
  expect((await shown(id)).name).toBe('沈芳');
});

it('makes one person of a number that two colleagues take at once', async () => {
  const caller = { name: '杜鹃', phone: '13700137002' };
  const ids = await Promise.all([idOf({ caller }), idOf({ caller }), idOf({ caller })]);
  expect(new Set(ids).size).toBe(1);
});

it('files for somebody who is in WeChat already, and tells them', async () => {
  await customer.post('/me/phone', { code: 'demo:customer' });
  const { phone } = await shown(customer.user.id);
  const { body } = await file({ caller: { name: '林晓', phone }, channel: 'mail' });
  expect(body).toMatchObject({
    reporter: { id: customer.user.id, organization: customer.user.organization?.name },
    isReporterInWechat: true,
  });
  const own = await customer.get<TicketReply>(`/tickets/${body.id}`);
  expect(own.body).toMatchObject({ relations: ['reporter'], isReporterInWechat: null });
  const told = async () =>
    (await customer.get<{ items: NoticeReply[] }>('/notifications')).body.items.filter(
      ({ kind }) => kind === 'filed',
    );
  for (let tries = 0; tries < 100 && (await told()).length === 0; tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  expect(await told()).toHaveLength(1);
});

it('takes whom the desk has chosen, whatever the number', async () => {
  const caller = { name: '林晓', phone: '13700137003', customerId: customer.user.id };
  expect(await idOf({ caller })).toBe(customer.user.id);
});

it('asks who it is when several people have the number', async () => {
  const stranger = await api.signIn('stranger');
  const colleague = await api.signIn('colleague');
  for (const { user } of [stranger, colleague]) {
    await api.rooms.accounts.users.change(user.id, { phone: '13700137004' });
  }
  const caller = { name: '谁', phone: '13700137004' };
  expect(await file({ caller })).toMatchObject({ status: 409, body: { code: 'customer.several' } });
  expect(await idOf({ caller: { ...caller, customerId: colleague.user.id } })).toBe(
    colleague.user.id,
  );
});

it('keeps the organization of a caller, and serves them under its contract', async () => {
  const organizationId = customer.user.organization?.id;
  const caller = { name: '高远', phone: '13700137005', organizationId };
  const { body } = await file({ caller });
  expect(body.reporter.organization).toBe(customer.user.organization?.name);
  expect((await shown(body.reporter.id)).organization?.id).toBe(organizationId);
});

it('does it once for the same key, and refuses the key for something else', async () => {
  const first = await file({}, { key: 'call-1' });
  const again = await file({}, { key: 'call-1' });
  expect(again.body.id).toBe(first.body.id);
  expect(await file({ description: '别的' }, { key: 'call-1' })).toMatchObject({
    status: 422,
    body: { code: 'request.key_reused' },
  });
});

it.each([
  ['a number that is none', { caller: { name: '甲', phone: '123' } }, 'request.invalid'],
  [
    'a customer who is not there',
    { caller: { ...usual.caller, customerId: 'f'.repeat(24) } },
    'customer.not_found',
  ],
  [
    'staff as the customer',
    { caller: { ...usual.caller, customerId: dispatcher.user.id } },
    'customer.not_found',
  ],
  [
    'an organization that is not there',
    { caller: { ...usual.caller, organizationId: 'f'.repeat(24) } },
    'directory.not_found',
  ],
  ['a product that is not there', { productId: 'f'.repeat(24) }, 'ticket.product_not_found'],
  ['no words', { description: '　' }, 'request.invalid'],
  ['a channel that is none', { channel: 'fax' }, 'request.invalid'],
])('refuses %s', async (_what, over, code) => {
  expect((await file(over)).body).toMatchObject({ code });
});

it.each(['customer', 'engineer'] as const)('is not for a %s', async (role) => {
  const as = await api.signIn(role);
  expect(await file({}, { as })).toMatchObject({
    status: 403,
    body: { code: 'account.role_forbidden' },
  });
});

it('is not for nobody in particular', async () => {
  expect((await file({}, { as: api.anybody })).status).toBe(401);
});

it('is found by the caller’s name and by the number', async () => {
  const { body } = await file({ caller: { name: '欧阳静', phone: '13700137066' } });
  const found = async (q: string) =>
    (
      await dispatcher.get<{ items: TicketSummary[] }>(
        `/tickets?view=all&q=${encodeURIComponent(q)}`,
      )
    ).body.items.map(({ id }) => id);
  expect(await found('欧阳静')).toEqual([body.id]);
  expect(await found('13700137066')).toEqual([body.id]);
});
