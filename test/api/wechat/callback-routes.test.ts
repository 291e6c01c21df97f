import request from 'supertest';

import { decryptCallback, encryptCallback, signCallback } from '#api/wechat/callback-crypto';
import type { CallbackSettings } from '#api/wechat/index';

import { startCallbackReceiver, type CallbackReceiver } from '../../support/callback-receiver';
import { official } from '../../support/callback-vector';
import { callbackPath, callbacksTo, entered } from '../../support/callbacks';
import { freshWechatWorld } from '../../support/wechat';

const at = freshWechatWorld();
const { token, aesKey, appId } = official;

let receiver: CallbackReceiver;
const { encryptedly, freshStamp, plainly, sealed, signed } = callbacksTo(() => receiver, at);

async function serve(overrides: Partial<CallbackSettings> = {}) {
  receiver = await startCallbackReceiver(at.world, { token, aesKey, appId, ...overrides });
}

async function serveAnew(overrides: Partial<CallbackSettings>) {
  await receiver.stop();
  await serve(overrides);
}

beforeEach(() => serve());
afterEach(() => receiver.stop());

describe('GET', () => {
  it('echoes what WeChat sent when the signature is right', async () => {
    const { signature, timestamp, nonce } = official.address;
    const query = { signature, timestamp, nonce, echostr: '<b>4375120948345356249</b>' };
    const reply = await request(receiver.server).get(callbackPath).query(query);
    expect(reply.status).toBe(200);
    expect(reply.text).toBe('<b>4375120948345356249</b>');
    expect(reply.type).toBe('text/plain');
  });

  it.each([
    ['a wrong signature', { signature: '0'.repeat(40) }],
    ['another time', { timestamp: '1' }],
    ['no nonce', { nonce: '' }],
    ['a signature given twice', { signature: [official.address.signature, 'b'] }],
  ])('refuses %s', async (_case, change) => {
    const query = { ...official.address, echostr: 'secret', ...change };
    const reply = await request(receiver.server).get(callbackPath).query(query);
    expect(reply.status).toBe(403);
    expect(reply.body).toMatchObject({ code: 'wechat.push_refused' });
    expect(reply.text).not.toContain('secret');
  });
});

