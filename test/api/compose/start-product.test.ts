import { startTestApi } from '../../support/api';

const api = await startTestApi({
  env: {
    WECHAT_APP_ID: 'wx0123456789abcdef',
    WECHAT_APP_SECRET: '0123456789abcdef0123456789abcdef',
    // nobody listens there
    WECHAT_API_BASE: 'http://127.0.0.1:1',
    SECRET: 'a secret that is long enough for production',
    PUBLIC_URL: 'https://service.example.com',
    DEMO: '1',
  },
});
afterAll(api.stop);

describe('with a real mini-program account', () => {
  it('has no development pages', async () => {
    const answer = await fetch(`${api.url}/dev/cast`);
    expect([answer.status, await answer.json()]).toMatchObject([
      404,
      { code: 'request.unknown_path' },
    ]);
  });

  it('lets nobody in by a demo code and says that WeChat does not answer', async () => {
    const demo = { provider: 'wechat', code: 'demo:manager' };
    expect(await api.anybody.post('/sessions', demo)).toMatchObject({
      status: 503,
      body: { code: 'account.wechat_unreachable' },
    });
  });

  it('loads no demo', async () => {
    expect(await api.rooms.accounts.users.findByRole(['engineer', 'manager'])).toEqual([]);
  });

  it('keeps browsers on https', async () => {
    const { headers } = await api.anybody.get('/me');
    expect(headers.get('strict-transport-security')).toBe('max-age=31536000');
  });
});
