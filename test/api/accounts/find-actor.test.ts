import { findActor } from '#api/accounts/index';
import { userModel } from '#api/accounts/user-model';

import { startTestApi } from '../../support/api';

const api = await startTestApi();
afterAll(api.stop);

const day = 24 * 60 * 60_000;

it('forgets a session that nobody used for 30 days', async () => {
  const customer = await api.signIn('customer');
  api.clock.advance(30 * day - 1);
  expect((await api.signIn('customer')).user.id).toBe(customer.user.id);
  api.clock.advance(1);
  expect((await customer.get('/me')).status).toBe(401);
});

it('keeps a session alive that is used', async () => {
  const customer = await api.signIn('customer');
  for (let month = 0; month < 3; month += 1) {
    api.clock.advance(29 * day);
    expect((await customer.get('/me')).status).toBe(200);
  }
});

it('writes at most once a day for it', async () => {
  const customer = await api.signIn('customer');
  const extended: string[] = [];
  const { sessions } = api.rooms.accounts;
  const watched = {
    ...api.rooms.accounts,
    sessions: {
      ...sessions,
      extend: (token: string, expiresAt: Date) => {
        extended.push(expiresAt.toISOString());
        return sessions.extend(token, expiresAt);
      },
    },
  };
  for (let hour = 0; hour < 50; hour += 1) {
    api.clock.advance(day / 24);
    await findActor(watched, customer.token);
  }
  expect(extended).toHaveLength(2);
});

it('lets a blocked person out, and not in again', async () => {
  const stranger = await api.signIn('stranger');
  await userModel(api.database).updateOne({ _id: stranger.user.id }, { $set: { isBlocked: true } });
  api.forgetRecords();
  expect((await stranger.get('/me')).status).toBe(401);
  await expect(api.signIn('stranger')).rejects.toThrow('account.blocked');
});

it.each(['', 'Bearer', 'Bearer unknown', `Bearer ${'x'.repeat(300)}`, 'Basic eDp5'])(
  'takes “%s” for nobody',
  async (authorization) => {
    expect((await api.anybody.get('/me', { headers: { authorization } })).status).toBe(401);
  },
);

it('signs in with a stale token in the header', async () => {
  const body = { provider: 'wechat', code: 'demo:customer' };
  const headers = { authorization: 'Bearer stale' };
  expect((await api.anybody.post('/sessions', body, { headers })).status).toBe(201);
});
