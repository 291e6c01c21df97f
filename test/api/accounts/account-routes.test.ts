import type { MeReply, StaffReply } from '#shared/accounts/account-api';

import { startTestApi } from '../../support/api';
import { aPicture } from '../../support/attachments';

type SignInReply = { token: string; expiresAt: string; user: MeReply };

const api = await startTestApi();
afterAll(api.stop);

const wechat = (code: string) => ({ provider: 'wechat', code });

describe('POST /sessions', () => {
  it('signs in with a WeChat code and shows who came in', async () => {
    const { status, body } = await api.anybody.post<SignInReply>(
      '/sessions',
      wechat('demo:customer'),
    );
    expect(status).toBe(201);
    expect(body).toEqual({
      token: expect.stringMatching(/^[\w-]{43}$/) as string,
      expiresAt: '2099-10-01T02:00:00.000Z',
      user: {
        id: expect.stringMatching(/^[0-9a-f]{24}$/) as string,
        name: '林晓',
        role: 'customer',
        avatarUrl: null,
        phone: null,
        organization: {
          id: expect.any(String) as string,
          name: '启明会计师事务所',
          colleaguesFollow: true,
        },
        onDuty: false,
        preferences: {
          inbox: true,
          wechat: true,
          groups: {
            todo: { inbox: true, wechat: true, isLocked: false },
            progress: { inbox: true, wechat: true, isLocked: false },
            endings: { inbox: true, wechat: true, isLocked: false },
            visits: { inbox: true, wechat: true, isLocked: false },
            messages: { inbox: true, wechat: true, isLocked: false },
          },
          // whoever tries the sandbox may do so at night
          quietHours: { isOn: false, from: '22:00', to: '08:00' },
        },
      },
    });
  });

  it.each([
    ['colleague', 'customer', '启明会计师事务所'],
    ['stranger', 'customer', '滨江自来水公司'],
    ['engineer', 'engineer', undefined],
    ['engineer2', 'engineer', undefined],
    ['dispatcher', 'dispatcher', undefined],
    ['manager', 'manager', undefined],
  ] as const)('gives the demo %s their role', async (name, role, organization) => {
    const { user } = await api.signIn(name);
    expect([user.role, user.organization?.name]).toEqual([role, organization]);
  });

  it('takes somebody new for a customer who stands alone', async () => {
    const { body } = await api.anybody.post<SignInReply>('/sessions', wechat('demo:newcomer'));
    expect(body.user).toMatchObject({ role: 'customer', organization: null });
  });

  it('makes one person of several first sign-ins at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 8 }, () =>
        api.anybody.post<SignInReply>('/sessions', wechat('demo:twin')),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(201));
    expect(new Set(answers.map(({ body }) => body.user.id)).size).toBe(1);
  });

  it.each([
    ['an unknown code', wechat('nobody'), 400, 'account.bad_login_code'],
    ['no code', { provider: 'wechat' }, 400, 'request.invalid'],
    ['another provider', { provider: 'password', code: 'x' }, 400, 'request.invalid'],
  ])('refuses %s', async (_case, body, status, code) => {
    expect(await api.anybody.post('/sessions', body)).toMatchObject({ status, body: { code } });
  });
});

describe('DELETE /sessions/current', () => {
  it('ends this session and no other', async () => {
    const [phone, tablet] = [await api.signIn('customer'), await api.signIn('customer')];
    expect((await phone.delete('/sessions/current')).status).toBe(204);
    expect((await phone.get('/me')).status).toBe(401);
    expect((await tablet.get('/me')).status).toBe(200);
  });
});

it.each([
  ['delete', '/sessions/current'],
  ['get', '/me'],
  ['patch', '/me'],
  ['post', '/me/phone'],
  ['get', '/me/products'],
  ['get', '/staff'],
] as const)('%s %s asks for a sign-in', async (method, path) => {
  const { status, body } = await api.anybody[method](path);
  expect([status, body.code]).toEqual([401, 'account.not_signed_in']);
});

describe('PATCH /me', () => {
  it('changes what is given and leaves the rest', async () => {
    const manager = await api.signIn('manager');
    await manager.patch('/me', { name: '李主管', preferences: { wechat: false } });
    const { status, body } = await manager.patch<MeReply>('/me', { onDuty: false });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      name: '李主管',
      onDuty: false,
      preferences: { inbox: true, wechat: false },
    });
  });

  it('takes an own picture as avatar', async () => {
    const colleague = await api.signIn('colleague');
    const uploaded = await colleague.post<{ id: string }>('/attachments', await pictureForm());
    const { body } = await colleague.patch<MeReply>('/me', {
      avatarAttachmentId: uploaded.body.id,
    });
    expect(body.avatarUrl).toContain(uploaded.body.id);
  });

  it('takes nobody else’s picture', async () => {
    const [customer, stranger] = [await api.signIn('customer'), await api.signIn('stranger')];
    const uploaded = await customer.post<{ id: string }>('/attachments', await pictureForm());
    const stolen = await stranger.patch('/me', { avatarAttachmentId: uploaded.body.id });
    expect([stolen.status, stolen.body.code]).toEqual([404, 'attachment.not_found']);
  });

  it('puts no customer on duty', async () => {
    const customer = await api.signIn('customer');
    const { status, body } = await customer.patch('/me', { onDuty: true });
    expect([status, body.code]).toEqual([403, 'account.role_forbidden']);
  });

  it('says in Chinese which fields are wrong', async () => {
    const customer = await api.signIn('customer');
    const { status, body } = await customer.patch('/me', { name: ' ', preferences: { inbox: 1 } });
    expect(status).toBe(400);
    expect(body.errors).toEqual([
      { path: 'name', message: '请填写' },
      { path: 'preferences.inbox', message: '格式不对' },
    ]);
  });
});

describe('POST /me/phone', () => {
  it('takes over the number and shows it masked', async () => {
    const customer = await api.signIn('customer');
    const { status, body } = await customer.post<MeReply>('/me/phone', { code: 'demo:customer' });
    expect(status).toBe(200);
    expect(body.phone).toMatch(/^1\d{2}\*{4}\d{4}$/);
  });

  it.each([
    ['a code WeChat does not know', { code: 'nonsense' }, 'account.bad_phone_code'],
    ['no code', {}, 'request.invalid'],
  ])('refuses %s', async (_case, sent, code) => {
    const customer = await api.signIn('customer');
    const { status, body } = await customer.post('/me/phone', sent);
    expect([status, body.code]).toEqual([400, code]);
  });
});

describe('GET /staff', () => {
  it('lists engineers on duty first', async () => {
    const [first, second] = [await api.signIn('engineer'), await api.signIn('engineer2')];
    await first.patch('/me', { onDuty: false });
    const { status, body } = await (
      await api.signIn('dispatcher')
    ).get<{ items: StaffReply[] }>('/staff');
    expect(status).toBe(200);
    expect(body.items).toMatchObject([
      { id: second.user.id, role: 'engineer', onDuty: true, openTickets: 0 },
      { id: first.user.id, role: 'engineer', onDuty: false, openTickets: 0 },
    ]);
  });

  it.each(['customer', 'engineer'] as const)('is closed to a %s', async (name) => {
    const { status, body } = await (await api.signIn(name)).get('/staff');
    expect([status, body.code]).toEqual([403, 'account.role_forbidden']);
  });
});

async function pictureForm(): Promise<FormData> {
  const form = new FormData();
  const picture = await aPicture().png().toBuffer();
  form.append('file', new Blob([new Uint8Array(picture)]), '头像.png');
  return form;
}
