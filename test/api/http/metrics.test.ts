import { startTestApi } from '../../support/api';

const api = await startTestApi();
afterAll(api.stop);

const read = async () => (await fetch(`${api.url}/metrics`)).text();

it('GET /metrics speaks as Prometheus reads', async () => {
  const answer = await fetch(`${api.url}/metrics`);
  expect(answer.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
  for (const line of (await answer.text()).trim().split('\n')) {
    expect(line).toMatch(
      /^(?:# TYPE \w+ (?:counter|gauge|histogram)|\w+(?:\{[^}]+\})? [\d.e+-]+)$/,
    );
  }
});

it('counts answers by method and status, and names no path', async () => {
  await api.anybody.get('/me');
  await api.anybody.get('/tickets?q=secret');
  const text = await read();
  expect(text).toContain('http_request_duration_seconds_count{method="GET",status="401"} 2');
  expect(text).toContain(
    'http_request_duration_seconds_bucket{method="GET",status="401",le="+Inf"} 2',
  );
  expect(text).not.toMatch(/tickets|secret/);
});

describe('who reads /metrics', () => {
  const ask = (url: string, headers: Record<string, string>) =>
    fetch(`${url}/metrics`, { headers }).then(({ status }) => status);

  it.each(['x-forwarded-for', 'forwarded', 'x-real-ip', 'via'])(
    'without a token nobody from behind a proxy that sends %s',
    async (name) => {
      expect(await ask(api.url, { [name]: '127.0.0.1' })).toBe(404);
    },
  );

  it('with a token whoever has it, and nobody else', async () => {
    const token = 'a-token-of-this-test';
    const guarded = await startTestApi({ env: { METRICS_TOKEN: token } });
    try {
      expect(await ask(guarded.url, { authorization: `Bearer ${token}` })).toBe(200);
      expect(await ask(guarded.url, { authorization: `Bearer ${token}s` })).toBe(404);
      expect(await ask(guarded.url, {})).toBe(404);
    } finally {
      await guarded.stop();
    }
  });
});
