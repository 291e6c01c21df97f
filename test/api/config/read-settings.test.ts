import { resolve } from 'node:path';

import { readSettings, StartError, widenBounds } from '#api/config/index';

const appId = 'wx0123456789abcdef';
const production = {
  WECHAT_APP_ID: appId,
  WECHAT_APP_SECRET: '0123456789abcdef0123456789abcdef',
  SECRET: 'x'.repeat(32),
};

it('needs no setting at all', () => {
  expect(readSettings({})).toEqual({
    port: 3000,
    assignmentMode: 'offers',
    host: '127.0.0.1',
    dataDir: resolve('.data'),
    publicUrl: null,
    trustedProxies: [],
    metricsToken: null,
    redisUrl: null,
    mongodbUri: null,
    storageUrl: null,
    secret: null,
    wechat: null,
    logLevel: 'info',
    bounds: widenBounds(1),
    hasDemo: true,
  });
});

it('takes an empty variable for a missing one', () => {
  expect(readSettings({ PORT: '', MONGODB_URI: ' ', WECHAT_APP_ID: '' })).toEqual(readSettings({}));
});

it.each([
  ['PORT', '0', { port: 0 }],
  ['HOST', '0.0.0.0', { host: '0.0.0.0' }],
  ['DATA_DIR', '/var/lib/huisheng', { dataDir: '/var/lib/huisheng' }],
  ['PUBLIC_URL', 'https://service.example.com/', { publicUrl: 'https://service.example.com' }],
  ['MONGODB_URI', 'mongodb://db:27017/x', { mongodbUri: 'mongodb://db:27017/x' }],
  ['MONGODB_URI', 'mongodb+srv://db/x', { mongodbUri: 'mongodb+srv://db/x' }],
  ['STORAGE_URL', 'https://k:s@b.example.com', { storageUrl: 'https://k:s@b.example.com' }],
  ['SECRET', 'y'.repeat(40), { secret: 'y'.repeat(40) }],
  ['ASSIGNMENT_MODE', 'pool', { assignmentMode: 'pool' }],
  ['LOG_LEVEL', 'warn', { logLevel: 'warn' }],
  ['DEMO', '0', { hasDemo: false }],
])('reads %s=%s', (name, value, expected) => {
  expect(readSettings({ [name]: value })).toMatchObject(expected);
});

it('leaves the sandbox when an app id is set', () => {
  const push = { WECHAT_PUSH_TOKEN: 'AAAAA', WECHAT_PUSH_AES_KEY: 'A'.repeat(43) };
  expect(readSettings({ ...production, ...push }).wechat).toEqual({
    appId,
    appSecret: production.WECHAT_APP_SECRET,
    apiBase: 'https://api.weixin.qq.com',
    pushToken: 'AAAAA',
    pushAesKey: 'A'.repeat(43),
    pushMode: 'safe',
    templateIds: {},
    programState: 'formal',
  });
});

it.each([
  [{ WECHAT_PUSH_MODE: 'plain' }, null],
  [{ WECHAT_PUSH_MODE: 'plain', WECHAT_PUSH_AES_KEY: 'A'.repeat(43) }, 'A'.repeat(43)],
])('takes unencrypted pushes where it is asked for: %j', (push, pushAesKey) => {
  const environment = { ...production, WECHAT_PUSH_TOKEN: 'AAAAA', ...push };
  expect(readSettings(environment).wechat).toMatchObject({ pushMode: 'plain', pushAesKey });
});

it('needs no key for pushes that nobody sends', () => {
  expect(readSettings(production).wechat).toMatchObject({ pushToken: null, pushMode: 'safe' });
});

it('reads template ids by name', () => {
  const [progress, ask] = ['p'.repeat(43), 'a'.repeat(43)];
  const environment = { ...production, WECHAT_TEMPLATES: `progress=${progress}, ask = ${ask},` };
  expect(readSettings(environment).wechat?.templateIds).toEqual({ progress, ask });
});

