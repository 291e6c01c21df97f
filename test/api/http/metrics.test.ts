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
