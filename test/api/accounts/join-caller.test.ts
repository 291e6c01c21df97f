import { joinCaller } from '#api/accounts/callers';
import { takePhone } from '#api/accounts/change-me';
import { spellingsOf } from '#api/accounts/read-phone';
import type { MeReply } from '#shared/accounts/account-api';
import type { CustomerReply } from '#shared/customers/customer-api';
import type { TicketReply, TicketSummary } from '#shared/tickets/ticket-replies';

import { startTestApi, type SignedInCaller } from '../../support/api';

const api = await startTestApi();
afterAll(api.stop);
const dispatcher = await api.signIn('dispatcher');
const { accounts } = api.rooms;

type Body = Partial<CustomerReply> & { items?: TicketSummary[] };

/** WeChat tells that somebody has this number. */
async function verify({ user }: SignedInCaller, phone: string) {
  const wechat = {
    ...accounts.wechat,
    phoneNumber: () => Promise.resolve({ countryCode: '86', purePhoneNumber: phone }),
  };
  const { id, role } = user;
  return takePhone({ ...accounts, wechat }, { id, role, organizationId: null }, 'code');
}

async function call(phone: string, name = '沈芳') {
  const { body } = await dispatcher.post<TicketReply>('/desk/tickets', {
    ...{ channel: 'phone', caller: { name, phone } },
    ...{ category: 'error', severity: 'minor', description: `来自 ${phone}` },
  });
  return { ticketId: body.id, callerId: body.reporter.id };
}

const mine = async (person: SignedInCaller) =>
  (await person.get<Body>('/tickets?view=mine')).body.items?.map(({ id }) => id) ?? [];

it('makes what was reported by phone the account’s own, once WeChat tells the number', async () => {
  const stranger = await api.signIn('stranger');
  const { ticketId, callerId } = await call('13600136001');
  const other = await call('13600136002');
  // asked for once, so that what is kept in memory must be forgotten
  expect(await mine(stranger)).toEqual([]);
  await verify(stranger, '13600136001');
  expect(await mine(stranger)).toEqual([ticketId]);
  const { body } = await stranger.get<TicketReply>(`/tickets/${ticketId}`);
  expect(body).toMatchObject({ relations: ['reporter'], reporter: { id: stranger.user.id } });
  expect((await stranger.get(`/tickets/${other.ticketId}`)).status).toBe(404);
  const before = await dispatcher.get<CustomerReply>(`/desk/customers/${callerId}`);
  expect(before.body).toMatchObject({ id: stranger.user.id, isInWechat: true });
});

it('files the next call from that number for the account', async () => {
  const stranger = await api.signIn('stranger');
  const { ticketId, callerId } = await call('13600136001', '何女士');
  expect(callerId).toBe(stranger.user.id);
  expect(await mine(stranger)).toContain(ticketId);
});

it('tells the account what happens from then on', async () => {
  const colleague = await api.signIn('colleague');
  const { ticketId } = await call('13600136003');
  await verify(colleague, '13600136003');
  const cancelled = await colleague.post(`/tickets/${ticketId}/actions/cancel`, { note: '好了' });
  expect(cancelled.status).toBe(200);
});

it('takes name and organization of the call only where the account says nothing', async () => {
  const before = await dispatcher.get<MeReply>('/me');
  expect(before.status).toBe(200);
  const nameless = await accounts.users.add(
    { openid: 'new', name: '微信用户', role: 'customer' },
    api.clock.now(),
  );
  await call('13600136004', '顾明');
  expect(await joinCaller(accounts, nameless, '13600136004')).toEqual({
    name: '顾明',
    organizationId: null,
  });
  const named = await accounts.users.add(
    { openid: 'old', name: '老顾', role: 'customer' },
    api.clock.now(),
  );
  await call('13600136005', '顾明');
  expect(await joinCaller(accounts, named, '13600136005')).toEqual({ organizationId: null });
  // what the desk knows of the caller counts once WeChat tells the number, and never over the account's own
  const office = await api.rooms.directory.organizations.register({
    ...{ name: '一号水厂', colleaguesFollow: true },
  });
  const organizationId = office.id;
  await accounts.users.addCaller(
    { name: '顾明', phone: '13600136006', organizationId },
    api.clock.now(),
  );
  expect(await joinCaller(accounts, { ...named, organizationId: 'own' }, '13600136006')).toEqual(
    {},
  );
  await accounts.users.addCaller(
    { name: '顾明', phone: '13600136007', organizationId },
    api.clock.now(),
  );
  expect(await joinCaller(accounts, named, '13600136007')).toEqual({ organizationId });
});