it.each([
  [{ PORT: 'abc' }, 'PORT must be a whole number from 0 to 65535, not "abc".'],
  [{ PORT: '65536' }, 'PORT must be a whole number from 0 to 65535, not "65536".'],
  [{ HOST: 'a b' }, 'HOST must be an IP address or a host name, not "a b".'],
  [{ PUBLIC_URL: 'service.example.com' }, 'PUBLIC_URL must be an http or https address'],
  [{ MONGODB_URI: 'http://user:pw@db' }, 'MONGODB_URI must be an address such as mongodb://'],
  [{ STORAGE_URL: 'https://bucket.example.com' }, 'STORAGE_URL must be an address such as'],
  [{ REDIS_URL: 'http://127.0.0.1' }, 'REDIS_URL must be an address such as redis:'],
  [{ SECRET: 'short' }, 'SECRET must be at least 32 characters'],
  [{ WECHAT_APP_ID: 'wx1' }, 'WECHAT_APP_ID must be a WeChat app id'],
  [{ ...production, SECRET: '' }, 'SECRET is missing'],
  [{ ...production, WECHAT_APP_SECRET: '' }, 'WECHAT_APP_SECRET is missing'],
  [{ ...production, WECHAT_APP_SECRET: 'short' }, 'WECHAT_APP_SECRET must be 32 characters'],
  [{ WECHAT_API_BASE: 'x' }, 'WECHAT_API_BASE must be an http or https address'],
  [{ WECHAT_PUSH_TOKEN: '!' }, 'WECHAT_PUSH_TOKEN must be 3 to 32 letters and digits'],
  [{ WECHAT_PUSH_AES_KEY: 'short' }, 'WECHAT_PUSH_AES_KEY must be 43 letters and digits'],
  [
    { WECHAT_PUSH_MODE: 'any' },
    'WECHAT_PUSH_MODE must be safe, or plain for a WeChat console in plain or mixed mode, not "any".',
  ],
  [
    { ...production, WECHAT_PUSH_TOKEN: 'AAAAA' },
    'WECHAT_PUSH_AES_KEY is missing: with WECHAT_PUSH_TOKEN it must be 43 letters and digits; for a WeChat console in plain mode write WECHAT_PUSH_MODE=plain.',
  ],
  [{ WECHAT_TEMPLATES: 'progress' }, 'WECHAT_TEMPLATES must be pairs such as progress=ID'],
  [{ WECHAT_TEMPLATES: `news=${'n'.repeat(43)}` }, 'WECHAT_TEMPLATES must be pairs'],
  [{ WECHAT_PROGRAM_STATE: 'beta' }, 'WECHAT_PROGRAM_STATE must be formal'],
  [{ ASSIGNMENT_MODE: 'auction' }, 'ASSIGNMENT_MODE must be one of offers, pool, manual'],
  [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL must be one of silent, fatal'],
  [{ DEMO: 'yes' }, 'DEMO must be 0 or 1, not "yes".'],
])('refuses %j with one sentence', (environment, sentence) => {
  const read = () => readSettings(environment);
  expect(read).toThrow(StartError);
  expect(read).toThrow(sentence);
});

it.each(['MONGODB_URI', 'STORAGE_URL', 'SECRET', 'WECHAT_PUSH_TOKEN', 'WECHAT_PUSH_AES_KEY'])(
  'does not repeat a wrong %s',
  (name) => {
    expect(() => readSettings({ [name]: '!secret!' })).toThrow(/^((?!!secret!).)*$/);
  },
);

it('widens the bounds for load tests, never with the real WeChat', () => {
  const { signIns } = readSettings({ BOUNDS_TIMES: '10' }).bounds;
  expect(signIns.most).toBe(10 * widenBounds(1).signIns.most);
  expect(() => readSettings({ ...production, BOUNDS_TIMES: '10' })).toThrow(
    'BOUNDS_TIMES must be a whole number from 1 to 1000000, and 1 with WECHAT_APP_ID.',
  );
  expect(readSettings({ ...production, BOUNDS_TIMES: '1' }).bounds).toEqual(widenBounds(1));
});

it.each([
  ['loopback', ['loopback']],
  ['10.0.0.0/8, fd00::/8,192.168.1.1', ['10.0.0.0/8', 'fd00::/8', '192.168.1.1']],
])('takes the proxies %s', (value, expected) => {
  expect(readSettings({ TRUSTED_PROXIES: value }).trustedProxies).toEqual(expected);
});

it.each(['nobody', '10.0.0.0/40', '10.0.0', '300.1.1.1', 'proxy.example.com'])(
  'refuses the proxy %s',
  (value) => {
    expect(() => readSettings({ TRUSTED_PROXIES: value })).toThrow(/^TRUSTED_PROXIES must be /);
  },
);

describe('with STANDALONE=0', () => {
  const needed = {
    MONGODB_URI: 'mongodb://db:27017/x',
    STORAGE_URL: 'https://k:s@b.example.com',
    REDIS_URL: 'redis://redis:6379/0',
    SECRET: production.SECRET,
    WECHAT_APP_ID: appId,
  };
  const environment = { ...production, ...needed, STANDALONE: '0' };

  it('starts with everything that others bring', () => {
    expect(readSettings(environment).wechat?.appId).toBe(appId);
  });

  it.each(Object.keys(needed))('does not start without %s', (name) => {
    expect(() => readSettings({ ...environment, [name]: '' })).toThrow(
      `${name} is missing: with STANDALONE=0 it must be `,
    );
  });
});
