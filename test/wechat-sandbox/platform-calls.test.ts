import {
  startWechatSandbox,
  templateIds,
  type WechatSandbox,
} from '../../api/wechat-sandbox/index';

let sandbox: WechatSandbox;
let now: number;
beforeEach(async () => {
  now = Date.parse('2026-11-22T02:00:00Z');
  sandbox = await startWechatSandbox({ host: '127.0.0.1', port: 0, now: () => now });
});
afterEach(() => sandbox.stop());

type Reply = Record<string, unknown> & { errcode?: number };

async function call(path: string, body?: unknown): Promise<Reply> {
  const reply = await fetch(`${sandbox.url}${path}`, {
    ...(body !== undefined && { method: 'POST', body: JSON.stringify(body) }),
  });
  expect(reply.status).toBe(200);
  return (await reply.json()) as Reply;
}

const credentials = () =>
  `grant_type=client_credential&appid=${sandbox.app.id}&secret=${sandbox.app.secret}`;
const signIn = (code: string) =>
  call(
    `/sns/jscode2session?grant_type=authorization_code&appid=${sandbox.app.id}&secret=${sandbox.app.secret}&js_code=${code}`,
  );

function stable(more: object = {}): Promise<Reply> {
  const { id: appid, secret } = sandbox.app;
  return call('/cgi-bin/stable_token', {
    ...{ grant_type: 'client_credential', appid, secret },
    ...more,
  });
}

async function authorized(path: string, body?: unknown): Promise<Reply> {
  const { access_token: token } = await stable();
  return call(`${path}?access_token=${String(token)}`, body);
}

const minute = 60_000;

it('serves loopback addresses only', async () => {
  await expect(startWechatSandbox({ host: '0.0.0.0', port: 0 })).rejects.toThrow('loopback');
});

describe('signing in', () => {
  it('answers openid and session key', async () => {
    expect(await signIn('demo:engineer2')).toEqual({
      openid: 'demo-engineer2',
      session_key: expect.any(String) as string,
    });
  });

  it.each([
    ['another app id', { appid: 'wx1' }, 40013],
    ['another secret', { secret: 'x' }, 40125],
    ['another grant', { grant_type: 'x' }, 40002],
    ['an unknown code', { js_code: 'x' }, 40029],
  ])('refuses %s', async (_case, change, errcode) => {
    const query = new URLSearchParams({
      grant_type: 'authorization_code',
      appid: sandbox.app.id,
      secret: sandbox.app.secret,
      js_code: 'demo:customer',
      ...change,
    });
    const reply = await call(`/sns/jscode2session?${query.toString()}`);
    expect(reply).toMatchObject({
      errcode,
      errmsg: expect.stringMatching(/ rid: [0-9a-f-]+$/) as string,
    });
  });

  it('is limited to 100 a minute for one person', async () => {
    const replies = await Promise.all(Array.from({ length: 101 }, () => signIn('demo:customer')));
    expect(replies.filter(({ errcode }) => errcode === 45011)).toHaveLength(1);
    expect(await signIn('demo:engineer')).toHaveProperty('openid');
    now += minute;
    expect(await signIn('demo:customer')).toHaveProperty('openid');
  });
});

describe('access tokens', () => {
  const list = (token: unknown) =>
    call(`/wxaapi/newtmpl/gettemplate?access_token=${String(token)}`);

  it('of the plain pool are replaced by every call, the old one living five minutes more', async () => {
    const first = await call(`/cgi-bin/token?${credentials()}`);
    const second = await call(`/cgi-bin/token?${credentials()}`);
    expect(second['access_token']).not.toBe(first['access_token']);
    expect(await list(first['access_token'])).toMatchObject({ errcode: 0 });
    now += 5 * minute;
    expect(await list(first['access_token'])).toMatchObject({ errcode: 42001 });
    expect(await list(second['access_token'])).toMatchObject({ errcode: 0 });
  });

  it('of the stable pool stay the same until five minutes before their end', async () => {
    const first = await stable();
    expect(first['expires_in']).toBe(7200);
    now += 115 * minute;
    expect(await stable()).toEqual({ access_token: first['access_token'], expires_in: 300 });
    now += 1;
    const second = await stable();
    expect(second['access_token']).not.toBe(first['access_token']);
    expect(await list(first['access_token'])).toMatchObject({ errcode: 0 });
    now += 5 * minute;
    expect(await list(first['access_token'])).toMatchObject({ errcode: 42001 });
  });

  it('are forced anew 30 seconds apart, 20 times a day, otherwise the same comes back', async () => {
    const force = async () => (await stable({ force_refresh: true }))['access_token'];
    const first = await force();
    expect(await force()).toBe(first);
    now += 30_000;
    const second = await force();
    expect(second).not.toBe(first);
    expect(await list(first)).toMatchObject({ errcode: 42001 });
    for (let time = 2; time < 20; time += 1) {
      now += 30_000;
      await force();
    }
    const last = await force();
    now += minute;
    expect(await force()).toBe(last);
    now += 24 * 60 * minute;
    expect(await force()).not.toBe(last);
  });

  it('of the two pools do not know of each other', async () => {
    const { access_token: token } = await stable();
    await call(`/cgi-bin/token?${credentials()}`);
    now += 6 * minute;
    expect(await list(token)).toMatchObject({ errcode: 0 });
  });

  it('are missing, invented or had with a wrong secret', async () => {
    expect(await call('/wxaapi/newtmpl/gettemplate')).toMatchObject({ errcode: 41001 });
    expect(await list('invented')).toMatchObject({ errcode: 40001 });
    expect(await stable({ secret: 'x' })).toMatchObject({ errcode: 40001 });
    expect(await stable({ appid: 'x' })).toMatchObject({ errcode: 40013 });
    expect(await call('/cgi-bin/stable_token')).toMatchObject({ errcode: 43002 });
  });
});

