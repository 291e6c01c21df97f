import { once } from 'node:events';
import { createServer } from 'node:net';

import sharp from 'sharp';

import { wechatClient, WechatError } from '#api/wechat/index';

import { freshWechatWorld } from '../../support/wechat';

const at = freshWechatWorld();

const send = '/cgi-bin/message/subscribe/send';
const openid = 'demo-customer';

function aMessage() {
  return {
    openid,
    templateId: at.world.sandbox.templateIds.ask,
    page: '/pages/ticket?id=1',
    fields: {
      character_string1: 'SH20261122-0001',
      thing2: '年终结账时报表的合计与明细对不上，已重算三次',
      thing3: '',
      time4: at.world.clock(),
    },
  };
}

function consent(times = 1) {
  for (let time = 0; time < times; time += 1) {
    at.world.sandbox.answerConsent(openid, { [at.world.sandbox.templateIds.ask]: 'accept' });
  }
}

const received = () => at.world.sandbox.phones.of(openid).messages;

/** A port where nobody listens. */
async function deadAddress(): Promise<string> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
}

describe('signing in', () => {
  it('gives the openid of a demo code, again and again', async () => {
    expect(await at.world.client.codeToSession('demo:customer')).toEqual({ openid });
    expect(await at.world.client.codeToSession('demo:customer')).toEqual({ openid });
  });

  it('refuses a used, an old and an invented code', async () => {
    const code = at.world.sandbox.people.loginCode('oReal');
    expect(await at.world.client.codeToSession(code)).toEqual({ openid: 'oReal' });
    await expect(at.world.client.codeToSession(code)).rejects.toMatchObject({ errcode: 40163 });
    const old = at.world.sandbox.people.loginCode('oReal');
    at.world.pass(5 * 60_000);
    await expect(at.world.client.codeToSession(old)).rejects.toMatchObject({ errcode: 40029 });
    await expect(at.world.client.codeToSession('0invented')).rejects.toMatchObject({
      errcode: 40029,
      retryable: false,
      outcome: 'refused',
    });
  });

  it('gives the phone number of a code, once', async () => {
    const code = at.world.sandbox.people.phoneCode('13912345678');
    expect(await at.world.client.phoneNumber(code)).toEqual({
      purePhoneNumber: '13912345678',
      countryCode: '86',
    });
    await expect(at.world.client.phoneNumber(code)).rejects.toBeInstanceOf(WechatError);
  });

  it('takes errcode 0 on success, and refuses an answer without an openid', async () => {
    const answering = (body: string) =>
      wechatClient({ ...at.world.deps, fetch: () => Promise.resolve(new Response(body)) });
    await expect(
      answering('{"errcode":0,"openid":"o1","session_key":"k","unionid":"u1"}').codeToSession('c'),
    ).resolves.toEqual({ openid: 'o1', unionid: 'u1' });
    await expect(answering('{"errcode":0}').codeToSession('c')).rejects.toMatchObject({
      errcode: null,
      outcome: 'unknown',
    });
    await expect(answering('<html>').codeToSession('c')).rejects.toMatchObject({ errcode: null });
  });
});

