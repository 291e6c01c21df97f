import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { startTestApi } from '../../support/api';

const folder = mkdtempSync(join(tmpdir(), 'huisheng-web-'));
const root = join(folder, 'h5');
mkdirSync(join(root, 'js'), { recursive: true });
writeFileSync(join(folder, 'outside.txt'), 'secret');
writeFileSync(join(root, 'index.html'), '<title>回声</title><script>boot()</script>');
writeFileSync(join(root, 'js', 'app.1a2b3c4d.js'), 'boot = () => 0;');
writeFileSync(join(root, '.hidden'), 'secret');

const api = await startTestApi({ webRoot: root });
afterAll(async () => {
  await api.stop();
  rmSync(folder, { recursive: true });
});

const page = { headers: { accept: 'text/html,*/*;q=0.8' } };
const get = (path: string, init: RequestInit = page) => fetch(api.url + path, init);

it('serves the page, asked again each time', async () => {
  const answer = await get('/');
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toContain('text/html');
  expect(answer.headers.get('cache-control')).toBe('no-cache');
  expect(await answer.text()).toContain('回声');
});

it('lets run exactly the script that the page holds', async () => {
  const policy = (await get('/')).headers.get('content-security-policy');
  expect(policy).toContain("'sha256-MeZS89WlF0u+o0hCvHTBt4q1WHU+U+sJKgbdRUc36mY='");
});

it('serves files with a hash in their name for a year', async () => {
  const answer = await get('/js/app.1a2b3c4d.js');
  expect(answer.headers.get('content-type')).toContain('javascript');
  expect(answer.headers.get('cache-control')).toBe('max-age=31536000,immutable');
});

it.each(['/tickets/ticket-page', '/work', '/?as=engineer'])(
  'gives a browser at %s the app',
  async (path) => {
    const answer = await get(path);
    expect([answer.status, await answer.text()]).toEqual([200, expect.stringContaining('回声')]);
  },
);

it.each([
  ['a file that is not there', '/js/nothing.js', page],
  ['a path that no browser opens', '/tickets', { headers: { accept: 'application/json' } }],
  ['a hidden file', '/.hidden', page],
  ['another method', '/', { method: 'POST' }],
  ['the API', '/api/v1/nothing', page],
  ['a made-up development page', '/dev/nothing', page],
])('answers 404 for %s', async (_case, path, init) => {
  const answer = await get(path, init);
  expect(answer.status).toBe(404);
  expect(await answer.json()).toMatchObject({ code: 'request.unknown_path' });
});

it.each(['/..%2foutside.txt', '/%2e%2e/outside.txt', '/js/..%2f..%2foutside.txt', '/%00', '/%zz'])(
  'gives nothing from outside for %s',
  async (path) => {
    const answer = await get(path, {});
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(await answer.text()).not.toContain('secret');
  },
);
