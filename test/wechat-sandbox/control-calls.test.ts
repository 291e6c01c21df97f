import { freshWechatWorld } from '../support/wechat';

const at = freshWechatWorld();

async function ask(method: string, path: string, body?: unknown, headers = {}) {
  const reply = await fetch(`${at.world.sandbox.url}/sandbox/${path}`, {
    method,
    headers: { 'content-type': 'application/json', ...headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return { status: reply.status, body: await reply.json() };
}

it('shows what a phone received, and grants credits', async () => {
  const { sandbox, client, clock } = at.world;
  const { urge } = sandbox.templateIds;
  const answered = await ask('POST', 'phones/demo-engineer/answers', {
    results: { [urge]: 'accept' },
  });
  expect(answered.body).toEqual({ openid: 'demo-engineer', credits: { [urge]: 1 }, messages: [] });
  const outcome = await client.sendSubscribeMessage({
    ...{ openid: 'demo-engineer', templateId: urge, page: 'pages/work?id=1' },
    fields: { character_string1: 'SH1', thing2: '报表', thing3: '客户着急', time4: clock() },
  });
  const phone = {
    openid: 'demo-engineer',
    credits: { [urge]: 0 },
    messages: [
      {
        msgId: outcome.outcome === 'sent' ? outcome.msgId : null,
        at: '2026-11-22T02:00:00.000Z',
        templateId: urge,
        title: '催办提醒',
        page: 'pages/work?id=1',
        fields: [
          { label: '工单编号', value: 'SH1' },
          { label: '问题描述', value: '报表' },
          { label: '催办说明', value: '客户着急' },
          { label: '催办时间', value: '2026年11月22日 10:00' },
        ],
      },
    ],
  };
  expect((await ask('GET', 'phones/demo-engineer')).body).toEqual(phone);
  expect((await ask('GET', 'phones')).body).toEqual([phone]);
});

it('takes credits away when a template is turned off', async () => {
  const { urge } = at.world.sandbox.templateIds;
  await ask('POST', 'phones/demo-engineer/answers', { results: { [urge]: 'accept' } });
  const off = await ask('POST', 'phones/demo-engineer/settings', { results: { [urge]: 'reject' } });
  expect(off.body).toMatchObject({ credits: { [urge]: 0 } });
});

it('hands out codes, ends tokens, plans failures and counts calls', async () => {
  const { client } = at.world;
  const { body } = await ask('POST', 'codes', { openid: 'oSomebody' });
  const { code } = body as { code: string };
  expect(await client.codeToSession(code)).toEqual({ openid: 'oSomebody' });
  await client.listTemplates();
  expect((await ask('POST', 'tokens/end', { how: 'replaced' })).body).toMatchObject({ stable: 1 });
  const path = '/wxaapi/newtmpl/gettemplate';
  await ask('POST', 'failures', { path, failure: { errcode: 48001 }, times: 2 });
  await expect(client.listTemplates()).rejects.toMatchObject({ errcode: 48001 });
  await ask('DELETE', 'failures');
  await client.listTemplates();
  const calls = (await ask('GET', 'calls')).body;
  expect(calls).toContainEqual({ path, errcode: 48001, times: 1 });
  expect(calls).toContainEqual({ path, errcode: 40001, times: 1 });
});

it.each([
  ['POST', 'phones/demo-engineer/answers', { results: { unknown: 'accept' } }],
  ['POST', 'phones/demo-engineer/answers', {}],
  ['POST', 'phones/demo-engineer/settings', { results: {} }],
  ['POST', 'codes', {}],
  ['POST', 'failures', { path: '/x', failure: 'rain' }],
  ['POST', 'callbacks', { event: 'x' }],
])('refuses %s %s %j', async (method, path, body) => {
  expect((await ask(method, path, body)).status).toBe(400);
});

it('knows no other call', async () => {
  expect((await ask('GET', 'constructor')).status).toBe(404);
  expect((await ask('DELETE', 'phones')).status).toBe(404);
});

it('does not listen to forms of web pages', async () => {
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  expect((await ask('POST', 'failures', {}, form)).status).toBe(403);
});