describe('a subscribe message', () => {
  it('reaches the phone, made to fit, with its id exact', async () => {
    consent();
    const outcome = await at.world.client.sendSubscribeMessage(aMessage());
    const [message] = received();
    expect(outcome).toEqual({ outcome: 'sent', msgId: message?.msgId });
    expect(Number(message?.msgId)).toBeGreaterThan(Number.MAX_SAFE_INTEGER);
    expect(message).toMatchObject({
      page: 'pages/ticket?id=1',
      fields: [
        { label: '工单编号', value: 'SH20261122-0001' },
        { label: '问题描述', value: '年终结账时报表的合计与明细对不上，已重…' },
        { label: '补充内容', value: '无' },
        { label: '提醒时间', value: '2026年11月22日 10:00' },
      ],
    });
  });

  it('is refused without a credit, and one credit is one message', async () => {
    consent();
    const outcomes = [];
    for (let time = 0; time < 2; time += 1) {
      outcomes.push(await at.world.client.sendSubscribeMessage(aMessage()));
    }
    expect(outcomes).toMatchObject([{ outcome: 'sent' }, { outcome: 'refused', errcode: 43101 }]);
    expect(received()).toHaveLength(1);
  });

  it('is refused for an unknown person, template, and for a missing field, which is named', async () => {
    const outcomes = [
      await at.world.client.sendSubscribeMessage({ ...aMessage(), openid: 'nobody' }),
      await at.world.client.sendSubscribeMessage({ ...aMessage(), templateId: 'none' }),
      await at.world.client.sendSubscribeMessage({
        ...aMessage(),
        fields: { character_string1: '1', time4: at.world.clock() },
      }),
    ];
    expect(outcomes).toEqual([
      { outcome: 'refused', errcode: 40003, field: null },
      { outcome: 'refused', errcode: 40037, field: null },
      { outcome: 'refused', errcode: 47003, field: 'thing2' },
    ]);
  });

  it.each([
    ['cut after it was sent', 'cut_after' as const, 1],
    ['cut before it was sent', 'cut_before' as const, 0],
    ['answered with HTTP 502', { status: 502 }, 0],
    ['not answered at all', 'hang' as const, 0],
  ])('is not sent again when the call was %s', async (_case, failure, delivered) => {
    consent(3);
    at.world.sandbox.failures.plan(send, failure);
    await at.world.client.listTemplates();
    const { sendSubscribeMessage } = wechatClient({ ...at.world.deps, patience: 300 });
    expect(await sendSubscribeMessage(aMessage())).toEqual({ outcome: 'unknown' });
    expect(received()).toHaveLength(delivered);
  });

  it.each([-1, 45009, 45011])('may be sent later after errcode %i', async (errcode) => {
    at.world.sandbox.failures.plan(send, { errcode });
    expect(await at.world.client.sendSubscribeMessage(aMessage())).toEqual({
      outcome: 'not_sent',
      errcode,
    });
  });

  it('is certainly not sent when no token can be had, or WeChat is out of reach', async () => {
    at.world.sandbox.failures.plan('/cgi-bin/stable_token', 'cut_before', 3);
    expect(await at.world.client.sendSubscribeMessage(aMessage())).toEqual({
      outcome: 'not_sent',
      errcode: null,
    });
    await at.world.client.listTemplates();
    const settings = { ...at.world.settings, apiBase: await deadAddress() };
    const unreachable = wechatClient({ ...at.world.deps, settings });
    expect(await unreachable.sendSubscribeMessage(aMessage())).toEqual({
      outcome: 'not_sent',
      errcode: null,
    });
  });

  it('has its templates listed with their fields', async () => {
    const templates = await at.world.client.listTemplates();
    expect(templates).toContainEqual({
      id: at.world.sandbox.templateIds.ask,
      title: '补充资料提醒',
      fields: ['character_string1', 'thing2', 'thing3', 'time4'],
      isLongTerm: false,
    });
  });
});

describe('calls that may be repeated', () => {
  it.each([
    ['errcode -1', { errcode: -1 }],
    ['a cut connection', 'cut_before' as const],
    ['a lost answer', 'cut_after' as const],
    ['HTTP 500', { status: 500 }],
  ])('are made again after %s, twice at most', async (_case, failure) => {
    at.world.sandbox.failures.plan('/wxa/msg_sec_check', failure, 2);
    const check = { openid, text: '谢谢', scene: 'comment' } as const;
    expect(await at.world.client.checkText(check)).toMatchObject({ suggest: 'pass' });
    at.world.sandbox.failures.plan('/wxa/msg_sec_check', failure, 3);
    await expect(at.world.client.checkText(check)).rejects.toMatchObject({ retryable: true });
    expect(await at.world.client.checkText(check)).toMatchObject({ suggest: 'pass' });
  });

  it('are not made again when the minute is used up', async () => {
    at.world.sandbox.failures.plan('/wxa/msg_sec_check', { errcode: 45011 });
    await expect(
      at.world.client.checkText({ openid, text: '谢谢', scene: 'comment' }),
    ).rejects.toMatchObject({ errcode: 45011, retryable: true });
  });
});