describe('a number that was only typed', () => {
  it('in a report brings nobody’s tickets', async () => {
    const customer = await api.signIn('customer');
    const { ticketId } = await call('13600136010');
    await customer.post('/tickets', {
      ...{ category: 'error', severity: 'minor', description: '给我看看别人的' },
      contact: { name: '林晓', phone: '13600136010' },
    });
    expect((await customer.get(`/tickets/${ticketId}`)).status).toBe(404);
    expect(await mine(customer)).not.toContain(ticketId);
  });

  it('in a report does not make the account the one that is called for that number', async () => {
    const customer = await api.signIn('customer');
    await customer.post('/tickets', {
      ...{ category: 'error', severity: 'minor', description: '抢先写上别人的号码' },
      contact: { name: '林晓', phone: '13600136011' },
    });
    const { callerId } = await call('13600136011');
    expect(callerId).not.toBe(customer.user.id);
  });

  it('in a call gives nobody who is in WeChat another account’s tickets', async () => {
    const colleague = await api.signIn('colleague');
    await accounts.users.change(colleague.user.id, { phone: '13600136012' });
    const earlier = await mine(colleague);
    const { callerId } = await call('13600136012');
    expect(callerId).toBe(colleague.user.id);
    // a second account with the number gets nothing of what the first one has
    const customer = await api.signIn('customer');
    await verify(customer, '13600136012');
    expect((await mine(colleague)).length).toBe(earlier.length + 1);
  });

  it('cannot be sent to the account as its own', async () => {
    const customer = await api.signIn('customer');
    const before = (await customer.get<MeReply>('/me')).body.phone;
    await customer.patch('/me', { phone: '13600136013' });
    expect((await customer.get<MeReply>('/me')).body.phone).toBe(before);
  });

  it('makes nobody staff', async () => {
    await call('13600136014');
    expect(await accounts.users.findByPhone(spellingsOf('13600136014'))).toEqual([]);
  });
});

it('brings staff no tickets of callers', async () => {
  const engineer = await api.signIn('engineer');
  const { callerId, ticketId } = await call('13600136020');
  await verify(engineer, '13600136020');
  const { body } = await dispatcher.get<TicketReply>(`/tickets/${ticketId}`);
  expect(body.reporter.id).toBe(callerId);
});

it('moves the rest when it died half-way', async () => {
  const stranger = await api.signIn('stranger');
  const { ticketId } = await call('13600136021');
  const broken = { ...accounts, moveReports: () => Promise.reject(new Error('power cut')) };
  const person = await accounts.users.find(stranger.user.id);
  if (!person) {
    throw new Error('nobody');
  }
  await expect(joinCaller(broken, person, '13600136021')).rejects.toThrow('power cut');
  expect(await mine(stranger)).not.toContain(ticketId);
  await verify(stranger, '13600136021');
  expect(await mine(stranger)).toContain(ticketId);
});

it('lets whoever was merged with others follow the ticket that goes on', async () => {
  const stranger = await api.signIn('stranger');
  const first = await call('13600136022');
  const second = await call('13600136022');
  const merged = await dispatcher.post(`/tickets/${first.ticketId}/actions/merge`, {
    ...{ survivorId: second.ticketId, note: '同一件事' },
  });
  expect(merged.status).toBe(200);
  await verify(stranger, '13600136022');
  expect((await stranger.get(`/tickets/${second.ticketId}`)).status).toBe(200);
});
