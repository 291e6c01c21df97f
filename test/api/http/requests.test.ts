import { startTestApi } from '../../support/api';

const api = await startTestApi();
afterAll(api.stop);
const customer = await api.signIn('customer');

describe('the request id', () => {
  it.each(['7f3c', 'a'.repeat(64), 'proxy:1_2.3-4'])('is taken over: %s', async (id) => {
    const { headers } = await api.anybody.get('/me', { headers: { 'x-request-id': id } });
    expect(headers.get('x-request-id')).toBe(id);
  });

  it.each(['', 'a'.repeat(65), 'two words', '<script>'])('is made anew for “%s”', async (id) => {
    const { headers, body } = await api.anybody.get('/me', { headers: { 'x-request-id': id } });
    expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    expect(body.requestId).toBe(headers.get('x-request-id'));
  });
});

it.each([
  ['broken JSON', '{', {}, 400, 'request.invalid'],
  ['JSON that is no object', '"text"', {}, 400, 'request.invalid'],
  [
    'a form',
    'a=1',
    { 'content-type': 'application/x-www-form-urlencoded' },
    415,
    'request.unsupported_type',
  ],
  ['XML', '<a/>', { 'content-type': 'text/xml' }, 415, 'request.unsupported_type'],
  ['more than 1 MB', JSON.stringify({ code: 'x'.repeat(1_100_000) }), {}, 413, 'request.too_large'],
])('refuses %s', async (_case, sent, headers, status, code) => {
  expect(await api.anybody.post('/sessions', sent, { headers })).toMatchObject({
    status,
    body: { code, status },
  });
});

it('answers failures as problem+json', async () => {
  const { status, headers, body } = await api.anybody.get('/nowhere');
  expect(status).toBe(404);
  expect(headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
  expect(body).toEqual({
    type: 'urn:huisheng:problem:request.unknown_path',
    title: '没有这个页面',
    status: 404,
    code: 'request.unknown_path',
    requestId: headers.get('x-request-id'),
  });
});

it('names the methods of a path when another one is tried', async () => {
  const answer = await fetch(`${api.url}/api/v1/me`, { method: 'PUT' });
  expect(answer.status).toBe(405);
  expect(answer.headers.get('allow')?.split(', ').sort()).toEqual(['GET', 'HEAD', 'PATCH']);
  expect(await answer.json()).toMatchObject({ code: 'request.method_not_allowed' });
});

it('lets no other site read its answers', async () => {
  const headers = { origin: 'https://elsewhere.example.com' };
  const answer = await api.anybody.get('/me', { headers });
  expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  const preflight = await fetch(`${api.url}/api/v1/me`, { method: 'OPTIONS', headers });
  expect(preflight.status).toBe(204);
  expect(preflight.headers.get('access-control-allow-origin')).toBeNull();
});

it('tells browsers what they may do', async () => {
  const { headers } = await customer.get('/me');
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('referrer-policy')).toBe('no-referrer');
  expect(headers.get('cache-control')).toBe('no-store');
  expect(headers.get('content-security-policy')).toMatch(/script-src 'self'[^;]*;/);
  expect(headers.get('content-security-policy')).not.toMatch(/script-src[^;]*unsafe/);
});

it('packs long answers', async () => {
  const { headers } = await api.anybody.get('/openapi.json', {
    headers: { 'accept-encoding': 'br' },
  });
  expect(headers.get('content-encoding')).toBe('br');
});

it('never answers a repeated sign-in with a session that is over', async () => {
  const again = () =>
    api.anybody.post<{ token: string }>(
      '/sessions',
      { provider: 'wechat', code: 'demo:colleague' },
      { key: 'one-sign-in' },
    );
  const { body: first } = await again();
  await api.anybody.delete('/sessions/current', {
    headers: { authorization: `Bearer ${first.token}` },
  });
  const { body: second } = await again();
  const headers = { authorization: `Bearer ${second.token}` };
  expect((await api.anybody.get('/me', { headers })).status).toBe(200);
});

it('logs each request with its id and person, and nothing personal', async () => {
  await customer.post('/me/phone', { code: 'demo:customer' });
  const path = '/tickets?q=%E5%AF%BC%E5%85%A5%E5%A4%B1%E8%B4%A5';
  await customer.get(path, { headers: { 'x-request-id': 'look-for-me' } });
  const lines = api
    .logged()
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as object);
  expect(lines).toContainEqual(
    expect.objectContaining({
      event: 'request.done',
      requestId: 'look-for-me',
      method: 'GET',
      path: '/api/v1/tickets',
      status: 200,
      actorId: customer.user.id,
    }),
  );
  const { body } = await customer.get<{ phone: string }>('/me');
  expect(api.logged()).not.toMatch(/demo-customer|E5%AF|导入失败|林晓/);
  // whole or masked; its digits alone may stand in a request id
  expect(api.logged()).not.toContain(body.phone);
  expect(api.logged()).not.toMatch(/\b1[3-9]\d{9}\b/);
  expect(api.logged()).not.toContain(customer.token);
});

describe('/healthz and /readyz', () => {
  it.each(['/healthz', '/readyz'])('GET %s answers ok', async (path) => {
    const answer = await fetch(api.url + path);
    expect([answer.status, await answer.json()]).toEqual([200, { status: 'ok' }]);
  });
});

it.each(['/healthz', '/readyz'])('%s takes no other method', async (path) => {
  const answer = await fetch(api.url + path, { method: 'PUT' });
  expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
});

it('refuses a form where JSON is read', async () => {
  const form = new FormData();
  form.set('name', '林晓');
  expect(await customer.patch('/me', form)).toMatchObject({
    status: 415,
    body: { code: 'request.unsupported_type' },
  });
});

it('GET /dev/cast tells whom one can be', async () => {
  const answer = await fetch(`${api.url}/dev/cast`);
  const { items } = (await answer.json()) as { items: object[] };
  expect(items).toHaveLength(7);
  expect(items[0]).toEqual({
    id: 'customer',
    code: 'demo:customer',
    name: '林晓',
    role: 'customer',
    line: '启明会计师事务所，报告问题的人',
  });
});
