import { jest } from '@jest/globals';

const kept = new Map<string, unknown>();
jest.unstable_mockModule('#miniapp/platform/storage', () => ({
  readKept: (key: string) => kept.get(key) ?? null,
  keep: (key: string, value: unknown) => kept.set(key, value),
}));
const loginCode = jest.fn<(name?: string) => Promise<string>>();
const chooseIdentity = jest.fn();
let identity = 'wechat';
jest.unstable_mockModule('#miniapp/platform/login', () => ({
  loginCode,
  chooseIdentity,
  ownIdentity: () => identity,
}));
type Sent = { body?: { code: string } };
const exchange =
  jest.fn<(endpoint: unknown, sent: Sent, token: string | null) => Promise<unknown>>();
jest.unstable_mockModule('#miniapp/client/exchange', () => ({ exchange }));

const { ApiError } = await import('#miniapp/client/api-error');
const { personAtPhone, recall, rememberAnswer } = await import('#miniapp/client/query-cache');
const { forgetSession, sessionToken, sessionUser } = await import('#miniapp/client/session');
const { renewSession, signIn, signOut } = await import('#miniapp/client/sign-in');

const user = { id: 'u', name: '林晓' };

beforeEach(() => {
  jest.resetAllMocks();
  identity = 'wechat';
  forgetSession();
  loginCode.mockImplementation((name) =>
    Promise.resolve(name === undefined ? 'code' : `demo:${name}`),
  );
  exchange.mockResolvedValue({ token: 'token', user });
});

it('keeps who signed in, and shows nothing of who was there before', async () => {
  rememberAnswer('me', 'somebody else');
  await signIn('engineer');
  expect(exchange.mock.calls[0]?.[1]).toEqual({
    body: { provider: 'wechat', code: 'demo:engineer' },
  });
  expect([sessionToken(), sessionUser()]).toEqual(['token', user]);
  expect(kept.get('session')).toEqual({ token: 'token', user });
  expect(recall('me')).toBeUndefined();
});

it('signs in once for all the pages that ask at the same time, and anew the next time', async () => {
  const tokens = await Promise.all([renewSession(), renewSession(), renewSession()]);
  expect(new Set(tokens)).toEqual(new Set(['token']));
  expect(loginCode).toHaveBeenCalledTimes(1);
  await renewSession();
  expect(loginCode).toHaveBeenCalledTimes(2);
});

it('lets everybody try again after a sign-in that failed', async () => {
  exchange.mockRejectedValueOnce(new ApiError('network.unreachable'));
  await expect(renewSession()).rejects.toMatchObject({ code: 'network.unreachable' });
  expect(await renewSession()).toBe('token');
});

it('says that the network is missing where WeChat could not give a code', async () => {
  loginCode.mockRejectedValueOnce(new Error('login:fail timeout'));
  await expect(signIn()).rejects.toBeInstanceOf(ApiError);
  expect(exchange).not.toHaveBeenCalled();
});

it('lets a person choose who is not known', async () => {
  identity = 'unknown';
  await expect(renewSession()).rejects.toMatchObject({ code: 'account.not_signed_in' });
  expect(chooseIdentity).toHaveBeenCalledTimes(1);
  expect(loginCode).not.toHaveBeenCalled();
});

it('signs out here also when the server cannot be told', async () => {
  await signIn();
  rememberAnswer('me', 'words');
  exchange.mockRejectedValueOnce(new ApiError('network.unreachable'));
  await signOut();
  expect(exchange.mock.lastCall?.[2]).toBe('token');
  expect([sessionToken(), recall('me'), kept.get('session')]).toEqual([null, undefined, null]);
});

it.each([
  ['the same person signs in again', 'u', false],
  ['another person signs in', 'other', true],
])('drops what is on its way when %s: %s %s', async (_what, id, isDropped) => {
  await signIn();
  const before = personAtPhone();
  exchange.mockResolvedValue({ token: 'token 2', user: { ...user, id } });
  await signIn();
  expect(personAtPhone() !== before).toBe(isDropped);
});

it('drops what is on its way when somebody signs out', async () => {
  await signIn();
  const before = personAtPhone();
  await signOut();
  expect(personAtPhone()).not.toBe(before);
});
