import request from 'supertest';

import { signCallback } from '#api/wechat/callback-crypto';
import type { CallbackSettings } from '#api/wechat/index';

import { startCallbackReceiver, type CallbackReceiver } from '../../support/callback-receiver';
import { official } from '../../support/callback-vector';
import { callbackPath, callbacksTo, entered } from '../../support/callbacks';
import { freshWechatWorld } from '../../support/wechat';

const at = freshWechatWorld();
const { token, aesKey, appId } = official;

let receiver: CallbackReceiver;
const { freshStamp, plainly, sealed, signed } = callbacksTo(() => receiver, at);

async function serve(overrides: Partial<CallbackSettings> = {}) {
  const settings = { token, aesKey, appId, takesPlain: true, ...overrides };
  receiver = await startCallbackReceiver(at.world, settings);
}

beforeEach(() => serve());
afterEach(() => receiver.stop());

const other = { ...entered, FromUserName: 'oSomebodyElse' };

it('takes what is plain and what is encrypted, in JSON and in XML', async () => {
  const xml =
    '<xml><FromUserName>oOther</FromUserName><CreateTime>1763776800</CreateTime>' +
    '<MsgType>event</MsgType><Event>user_enter_tempsession</Event></xml>';
  expect((await plainly(entered)).text).toBe('success');
  expect((await plainly(xml)).text).toBe('success');
  expect((await sealed(JSON.stringify({ ...entered, FromUserName: 'oThird' }))).text).toBe(
    'success',
  );
  expect(await receiver.events()).toHaveLength(3);
});

it('needs no key', async () => {
  await receiver.stop();
  await serve({ aesKey: null });
  expect((await plainly(entered)).text).toBe('success');
});

describe('a plain push', () => {
  it.each([0, 299, 300, -299, -300])('that is %i seconds old is taken', async (seconds) => {
    expect((await plainly(entered, signed(freshStamp(seconds)))).text).toBe('success');
  });

  it.each([301, 3600, -301, -3600])('that is %i seconds old is refused', async (seconds) => {
    expect((await plainly(entered, signed(freshStamp(seconds)))).status).toBe(403);
    expect(await receiver.events()).toEqual([]);
  });

  it('of the official example, years old by now, is refused; its address check is not', async () => {
    expect((await plainly(entered, official.plain)).status).toBe(403);
    const query = { ...official.address, echostr: '4375120948345356249' };
    const reply = await request(receiver.server).get(callbackPath).query(query);
    expect([reply.status, reply.text]).toEqual([200, query.echostr]);
  });

  it.each(['', '0', '-1', '1e9', ' ', '99999999999999999999', 'NaN', '１７６３７７６８００'])(
    'with the time %j is refused, though signed',
    async (timestamp) => {
      const query = { timestamp, nonce: '1', signature: signCallback(token, timestamp, '1') };
      expect((await plainly(entered, query)).status).toBe(403);
      expect(receiver.bugs).toEqual([]);
    },
  );

  it('does not take digits of the nonce for another time', async () => {
    const { timestamp } = freshStamp();
    // sorted and joined, both pairs are the same text and have the same signature
    const [right, moved] = [
      signed({ timestamp, nonce: '98' }),
      signed({ timestamp: `${timestamp}9`, nonce: '8' }),
    ];
    expect(moved.signature).toBe(right.signature);
    expect((await plainly(entered, moved)).status).toBe(403);
    expect((await plainly(entered, right)).text).toBe('success');
  });

  it.each([
    ['a wrong signature', { signature: 'f'.repeat(40) }],
    ['an upper-case signature', { signature: 'F'.repeat(40) }],
    ['no signature', { signature: '' }],
  ])('with %s is refused', async (_case, change) => {
    expect((await plainly(entered, { ...signed(freshStamp()), ...change })).status).toBe(403);
  });

  it.each([
    ['no JSON', '{'],
    ['a list', []],
    ['XML with a document type', '<!DOCTYPE a [<!ENTITY b "c">]><xml><a>&b;</a></xml>'],
  ])('that is %s is refused', async (_case, body) => {
    expect((await plainly(body)).status).toBe(403);
    expect(receiver.bugs).toEqual([]);
  });
});

describe('a plain push that comes again', () => {
  it('with its signature or a new one is answered with success and works once', async () => {
    const query = signed(freshStamp());
    const replies = await Promise.all([
      plainly(entered, query),
      plainly(entered, query),
      plainly(entered),
      plainly(entered, query),
    ]);
    expect(replies.map(({ text }) => text)).toEqual(Array(4).fill('success'));
    expect(await receiver.events()).toHaveLength(1);
  });

  it('works when the first could not be written down', async () => {
    const query = signed(freshStamp());
    const { add } = at.world.inbox;
    at.world.inbox.add = () => Promise.reject(new Error('disk full'));
    expect((await plainly(entered, query)).status).toBe(500);
    expect(await receiver.events()).toEqual([]);
    at.world.inbox.add = add;
    expect((await plainly(entered, query)).text).toBe('success');
    expect((await plainly(entered, query)).text).toBe('success');
    expect(await receiver.events()).toHaveLength(1);
  });

  it('with another body is refused: a signature carries one', async () => {
    const query = signed(freshStamp());
    expect((await plainly(entered, query)).text).toBe('success');
    expect((await plainly(other, query)).status).toBe(403);
    expect((await plainly(entered, query)).text).toBe('success');
    expect(await receiver.events()).toHaveLength(1);
  });

  it('with the signature of an encrypted push or of an address check is refused', async () => {
    const [first, second] = [signed(freshStamp()), signed(freshStamp())];
    await sealed(JSON.stringify(entered), first);
    await request(receiver.server)
      .get(callbackPath)
      .query({ ...second, echostr: 'x' });
    expect((await plainly(other, first)).status).toBe(403);
    expect((await plainly(other, second)).status).toBe(403);
    expect(await receiver.events()).toHaveLength(1);
  });

  it('is known to every process', async () => {
    const query = signed(freshStamp());
    await plainly(entered, query);
    await receiver.stop();
    await serve();
    expect((await plainly(other, query)).status).toBe(403);
  });
});

describe('a customer’s message', () => {
  const message = { ...entered, MsgType: 'text', Content: '在吗', MsgId: 1 };

  it('is passed on to WeChat’s service desk, also when it comes again', async () => {
    const query = signed(freshStamp());
    const handOver = {
      ToUserName: 'oCustomer',
      FromUserName: 'gh_1',
      MsgType: 'transfer_customer_service',
    };
    expect((await plainly(message, query)).body).toMatchObject(handOver);
    expect((await plainly(message, query)).body).toMatchObject(handOver);
  });

  it('is passed on in XML', async () => {
    const xml =
      '<xml><ToUserName>gh_1</ToUserName><FromUserName>oCustomer</FromUserName>' +
      '<CreateTime>1</CreateTime><MsgType>image</MsgType></xml>';
    const reply = await plainly(xml);
    expect(reply.type).toBe('text/xml');
    expect(reply.text).toContain('<MsgType><![CDATA[transfer_customer_service]]></MsgType>');
  });
});
