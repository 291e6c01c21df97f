import type { CustomerBrief, CustomerNote, CustomerReply } from '#shared/customers/customer-api';
import type { TicketReply } from '#shared/tickets/ticket-replies';

import { startTestApi, type SignedInCaller } from '../../support/api';

const api = await startTestApi();
afterAll(api.stop);
const dispatcher = await api.signIn('dispatcher');
const engineer = await api.signIn('engineer');
const customer = await api.signIn('customer');
const colleague = await api.signIn('colleague');
const nobody = 'f'.repeat(24);

const pathOf = (id: string) => `/desk/customers/${id}`;
const show = (as: Pick<SignedInCaller, 'get'>, id: string) => as.get<CustomerReply>(pathOf(id));
const organizationId = customer.user.organization?.id ?? '';

async function report(by: SignedInCaller, description = '导不出报表') {
  const { body } = await by.post<TicketReply>('/tickets', {
    ...{ category: 'error', severity: 'minor', description },
    contact: { name: '林晓', phone: '13800138000' },
  });
  return body.id;
}

describe('GET /desk/customers/:id', () => {
  it('shows what helps whoever speaks with the customer', async () => {
    const manager = await api.signIn('manager');
    const product = await manager.post<{ id: string }>('/products', { name: '总账' });
    await manager.post(`/organizations/${organizationId}/contracts`, {
      ...{ number: 'HT-7', serviceLevel: 'priority', productIds: [product.body.id] },
      ...{ startsAt: '2020-01-01T00:00:00Z', endsAt: '2999-01-01T00:00:00Z' },
    });
    await manager.post(`/organizations/${organizationId}/contracts`, {
      ...{ number: 'HT-6', serviceLevel: 'standard', productIds: [] },
      ...{ startsAt: '2019-01-01T00:00:00Z', endsAt: '2020-01-01T00:00:00Z' },
    });
    await manager.post(`/organizations/${organizationId}/assets`, {
      ...{ code: 'QM-1', productId: product.body.id, serial: 'S1', version: '12.3' },
      ...{ warrantyUntil: null, place: null, regionId: null },
    });
    const id = await report(customer);
    const { status, body } = await show(dispatcher, customer.user.id);
    expect(status).toBe(200);
    expect(body.contracts).toEqual([
      expect.objectContaining({
        number: 'HT-7',
        products: [{ id: product.body.id, name: '总账' }],
      }),
    ]);
    expect(body.assets.items).toEqual([
      expect.objectContaining({ code: 'QM-1', product: { id: product.body.id, name: '总账' } }),
    ]);
    expect(body.tickets).toMatchObject({ newest: [{ id, rating: null }], open: 1, all: 1 });
    expect(body).toMatchObject({ name: customer.user.name, isInWechat: true, notes: [] });
    const more = await dispatcher.get(`${pathOf(customer.user.id)}/assets?limit=1`);
    expect(more.body).toMatchObject({ items: [{ code: 'QM-1' }], nextCursor: null });
  });

  it('lists the newest 20 tickets and counts all', async () => {
    const stranger = await api.signIn('stranger');
    for (let one = 0; one < 22; one += 1) {
      await report(stranger, `第 ${one} 个`);
    }
    const { tickets } = (await show(dispatcher, stranger.user.id)).body;
    expect([tickets.newest.length, tickets.open, tickets.all]).toEqual([20, 22, 22]);
  });

  it('knows nobody of that id', async () => {
    expect(await show(dispatcher, nobody)).toMatchObject({
      status: 404,
      body: { code: 'customer.not_found' },
    });
  });

  it('is for an engineer only as long as they work for the customer', async () => {
    const id = await report(colleague);
    expect((await show(engineer, colleague.user.id)).status).toBe(404);
    expect((await engineer.get(`${pathOf(colleague.user.id)}/assets`)).status).toBe(404);
    await engineer.post(`/tickets/${id}/actions/accept`, {});
    expect((await show(engineer, colleague.user.id)).status).toBe(200);
    expect((await show(engineer, customer.user.id)).status).toBe(404);
    await dispatcher.post(`/tickets/${id}/actions/close`, { outcome: 'other', note: '重复' });
    expect((await show(engineer, colleague.user.id)).status).toBe(404);
  });

  it.each(['', '/assets'])('is for no customer, not even about themselves: %s', async (more) => {
    const { status, body } = await customer.get(pathOf(customer.user.id) + more);
    expect([status, body.code]).toEqual([403, 'account.role_forbidden']);
    expect((await api.anybody.get(pathOf(customer.user.id) + more)).status).toBe(401);
  });
});

