import { jest } from '@jest/globals';

import { accountApi } from '#shared/accounts/account-api';
import { productApi } from '#shared/directory/product-api';
import { ticketApi } from '#shared/tickets/ticket-api';

type Sent = { url: string; method: string; header: Record<string, string>; data?: unknown };
type Answer = { statusCode: number; data: unknown };

/** The phone's network: one answer per request, in order; an Error is a line that broke. */
const sent: Sent[] = [];
let answers: (Answer | Error)[] = [];
function request(sending: Sent): Promise<Answer> {
  sent.push(sending);
  const answer = answers.shift() ?? new Error('request:fail');
  return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
}

const kept = new Map<string, unknown>();
Object.assign(globalThis, { HUISHENG_API_URL: 'https://api.example/' });
jest.unstable_mockModule('@tarojs/taro', () => ({ request }));
jest.unstable_mockModule('#miniapp/platform/storage', () => ({
  readKept: (key: string) => kept.get(key) ?? null,
  keep: (key: string, value: unknown) => kept.set(key, value),
}));
let identity = 'wechat';
const chooseIdentity = jest.fn();
jest.unstable_mockModule('#miniapp/platform/login', () => ({
  loginCode: () => Promise.resolve('code-1'),
  ownIdentity: () => identity,
  chooseIdentity,
}));

const { call } = await import('#miniapp/client/call');
const { forgetSession, rememberSession, sessionToken } = await import('#miniapp/client/session');

const ok = (data: unknown): Answer => ({ statusCode: 200, data });
const signedIn = (token: string): Answer => ({
  statusCode: 201,
  data: { token, user: { role: 'customer' } },
});
const problem = (status: number, code: string): Answer => ({
  statusCode: status,
  data: { status, code, title: '…' },
});
const id = '0123456789abcdef01234567';
const confirm = { params: { id, action: 'confirm' as const }, body: {}, idempotencyKey: 'key-1' };

beforeEach(() => {
  sent.length = 0;
  answers = [];
  identity = 'wechat';
  chooseIdentity.mockClear();
  forgetSession();
});

function signIn() {
  // only the token matters here
  rememberSession({ token: 'token-1', user: {} as never });
}

describe('a call', () => {
  it('goes to the API with the session, the query and the key', async () => {
    signIn();
    answers = [ok({ items: [] }), ok({})];
    await expect(call(ticketApi.list, { query: { view: 'mine' } })).resolves.toEqual({ items: [] });
    await call(ticketApi.act, confirm);
    expect(sent).toMatchObject([
      {
        url: 'https://api.example/api/v1/tickets?view=mine',
        method: 'GET',
        header: { Authorization: 'Bearer token-1' },
      },
      {
        url: `https://api.example/api/v1/tickets/${id}/actions/confirm`,
        method: 'POST',
        header: { 'Idempotency-Key': 'key-1' },
      },
    ]);
  });

  it('sends PATCH as a POST that says so, because WeChat knows no PATCH', async () => {
    signIn();
    answers = [ok({})];
    await call(accountApi.updateMe, { body: { onDuty: true } });
    expect(sent[0]).toMatchObject({
      method: 'POST',
      header: { 'X-HTTP-Method-Override': 'PATCH' },
      data: { onDuty: true },
    });
  });

  it('fails with the words of the API', async () => {
    signIn();
    answers = [
      {
        statusCode: 404,
        data: { code: 'ticket.not_found', status: 404, title: '没有找到这张工单' },
      },
    ];
    await expect(call(ticketApi.show, { params: { id } })).rejects.toMatchObject({
      code: 'ticket.not_found',
      title: '没有找到这张工单',
    });
  });
});

describe('a line that breaks', () => {
  it('is tried again with the same key when the answer may only have been lost', async () => {
    signIn();
    answers = [
      new Error('request:fail'),
      problem(503, 'server.stopping'),
      ok({ status: 'closed' }),
    ];
    await expect(call(ticketApi.act, confirm)).resolves.toEqual({ status: 'closed' });
    expect(sent.map(({ header }) => header['Idempotency-Key'])).toEqual([
      'key-1',
      'key-1',
      'key-1',
    ]);
  });

  it('is given up after three tries', async () => {
    signIn();
    await expect(call(ticketApi.show, { params: { id } })).rejects.toMatchObject({
      code: 'network.unreachable',
    });
    expect(sent).toHaveLength(3);
  });

  it('is not tried again where repeating could do something twice', async () => {
    signIn();
    await expect(call(accountApi.updateMe, { body: { onDuty: true } })).rejects.toMatchObject({
      status: 0,
    });
    expect(sent).toHaveLength(1);
  });

  it('is not tried again when the API has refused', async () => {
    signIn();
    answers = [problem(409, 'ticket.action_not_allowed'), ok({})];
    await expect(call(ticketApi.act, confirm)).rejects.toMatchObject({ status: 409 });
    expect(sent).toHaveLength(1);
  });
});

describe('signing in', () => {
  it('happens once for all questions of a page', async () => {
    answers = [signedIn('token-2'), ok(1), ok(2)];
    await Promise.all([call(accountApi.me), call(productApi.mine)]);
    expect(sent.map(({ url }) => url.replace(/.*v1/, ''))).toEqual([
      '/sessions',
      '/me',
      '/me/products',
    ]);
    expect(sent.slice(1).every(({ header }) => header['Authorization'] === 'Bearer token-2')).toBe(
      true,
    );
  });

  it('is renewed once when the session has expired', async () => {
    signIn();
    answers = [problem(401, 'account.not_signed_in'), signedIn('token-3'), ok({ name: '林晓' })];
    await expect(call(accountApi.me)).resolves.toEqual({ name: '林晓' });
    expect(sessionToken()).toBe('token-3');
  });

  it('does not go round in circles when the new session is refused too', async () => {
    signIn();
    answers = [
      problem(401, 'account.not_signed_in'),
      signedIn('token-3'),
      problem(401, 'account.not_signed_in'),
    ];
    await expect(call(accountApi.me)).rejects.toMatchObject({ code: 'account.not_signed_in' });
    expect(sent).toHaveLength(3);
  });

  it('asks who it is where nobody knows', async () => {
    identity = 'unknown';
    await expect(call(accountApi.me)).rejects.toMatchObject({ code: 'account.not_signed_in' });
    expect(chooseIdentity).toHaveBeenCalledTimes(1);
    expect(sent).toHaveLength(0);
  });
});