describe('subscribe/send', () => {
  const send = (change: object = {}) =>
    authorized('/cgi-bin/message/subscribe/send', {
      touser: 'demo-customer',
      template_id: templateIds.progress,
      data: aNotice(),
      ...change,
    });

  function aNotice(change: Record<string, unknown> = {}) {
    const values: Record<string, unknown> = {
      character_string1: 'SH20261122-0001',
      thing2: '凭证导入失败',
      phrase3: '处理中',
      time4: '2026年11月22日 10:00',
      thing5: '工程师已到现场',
      ...change,
    };
    return Object.fromEntries(
      Object.entries(values).map(([name, value]) => [name, { value }] as const),
    );
  }

  it.each([
    ['an unknown person', { touser: 'oNobody' }, 40003, ''],
    ['an unknown template', { template_id: 'x' }, 40037, ''],
    ['a page that cannot be', { page: '/pages/x' }, 41030, ''],
    ['data in a string', { data: '{}' }, 47001, ''],
    ['a long thing', { data: aNotice({ thing2: '一'.repeat(21) }) }, 47003, 'data.thing2.value'],
    ['an empty thing', { data: aNotice({ thing5: '' }) }, 47003, 'data.thing5.value'],
    ['a line break', { data: aNotice({ thing5: 'a\nb' }) }, 47003, 'data.thing5.value'],
    [
      'a phrase of six',
      { data: aNotice({ phrase3: '处理处理处理' }) },
      47003,
      'data.phrase3.value',
    ],
    ['a phrase in English', { data: aNotice({ phrase3: 'done' }) }, 47003, 'data.phrase3.value'],
    ['a number for a text', { data: aNotice({ thing2: 5 }) }, 47003, 'data.thing2.value'],
    ['words for a time', { data: aNotice({ time4: '明天' }) }, 47003, 'data.time4.value'],
    [
      'Chinese in a character string',
      { data: aNotice({ character_string1: '编号' }) },
      47003,
      'data.character_string1.value',
    ],
    ['no credit', {}, 43101, ''],
  ])('refuses %s', async (_case, change, errcode, words) => {
    const reply = await send(change);
    expect(reply).toMatchObject({ errcode, errmsg: expect.stringContaining(words) as string });
    expect(sandbox.phones.of('demo-customer').messages).toEqual([]);
  });

  it('takes one credit and no more for what was refused', async () => {
    sandbox.answerConsent('demo-customer', { [templateIds.progress]: 'accept' });
    await send({ page: '/bad' });
    expect(await send({ page: 'pages/ticket/index?id=1' })).toMatchObject({ errcode: 0 });
    expect(await send()).toMatchObject({ errcode: 43101 });
    expect(sandbox.phones.of('demo-customer')).toMatchObject({
      credits: { [templateIds.progress]: 0 },
      messages: [{ title: '服务进度通知', page: 'pages/ticket/index?id=1' }],
    });
  });

  it('keeps credits by person and template', async () => {
    sandbox.answerConsent('demo-customer', { [templateIds.ask]: 'accept' });
    sandbox.answerConsent('demo-stranger', { [templateIds.progress]: 'accept' });
    sandbox.answerConsent('demo-customer', { [templateIds.progress]: 'reject' });
    expect(await send()).toMatchObject({ errcode: 43101 });
  });
});

describe('checks', () => {
  const text = (change: object) =>
    authorized('/wxa/msg_sec_check', {
      ...{ version: 2, openid: 'demo-customer', scene: 2, content: '谢谢' },
      ...change,
    });

  it.each([
    [{ content: '' }, 44002],
    [{ content: '好'.repeat(2501) }, 45002],
    [{ scene: 5 }, 40129],
    [{ version: 1 }, 40097],
    [{ openid: 'oNobody' }, 40003],
    [{ content: '好'.repeat(2500) }, 0],
  ])('of texts: %j', async (change, errcode) => {
    expect(await text(change)).toMatchObject({ errcode });
  });

  it('of files need an address and a kind', async () => {
    const common = { version: 2, openid: 'demo-customer', scene: 2 };
    const check = (change: object) =>
      authorized('/wxa/media_check_async', { ...common, ...change });
    expect(await check({ media_url: 'x', media_type: 2 })).toMatchObject({ errcode: 40097 });
    expect(await check({ media_url: 'http://a/b', media_type: 3 })).toMatchObject({
      errcode: 40097,
    });
  });
});

it('is limited a day where the platform is', async () => {
  await sandbox.stop();
  const limits = {
    '/wxaapi/newtmpl/gettemplate': [{ most: 2, window: 'day' as const, errcode: 45009 }],
  };
  sandbox = await startWechatSandbox({ host: '127.0.0.1', port: 0, now: () => now, limits });
  const list = async () => (await authorized('/wxaapi/newtmpl/gettemplate')).errcode;
  expect([await list(), await list(), await list()]).toEqual([0, 0, 45009]);
  now += 24 * 60 * minute;
  expect(await list()).toBe(0);
});

it('answers 404 to what it does not know', async () => {
  expect((await fetch(`${sandbox.url}/cgi-bin/unknown`)).status).toBe(404);
});

it('refuses a body that is no JSON object', async () => {
  expect(await authorized('/wxa/msg_sec_check', [])).toMatchObject({ errcode: 47001 });
});
