import request from 'supertest';

import type { PushSettings } from '#api/wechat/index';
import { decryptPush, encryptPush, signPush } from '#api/wechat/push-crypto';

import { startPushReceiver, type PushReceiver } from '../../support/push-receiver';
import { official } from '../../support/push-vector';
import { freshWechatWorld } from '../../support/wechat';

const at = freshWechatWorld();
const { token, aesKey, appId } = official;
const path = '/api/v1/wechat/callback';

let receiver: PushReceiver;

async function serve(overrides: Partial<PushSettings> = {}) {
  receiver = await startPushReceiver(at.world, { token, aesKey, appId, ...overrides });
}

async function serveAnew(overrides: Partial<PushSettings>) {
  await receiver.stop();
  await serve(overrides);
}

beforeEach(() => serve());
afterEach(() => receiver.stop());

const stamp = { timestamp: '1714112445', nonce: '415670741' };

function plainly(body: object | string, query: Record<string, string> = {}) {
  const signature = signPush(token, stamp.timestamp, stamp.nonce);
  return request(receiver.server)
    .post(path)
    .query({ signature, ...stamp, ...query })
    .type(typeof body === 'string' ? 'text/xml' : 'json')
    .send(body);
}

function sealed(text: string, query: Record<string, string> = {}, format: 'json' | 'xml' = 'json') {
  const encrypted = encryptPush({ aesKey, appId }, text);
  return encryptedly(encrypted, query, format);
}

function encryptedly(encrypted: string, query: Record<string, string>, format: 'json' | 'xml') {
  const body =
    format === 'json'
      ? JSON.stringify({ ToUserName: 'gh_1', Encrypt: encrypted })
      : `<xml><ToUserName><![CDATA[gh_1]]></ToUserName><Encrypt><![CDATA[${encrypted}]]></Encrypt></xml>`;
  return request(receiver.server)
    .post(path)
    .query({
      ...stamp,
      signature: signPush(token, stamp.timestamp, stamp.nonce),
      msg_signature: signPush(token, stamp.timestamp, stamp.nonce, encrypted),
      encrypt_type: 'aes',
      ...query,
    })
    .type(format === 'json' ? 'json' : 'text/xml')
    .send(body);
}

const entered = {
  ToUserName: 'gh_1',
  FromUserName: 'oCustomer',
  CreateTime: 1763776800,
  MsgType: 'event',
  Event: 'user_enter_tempsession',
  SessionFrom: 'ticket',
};

describe('GET', () => {
  it('echoes what WeChat sent when the signature is right', async () => {
    const { signature, timestamp, nonce } = official.address;
    const query = { signature, timestamp, nonce, echostr: '<b>4375120948345356249</b>' };
    const reply = await request(receiver.server).get(path).query(query);
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
    const reply = await request(receiver.server).get(path).query(query);
    expect(reply.status).toBe(403);
    expect(reply.body).toMatchObject({ code: 'wechat.push_refused' });
    expect(reply.text).not.toContain('secret');
  });
});