describe('checking texts', () => {
  it.each([
    ['登录后提示证书过期', 'pass', 100],
    ['客服请加微信联系', 'review', 10001],
    ['这里有赌博网站，加微信', 'risky', 20006],
    ['  ', 'pass', 100],
  ])('%s: %s', async (text, suggest, label) => {
    expect(await at.world.client.checkText({ openid, text, scene: 'forum' })).toMatchObject({
      suggest,
      label,
    });
  });

  it('cuts long texts, also through the middle of a word, and tells the worst', async () => {
    const text = `${'好'.repeat(2499)}赌博${'好'.repeat(3000)}`;
    const verdict = await at.world.client.checkText({ openid, text, scene: 'comment' });
    expect(verdict).toMatchObject({ suggest: 'risky', label: 20006 });
    expect(verdict.traceIds).toHaveLength(3);
  });

  it('needs a visit within two hours', async () => {
    const code = at.world.sandbox.people.loginCode('oReal');
    await at.world.client.codeToSession(code);
    const check = { openid: 'oReal', text: '谢谢', scene: 'comment' } as const;
    await at.world.client.checkText(check);
    at.world.pass(2 * 60 * 60_000 + 1);
    await expect(at.world.client.checkText(check)).rejects.toMatchObject({
      errcode: 61010,
      retryable: false,
    });
  });
});

describe('a mini-program code', () => {
  it('is a picture of the asked width', async () => {
    const { type, bytes } = await at.world.client.drawMiniCode({ scene: 'a=SN-001', width: 280 });
    expect(type).toBe('image/png');
    expect(await sharp(bytes).metadata()).toMatchObject({ format: 'png', width: 280 });
  });

  it('fails with the code that comes instead of the picture', async () => {
    at.world.sandbox.failures.plan('/wxa/getwxacodeunlimit', { errcode: 41030 });
    await expect(at.world.client.drawMiniCode({ scene: 'a' })).rejects.toMatchObject({
      errcode: 41030,
    });
  });

  it.each([
    [{ scene: '' }],
    [{ scene: 'x'.repeat(33) }],
    [{ scene: '100%' }],
    [{ scene: '中文' }],
    [{ scene: 'a', page: '/pages/index' }],
    [{ scene: 'a', page: 'pages/index?id=1' }],
    [{ scene: 'a', width: 200 }],
  ])('refuses %j before WeChat does', async (code) => {
    await expect(at.world.client.drawMiniCode(code)).rejects.toThrow(RangeError);
    expect(at.world.sandbox.calls()).toEqual([]);
  });
});

it('writes no secret, token, code or openid into logs or errors, but WeChat’s request id', async () => {
  const code = at.world.sandbox.people.loginCode('oSomebody');
  await at.world.client.codeToSession(code);
  const failed = await wordsOf(at.world.client.codeToSession(code));
  consent();
  await at.world.client.sendSubscribeMessage({ ...aMessage(), openid: 'oStranger' });
  at.world.sandbox.tokens.end('expired');
  await at.world.client.listTemplates();
  const wrong = wechatClient({
    ...at.world.deps,
    settings: { ...at.world.settings, apiBase: 'http://127.0.0.1:1' },
  });
  const unreachable = await wordsOf(wrong.codeToSession('0secretcode'));
  const said = [...at.world.lines, failed, unreachable].join('\n');
  expect(said).toMatch(/"rid":"[0-9a-f]+-[0-9a-f]+-[0-9a-f]+"/);
  for (const secret of [
    at.world.settings.secret,
    'sandbox_stable_',
    code,
    '0secretcode',
    'oSomebody',
    'oStranger',
    'openid rid',
  ]) {
    expect(said).not.toContain(secret);
  }
});

function wordsOf(failing: Promise<unknown>): Promise<string> {
  return failing.then(() => 'did not fail', String);
}
