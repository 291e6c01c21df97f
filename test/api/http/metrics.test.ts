import { startTestApi } from '../../support/api';

const api = await startTestApi();
afterAll(api.stop);

const read = async () => (await fetch(`${api.url}/metrics`)).text();

it('GET /metrics speaks as Prometheus reads', async () => {
  const answer = await fetch(`${api.url}/metrics`);
  expect(answer.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
  for (const line of (await answer.text()).trim().split('\n')) {
    expect(line).toMatch(
      /^(?:|# HELP \w+ .+|# TYPE \w+ (?:counter|gauge|histogram)|\w+(?:\{[^}]+\})? [\d.e+-]+)$/,
    );
  }
});

it('says how the process fares', async () => {
  const text = await read();
  expect(text).toMatch(/^process_cpu_seconds_total [\d.e-]+$/m);
  expect(text).toMatch(/^process_start_time_seconds \d{10}/m);
  expect(text).toMatch(/^process_resident_memory_bytes \d{8,}$/m);
  expect(text).toMatch(/^nodejs_heap_used_bytes \d{7,}$/m);
  expect(text).toMatch(/^event_loop_delay_seconds [\d.e-]+$/m);
});

it('counts answers by method, route and status, and names no address', async () => {
  await api.anybody.get('/me');
  await api.anybody.get('/tickets/0123456789abcdef01234567?q=secret');
  await api.anybody.get('/nothing/secret');
  const text = await read();
  const labels = (route: string, status: number) =>
    `{method="GET",route="${route}",status="${status}"`;
  const name = 'http_request_duration_seconds';
  expect(text).toContain(`${name}_count${labels('/api/v1/me', 401)}} 1`);
  expect(text).toContain(`${name}_count${labels('/api/v1/tickets/:id', 401)}} 1`);
  expect(text).toContain(`${name}_count${labels('none', 404)}} 1`);
  expect(text).toMatch(/_bucket\{le="\+Inf",method="GET",route="\/api\/v1\/me",status="401"\} 1/);
  expect(text).not.toMatch(/0123456789abcdef|secret/);
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