describe('a push', () => {
  it('in plain mode is taken, as the official example signs it', async () => {
    const { plain } = official;
    const reply = await request(receiver.server)
      .post(path)
      .query(plain)
      .send({ ...entered });
    expect([reply.status, reply.text]).toEqual([200, 'success']);
    expect(await receiver.events()).toHaveLength(1);
  });

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

  it('is taken however old its timestamp is', async () => {
    const timestamp = '1';
    const signature = signPush(token, timestamp, stamp.nonce);
    const reply = await plainly(entered, { timestamp, signature });
    expect(reply.text).toBe('success');
  });

  const encrypted = encryptPush({ aesKey, appId }, JSON.stringify(entered));
  const shorter = Buffer.from(encrypted, 'base64').subarray(0, -32).toString('base64');
  const foreign = encryptPush({ aesKey, appId: 'wx0000000000000000' }, JSON.stringify(entered));
  const signed = (text: string) => signPush(token, stamp.timestamp, stamp.nonce, text);

  it.each([
    ['whose cipher text was changed', `A${encrypted.slice(1)}`, signed(encrypted)],
    ['signed over time and nonce only', encrypted, signPush(token, stamp.timestamp, stamp.nonce)],
    ['without a signature', encrypted, ''],
    ['that was cut, though signed', shorter, signed(shorter)],
    ['for another mini-program, though signed', foreign, signed(foreign)],
    ['that is no cipher text, though signed', 'AAAA', signed('AAAA')],
  ])('%s is refused', async (_case, text, signature) => {
    const reply = await encryptedly(text, { msg_signature: signature }, 'json');
    expect(reply.status).toBe(403);
    expect(await receiver.events()).toEqual([]);
    expect(receiver.bugs).toEqual([]);
  });

  it.each([
    ['a wrong signature', entered, { signature: 'f'.repeat(40) }],
    ['no JSON', '{', {}],
    ['a list', [], {}],
    ['XML with a document type', '<!DOCTYPE a [<!ENTITY b "c">]><xml><a>&b;</a></xml>', {}],
    ['nothing encrypted where it says so', entered, { encrypt_type: 'aes' }],
  ])('with %s is refused', async (_case, body, query) => {
    const reply = await plainly(body, query);
    expect(reply.status).toBe(403);
    expect(receiver.bugs).toEqual([]);
  });

  it('beyond 256 KB is refused before it is read to its end', async () => {
    const reply = await plainly({ ...entered, SessionFrom: 'x'.repeat(300_000) });
    expect(reply.status).toBe(413);
  });

  it('in plain mode is refused where only encrypted ones are wanted', async () => {
    await serveAnew({ isSafeOnly: true });
    expect((await plainly(entered)).status).toBe(403);
    expect((await sealed(JSON.stringify(entered))).text).toBe('success');
  });

  it('in safe mode is refused where no key is set', async () => {
    await serveAnew({ aesKey: null });
    expect((await sealed(JSON.stringify(entered))).status).toBe(403);
    expect((await plainly(entered)).text).toBe('success');
  });

  it('that WeChat signed but that lacks a field is answered, and reported to us', async () => {
    const reply = await plainly({ ...entered, Event: 'wxa_media_check' });
    expect(reply.text).toBe('success');
    expect(at.world.lines.join('')).toContain('server.bug');
    expect(await receiver.events()).toEqual([]);
  });
});

describe('a push that comes again', () => {
  it('is answered each time and handled once, also encrypted anew and all at once', async () => {
    const text = JSON.stringify(entered);
    const replies = await Promise.all([sealed(text), sealed(text), plainly(entered), sealed(text)]);
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
    const check = (trace: string) => ({
      ...entered,
      Event: 'wxa_media_check',
      trace_id: trace,
      errcode: 0,
      result: { suggest: 'pass', label: 100 },
    });
    await plainly(check('1'));
    await plainly(check('2'));
    await plainly(check('1'));
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

  it('is passed on to WeChat’s service desk', async () => {
    const reply = await plainly(message);
    expect(reply.body).toMatchObject(handOver);
  });

  it('is passed on in XML', async () => {
    const xml =
      '<xml><ToUserName>gh_1</ToUserName><FromUserName>oCustomer</FromUserName>' +
      '<CreateTime>1</CreateTime><MsgType>image</MsgType></xml>';
    const reply = await plainly(xml);
    expect(reply.type).toBe('text/xml');
    expect(reply.text).toContain('<MsgType><![CDATA[transfer_customer_service]]></MsgType>');
  });

  it('is passed on encrypted and signed when it came so', async () => {
    const reply = await sealed(JSON.stringify(message));
    const { Encrypt, MsgSignature, TimeStamp, Nonce } = reply.body as Record<string, string>;
    expect(MsgSignature).toBe(signPush(token, String(TimeStamp), Nonce ?? '', Encrypt ?? ''));
    expect(typeof TimeStamp).toBe('number');
    expect(JSON.parse(decryptPush({ aesKey, appId }, Encrypt ?? ''))).toMatchObject(handOver);
  });
});
