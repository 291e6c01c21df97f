import { readFileSync } from 'node:fs';

import { parse } from 'yaml';

import { attachmentKinds } from '#shared/attachments/attachment-kinds';
import { beatEvery } from '#shared/live/live-messages';

const caddyfile = readFileSync('deploy/compose/Caddyfile', 'utf8');
const ingress = parse(readFileSync('deploy/kubernetes/base/ingress.yaml', 'utf8')) as {
  metadata: { annotations: Record<string, string> };
  spec: {
    rules: { http: { paths: { path: string; backend: { service: { name: string } } }[] } }[];
  };
};
const annotation = (name: string) =>
  ingress.metadata.annotations[`nginx.ingress.kubernetes.io/${name}`] ?? '';
const MiB = 1024 * 1024;

it('both let the largest attachment in, with what is wrapped around it', () => {
  const largest = Math.max(...Object.values(attachmentKinds).map(({ most }) => most));
  const caddy = Number(/max_size (\d+)MiB/.exec(caddyfile)?.[1]) * MiB;
  const nginx = Number(/^(\d+)m$/.exec(annotation('proxy-body-size'))?.[1]) * MiB;
  expect(caddy).toBe(nginx);
  expect(caddy).toBeGreaterThanOrEqual(largest + MiB);
  expect(caddy).toBeLessThan(largest * 1.1);
});

it('both show nobody outside what operators ask inside', () => {
  const paths = ingress.spec.rules.flatMap(({ http }) => http.paths);
  const inside = paths.filter(({ backend }) => backend.service.name === 'huisheng-inside-only');
  expect(inside.map(({ path }) => path)).toEqual(['/metrics', '/readyz']);
  const [, hidden = ''] = /@inside path (.*)/.exec(caddyfile) ?? [];
  expect(hidden.split(' ')).toEqual(expect.arrayContaining(['/metrics', '/readyz']));
  expect(caddyfile).toContain('respond @inside 404');
});

it('both leave a phone connected that hears a beat now and then', () => {
  const silence = Number(annotation('proxy-read-timeout')) * 1000;
  expect(silence).toBeGreaterThan(2 * beatEvery);
  expect(caddyfile).not.toMatch(/stream_timeout|read_timeout|write_timeout/);
});

it('neither takes a process away for being busy', () => {
  expect(caddyfile).toContain('health_uri /readyz?exclude=busy');
});
