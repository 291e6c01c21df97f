import type { MeReply } from '#shared/accounts/account-api';
import { demoNames, type DemoName } from '#shared/accounts/demo-cast';

import { startTestApi } from '../../support/api';

const api = await startTestApi();
afterAll(api.stop);
beforeEach(() =>
  api.database
    .collection('users')
    .updateMany({}, { $set: { preferences: { inbox: true, wechat: true } } }),
);

type Problem = { code: string; errors: { path: string; message: string }[] };

beforeAll(() => Promise.all(demoNames.map((name) => api.signIn(name))));

async function changed(name: DemoName, preferences: object) {
  const person = await api.signIn(name);
  const { status, body } = await person.patch<MeReply>('/me', { preferences });
  expect(status).toBe(200);
  expect((await person.get<MeReply>('/me')).body).toEqual(body);
  return body.preferences;
}

const refused = async (name: DemoName, preferences: object) => {
  const { status, body } = await (
    await api.signIn(name)
  ).patch<Problem>('/me', { name: '改了名字', preferences });
  expect([status, body.code]).toEqual([400, 'request.invalid']);
  return body.errors;
};

it('knows people who never chose, and those who chose before there were groups', async () => {
  expect((await api.signIn('customer')).user.preferences).toMatchObject({
    inbox: true,
    wechat: true,
    groups: { progress: { inbox: true, wechat: true } },
    quietHours: { isOn: true, from: '22:00', to: '08:00' },
  });
  await changed('engineer', { wechat: false });
  expect((await api.signIn('engineer')).user.preferences).toMatchObject({
    inbox: true,
    wechat: false,
    groups: {
      assigned: { inbox: true, wechat: true, isLocked: true },
      fresh: { inbox: true, wechat: true, isLocked: false },
      feedback: { inbox: true, wechat: null, isLocked: false },
    },
    quietHours: { isOn: false },
  });
});

it('changes one choice and leaves those beside it', async () => {
  await changed('customer', { groups: { progress: { wechat: false } } });
  await changed('customer', { groups: { progress: { inbox: false }, endings: { wechat: false } } });
  expect((await changed('customer', { inbox: false })).groups).toEqual({
    todo: { inbox: true, wechat: true, isLocked: false },
    progress: { inbox: false, wechat: false, isLocked: false },
    endings: { inbox: true, wechat: false, isLocked: false },
    visits: { inbox: true, wechat: true, isLocked: false },
    messages: { inbox: true, wechat: true, isLocked: false },
  });
  const again = await changed('customer', { groups: { progress: { wechat: true } } });
  expect([again.inbox, again.groups.progress]).toEqual([
    false,
    { inbox: false, wechat: true, isLocked: false },
  ]);
});

it('keeps quiet hours, each part by itself', async () => {
  await changed('engineer', { quietHours: { isOn: true } });
  await changed('engineer', { quietHours: { from: '23:30' } });
  expect((await changed('engineer', { quietHours: { to: '06:45' } })).quietHours).toEqual({
    isOn: true,
    from: '23:30',
    to: '06:45',
  });
});

it('takes the word that what is locked stays on', async () => {
  const { groups } = await changed('engineer', { groups: { assigned: { wechat: true } } });
  expect(groups.assigned).toEqual({ inbox: true, wechat: true, isLocked: true });
});

it.each<[string, DemoName, object, string, string]>([
  [
    'switch off what work depends on',
    'engineer',
    { groups: { assigned: { wechat: false } } },
    'preferences.groups.assigned.wechat',
    '关系到手上的工作，不能关闭',
  ],
  [
    'switch it off in the inbox',
    'dispatcher',
    { groups: { urgent: { inbox: false } } },
    'preferences.groups.urgent.inbox',
    '关系到手上的工作，不能关闭',
  ],
  [
    'choose about the news of others',
    'customer',
    { groups: { assigned: { inbox: false } } },
    'preferences.groups.assigned',
    '您没有这一类通知',
  ],
  [
    'choose about pushes that nobody sends',
    'engineer',
    { groups: { feedback: { wechat: true } } },
    'preferences.groups.feedback.wechat',
    '这一类不发微信通知',
  ],
  [
    'sleep for no time',
    'customer',
    { quietHours: { from: '08:00' } },
    'preferences.quietHours.to',
    '开始和结束不能是同一个时间',
  ],
  [
    'name no clock time',
    'customer',
    { quietHours: { from: '24:00' } },
    'preferences.quietHours.from',
    '格式不对',
  ],
])('nobody can %s', async (_what, name, preferences, path, message) => {
  expect(await refused(name, preferences)).toEqual([{ path, message }]);
  expect((await api.signIn(name)).user.name).not.toBe('改了名字');
});

it('nobody can choose about a group that there is not', async () => {
  expect(await refused('customer', { groups: { weather: { inbox: false } } })).toHaveLength(1);
});