describe('a push', () => {
  it('in safe mode is taken: the official example, which is of no interest to us', async () => {
    const { timestamp, nonce, signature, encrypted } = official.safe;
    const query = { timestamp, nonce, msg_signature: signature, signature: '' };
    const reply = await encryptedly(encrypted, query, 'json');
    expect([reply.status, reply.text]).toEqual([200, 'success']);
    expect(await receiver.events()).toEqual([]);
  });

  it.each(['json', 'xml'] as const)('in safe mode comes as %s', async (format) => {
    const text =
      format === 'json'
        ? JSON.stringify(entered)
        : '<xml><FromUserName><![CDATA[oCustomer]]></FromUserName><CreateTime>1763776800</CreateTime>' +
          '<MsgType><![CDATA[event]]></MsgType><Event><![CDATA[user_enter_tempsession]]></Event>' +
          '<SessionFrom><![CDATA[ticket]]></SessionFrom></xml>';
    expect((await sealed(text, {}, format)).text).toBe('success');
    expect(await receiver.events()).toEqual([
      {
        kind: 'customer_service_entered',
        openid: 'oCustomer',
        at: new Date(1763776800_000),
        from: 'ticket',
      },
    ]);
  });

  it.each(['1', '1714112445', '9999999999'])(
    'is taken whatever its time: %s',
    async (timestamp) => {
      const stamp = { timestamp, nonce: '415670741' };
      expect((await sealed(JSON.stringify(entered), signed(stamp))).text).toBe('success');
      expect(await receiver.events()).toHaveLength(1);
    },
  );

  it('is taken from a writer of JSON that puts a backslash before a slash', async () => {
    const { timestamp, nonce, signature, encrypted } = official.safe;
    const query = { timestamp, nonce, msg_signature: signature, encrypt_type: 'aes' };
    const body = `{ "Encrypt" : "${encrypted.replaceAll('/', '\\/')}" }`;
    const reply = await request(receiver.server).post(callbackPath).query(query).send(body);
    expect(reply.text).toBe('success');
  });

  const encrypted = encryptCallback({ aesKey, appId }, JSON.stringify(entered));
  const changed = `${encrypted.startsWith('A') ? 'B' : 'A'}${encrypted.slice(1)}`;
  const shorter = Buffer.from(encrypted, 'base64').subarray(0, -32).toString('base64');
  const foreign = encryptCallback({ aesKey, appId: 'wx0000000000000000' }, JSON.stringify(entered));
  const stamp = { timestamp: '1714112445', nonce: '415670741' };
  const sign = (text: string) => signCallback(token, stamp.timestamp, stamp.nonce, text);

  it.each([
    ['whose cipher text was changed', changed, sign(encrypted)],
    ['signed over time and nonce only', encrypted, signed(stamp).signature],
    ['without a signature', encrypted, ''],
    ['that was cut, though signed', shorter, sign(shorter)],
    ['for another mini-program, though signed', foreign, sign(foreign)],
    ['that is no cipher text, though signed', 'AAAA', sign('AAAA')],
  ])('%s is refused', async (_case, text, signature) => {
    const reply = await encryptedly(text, { ...signed(stamp), msg_signature: signature });
    expect(reply.status).toBe(403);
    expect(await receiver.events()).toEqual([]);
    expect(receiver.bugs).toEqual([]);
  });

  it.each([
    ['a wrong plain signature beside the right one', { signature: 'f'.repeat(40) }],
    ['a signature of something else', { msg_signature: 'f'.repeat(40) }],
    ['no nonce', { nonce: '' }],
    ['no time', { timestamp: '' }],
  ])('with %s is refused', async (_case, query) => {
    expect((await sealed(JSON.stringify(entered), query)).status).toBe(403);
    expect(await receiver.events()).toEqual([]);
  });

  it.each([
    ['no list', '[]'],
    ['broken JSON', '{'],
    ['JSON nested 5,000 deep', '['.repeat(5000) + ']'.repeat(5000)],
    ['XML with a document type', '<!DOCTYPE a [<!ENTITY b "c">]><xml><a>&b;</a></xml>'],
  ])('whose words are %s is refused', async (_case, text) => {
    expect((await sealed(text)).status).toBe(403);
    expect(receiver.bugs).toEqual([]);
  });

  it('with nothing encrypted where it says so is refused', async () => {
    const query = { ...signed(freshStamp()), encrypt_type: 'aes', msg_signature: 'f'.repeat(40) };
    expect((await plainly(entered, query)).status).toBe(403);
  });

  it('in plain mode is refused unless it was asked for', async () => {
    expect((await plainly(entered)).status).toBe(403);
    expect(await receiver.events()).toEqual([]);
  });

  it('in safe mode is refused where no key is set', async () => {
    await serveAnew({ aesKey: null });
    expect((await sealed(JSON.stringify(entered))).status).toBe(403);
  });

  it('that WeChat signed but that lacks a field is answered, and reported to us', async () => {
    const reply = await sealed(JSON.stringify({ ...entered, Event: 'wxa_media_check' }));
    expect(reply.text).toBe('success');
    expect(at.world.lines.join('')).toContain('server.bug');
    expect(await receiver.events()).toEqual([]);
  });
});

describe('a push that comes again', () => {
  it('is answered each time and handled once, also encrypted anew and all at once', async () => {
    const text = JSON.stringify(entered);
    const replies = await Promise.all([sealed(text), sealed(text), sealed(text), sealed(text)]);
    expect(replies.map((reply) => reply.text)).toEqual(Array(4).fill('success'));
    expect(await receiver.events()).toHaveLength(1);
  });

  it('is known by its MsgId, exact beyond 2^53', async () => {
    const withId = (id: string) => `{"MsgId":${id},${JSON.stringify(entered).slice(1)}`;
    await sealed(withId('9007199254740993'));
    await sealed(withId('9007199254740993'));
    await sealed(withId('9007199254740992'));
    expect(await receiver.events()).toHaveLength(2);
  });

  it('is told from another event of the same person and second', async () => {
    const check = (trace: string) =>
      sealed(
        JSON.stringify({
          ...entered,
          Event: 'wxa_media_check',
          trace_id: trace,
          errcode: 0,
          result: { suggest: 'pass', label: 100 },
        }),
      );
    await check('1');
    await check('2');
    await check('1');
    expect(await receiver.events()).toHaveLength(2);
  });
});

describe('a customer’s message', () => {
  const message = { ...entered, MsgType: 'text', Content: '在吗', MsgId: 1 };
  const handOver = {
    ToUserName: 'oCustomer',
    FromUserName: 'gh_1',
    MsgType: 'transfer_customer_service',
  };

  it('is passed on encrypted and signed when it came so', async () => {
    const reply = await sealed(JSON.stringify(message));
    const { Encrypt, MsgSignature, TimeStamp, Nonce } = reply.body as Record<string, string>;
    expect(MsgSignature).toBe(signCallback(token, String(TimeStamp), Nonce ?? '', Encrypt ?? ''));
    expect(typeof TimeStamp).toBe('number');
    expect(JSON.parse(decryptCallback({ aesKey, appId }, Encrypt ?? ''))).toMatchObject(handOver);
  });
});
