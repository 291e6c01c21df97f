import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { readSettings } from '#api/config/index';
import { settingNames, settingRows } from '#api/config/setting-rows';

import {
  composeText,
  environmentOf,
  exampleEnv,
  readCompose,
  readEnvFile,
  serviceOf,
} from '../support/deploy/compose-file';
import { readImage } from '../support/deploy/dockerfile';

const compose = readCompose();
const { services, volumes, networks } = compose;
const named = Object.entries(services);
const apis = named.filter(([name]) => name.startsWith('api-'));
const api = serviceOf(compose, 'api-1');
const oneShot = ['mongo-init', 'minio-init'];

it('runs two processes that differ in nothing but where they keep uploads', () => {
  expect(apis).toHaveLength(2);
  const [one, other] = apis.map(([, service]) => ({ ...service, volumes: [], build: null }));
  expect(other).toEqual(one);
  expect(new Set(apis.map(([, { volumes: own }]) => String(own))).size).toBe(2);
});

it('gives the product settings that it takes, and all that several processes need', () => {
  const settings = readSettings({ ...readImage().env, ...environmentOf(api) });
  expect(settings).toMatchObject({
    host: '0.0.0.0',
    publicUrl: 'https://service.example.com',
    trustedProxies: ['uniquelocal'],
    wechat: { appId: exampleEnv['WECHAT_APP_ID'], pushMode: 'safe' },
    logLevel: 'info',
  });
  const { mongodbUri, redisUrl, storageUrl, secret, metricsToken } = settings;
  expect([mongodbUri, redisUrl, storageUrl, secret, metricsToken]).not.toContain(null);
});

it('names no setting that the product does not read', () => {
  const known = new Set<string>([...settingNames, 'NODE_ENV']);
  const given = Object.keys({ ...readImage().env, ...api.environment });
  expect(given.filter((name) => !known.has(name))).toEqual([]);
});

it('holds no secret, and starts with none missing', () => {
  const used = [...composeText.matchAll(/\$\{(\w+)(:[?-])?/g)];
  const example = readEnvFile('deploy/.env.example');
  const names = new Set([...used.map(([, name = '']) => name), 'COMPOSE_PROJECT_NAME']);
  expect(Object.keys(example).toSorted()).toEqual([...names].toSorted());
  const optional = used.filter(([, , how]) => how !== ':?').map(([, name]) => name);
  expect(new Set(optional)).toEqual(
    new Set([
      ...['WECHAT_PUSH_MODE', 'WECHAT_TEMPLATES', 'WECHAT_PROGRAM_STATE'],
      ...['ASSIGNMENT_MODE', 'LOG_LEVEL'],
    ]),
  );
  expect(Object.entries(example).filter(([, value]) => value !== '')).toEqual([
    ['COMPOSE_PROJECT_NAME', 'huisheng'],
  ]);
  const secrets = settingNames.filter((name) => 'secret' in settingRows[name]);
  for (const name of secrets) {
    expect(api.environment?.[name]).toMatch(/\$\{\w+:\?/);
  }
  const passwords = named.flatMap(([, { environment = {} }]) =>
    Object.entries(environment).filter(([name]) => /PASSWORD|KEY$/.test(name)),
  );
  expect(passwords.length).toBeGreaterThan(5);
  expect(passwords.filter(([, value]) => !/^\$\{\w+:\?/.test(value))).toEqual([]);
});

it('lets in nobody but through the proxy', () => {
  expect(named.filter(([, { ports }]) => ports).map(([name]) => name)).toEqual(['caddy']);
  expect(networks['back']?.internal).toBe(true);
  const inFront = named.filter(([, service]) => service.networks.includes('front'));
  expect(inFront.map(([name]) => name).toSorted()).toEqual(['api-1', 'api-2', 'caddy']);
});

it.each(named)(
  'keeps %s small: nothing to write to, no rights, bounds on all it takes',
  (name, service) => {
    expect(service).toMatchObject({ read_only: true, cap_drop: ['ALL'] });
    expect(service.security_opt).toEqual(['no-new-privileges:true']);
    expect(service.cap_add ?? []).toEqual(name === 'caddy' ? ['NET_BIND_SERVICE'] : []);
    expect(service.logging?.options).toMatchObject({ 'max-size': '10m' });
    expect(service.deploy?.resources.limits.memory).toMatch(/^\d+[MG]$/);
    expect(service.image).toMatch(/:(?!latest)[\w.${}:?\- /]+$/);
    expect(service.restart).toBe(oneShot.includes(name) ? 'on-failure' : 'unless-stopped');
    // the API's own is in its image
    const isLookedAfter = service.healthcheck !== undefined || name.startsWith('api-');
    expect(isLookedAfter).toBe(!oneShot.includes(name));
  },
);

it('declares every volume that is used, and no other', () => {
  const used = named.flatMap(([, service]) =>
    (service.volumes ?? []).filter((volume) => !volume.startsWith('./')),
  );
  expect(used.map((volume) => volume.split(':')[0]).toSorted()).toEqual(
    Object.keys(volumes).toSorted(),
  );
});

it('waits for what each needs', () => {
  for (const [name, { depends_on: needed = {} }] of named) {
    for (const [other, { condition }] of Object.entries(needed)) {
      expect([name, other, condition]).toEqual([
        name,
        other,
        oneShot.includes(other) ? 'service_completed_successfully' : 'service_healthy',
      ]);
      expect(services).toHaveProperty(other);
    }
  }
});

const tool = spawnSync('docker-compose', ['--version'], { stdio: 'ignore' });
const withTool = tool.status === 0 ? it : it.skip;

withTool('is what docker-compose takes', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'huisheng-compose-'));
  const file = path.join(folder, 'env');
  writeFileSync(
    file,
    Object.entries(exampleEnv)
      .map((pair) => pair.join('='))
      .join('\n'),
  );
  const words = ['--file', 'deploy/compose.yaml', '--env-file', file, 'config'];
  const { PATH, HOME } = process.env;
  const shown = execFileSync('docker-compose', words, { encoding: 'utf8', env: { PATH, HOME } });
  expect(shown).toContain('PUBLIC_URL: https://service.example.com');
  rmSync(folder, { recursive: true });
});