describe('notes', () => {
  const add = (as: Pick<SignedInCaller, 'post'>, text: string, key?: string) =>
    as.post<CustomerNote & { code?: string }>(
      `${pathOf(customer.user.id)}/notes`,
      { text },
      key ? { key } : {},
    );
  const remove = (as: Pick<SignedInCaller, 'delete'>, id: string) =>
    as.delete(`/desk/customer-notes/${id}`);

  it('are kept with author and time, newest first, and removed by their author alone', async () => {
    const manager = await api.signIn('manager');
    const { status, body } = await add(dispatcher, '上午开会，下午再打');
    expect(status).toBe(201);
    expect(body).toMatchObject({ isMine: true, author: { id: dispatcher.user.id } });
    api.clock.advance(1000);
    await add(manager, '合同快到期了');
    const { notes } = (await show(manager, customer.user.id)).body;
    expect(notes.map(({ text, isMine }) => [text, isMine])).toEqual([
      ['合同快到期了', true],
      ['上午开会，下午再打', false],
    ]);
    expect((await remove(manager, body.id)).body.code).toBe('customer.note_not_found');
    expect((await remove(dispatcher, body.id)).status).toBe(204);
    expect((await remove(dispatcher, body.id)).status).toBe(404);
  });

  it('are written once for the same key', async () => {
    const first = await add(dispatcher, '只记一次', 'note-1');
    const again = await add(dispatcher, '只记一次', 'note-1');
    expect(again.body.id).toBe(first.body.id);
    expect((await add(dispatcher, '别的', 'note-1')).body.code).toBe('request.key_reused');
  });

  it('are for no customer, and for no engineer who does not work for them', async () => {
    expect((await add(customer, '我')).body.code).toBe('account.role_forbidden');
    expect((await add(engineer, '路过')).body.code).toBe('customer.not_found');
    expect((await add(api.anybody, '谁')).status).toBe(401);
    expect((await remove(customer, nobody)).body.code).toBe('account.role_forbidden');
    expect((await add(dispatcher, '')).status).toBe(400);
  });

  it('end at 200 of a customer', async () => {
    const { length } = (await show(dispatcher, customer.user.id)).body.notes;
    await api.database.collection('customer_notes').insertMany(
      Array.from({ length: 200 - length }, (_, index) => ({
        ...{ customerId: customer.user.id, authorId: dispatcher.user.id },
        ...{ at: api.clock.now(), text: `第 ${index} 条` },
      })),
    );
    expect((await add(dispatcher, '再一条')).body.code).toBe('customer.notes_full');
    expect((await show(dispatcher, customer.user.id)).body.notes).toHaveLength(200);
  });
});

describe('GET /desk/customers', () => {
  const find = (query: string, as: Pick<SignedInCaller, 'get'> = dispatcher) =>
    as.get<{ items: CustomerBrief[]; isCut: boolean }>(`/desk/customers?${query}`);
  const names = async (query: string) =>
    (await find(query)).body.items.map(({ name }) => name).sort();
  const call = (name: string, phone: string) =>
    dispatcher.post('/desk/tickets', {
      ...{ channel: 'phone', caller: { name, phone } },
      ...{ category: 'error', severity: 'minor', description: '打不开' },
    });

  it('finds by the whole number, its last four digits and the beginning of a name', async () => {
    await call('司徒兰', '13500131234');
    await call('司马光', '13500135678');
    expect(await names('phone=13500131234')).toEqual(['司徒兰']);
    expect(await names('phone=%2B86%20135%200013%201234')).toEqual(['司徒兰']);
    expect(await names('phone=1234')).toEqual(['司徒兰']);
    expect(await names(`q=${encodeURIComponent('司')}`)).toEqual(['司徒兰', '司马光'].sort());
    expect(await names(`q=${encodeURIComponent('光')}`)).toEqual([]);
    expect(await names('phone=135')).toEqual([]);
    expect((await find('phone=1234')).body.items[0]).toMatchObject({ phone: '135****1234' });
  });

  it('never finds staff', async () => {
    expect(await names(`q=${encodeURIComponent(dispatcher.user.name)}`)).toEqual([]);
  });

  it('shows 20 and says that there are more', async () => {
    for (let one = 10; one < 31; one += 1) {
      await call(`慕容${one}`, `135001390${one}`);
    }
    const { items, isCut } = (await find(`q=${encodeURIComponent('慕容')}`)).body;
    expect([items.length, isCut]).toEqual([20, true]);
  });

  it('asks what to look for', async () => {
    expect((await find('')).body).toMatchObject({ code: 'request.invalid' });
  });

  it('is for the desk alone', async () => {
    expect((await find('phone=1234', engineer)).status).toBe(403);
    expect((await find('phone=1234', customer)).status).toBe(403);
    expect((await find('phone=1234', api.anybody)).status).toBe(401);
  });
});
