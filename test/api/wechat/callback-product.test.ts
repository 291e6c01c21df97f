import { encryptCallback, signCallback } from '#api/wechat/callback-crypto';

import { startTestApi, type TestApi } from '../../support/api';
import { official } from '../../support/callback-vector';
import { eventually } from '../../support/moderated-api';

const { token, aesKey, appId } = official;

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi({
    env: {
      SECRET: 'a secret of the test, long enough',
      WECHAT_APP_ID: appId,
      WECHAT_APP_SECRET: '0'.repeat(32),
      WECHAT_API_BASE: 'http://127.0.0.1:1',
      WECHAT_PUSH_TOKEN: token,
      WECHAT_PUSH_AES_KEY: aesKey,
    },
  });
});
afterAll(() => api.stop());

function callback(query: Record<string, string>, init: RequestInit = {}) {
  const search = new URLSearchParams(query).toString();
  return fetch(`${api.url}/api/v1/wechat/callback?${search}`, init);
}

it('answers the address check of the official example', async () => {
  const reply = await callback({ ...official.address, echostr: '4375120948345356249' });
  expect([reply.status, await reply.text()]).toEqual([200, '4375120948345356249']);
});

it('takes the encrypted push of the official example', async () => {
  const { timestamp, nonce, signature, encrypted } = official.safe;
  const reply = await callback(
    { timestamp, nonce, encrypt_type: 'aes', msg_signature: signature },
    {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ToUserName: 'gh_97417a04a28d', Encrypt: encrypted }),
    },
  );
  expect([reply.status, await reply.text()]).toEqual([200, 'success']);
});

it('refuses the plain push of the official example: with a key set, only encrypted ones are taken', async () => {
  const reply = await callback(official.plain, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ToUserName: 'gh_97417a04a28d', Event: 'debug_demo' }),
  });
  expect(reply.status).toBe(403);
});

it('takes XML, which no other endpoint reads, and knows a repeated delivery', async () => {
  const text =
    '<xml><FromUserName><![CDATA[oCustomer]]></FromUserName><CreateTime>1714037059</CreateTime>' +
    '<MsgType><![CDATA[event]]></MsgType><Event><![CDATA[user_enter_tempsession]]></Event></xml>';
  const encrypted = encryptCallback({ aesKey, appId }, text);
  const { timestamp, nonce, signature } = official.address;
  const query = {
    ...{ timestamp, nonce, signature, encrypt_type: 'aes' },
    msg_signature: signCallback(token, timestamp, nonce, encrypted),
  };
  const body = `<xml><Encrypt><![CDATA[${encrypted}]]></Encrypt></xml>`;
  const init = { method: 'POST', headers: { 'content-type': 'text/xml' }, body };
  const replies = [await callback(query, init), await callback(query, init)];
  expect(await Promise.all(replies.map((reply) => reply.text()))).toEqual(['success', 'success']);
  await eventually(() => Promise.resolve(api.logged().includes('wechat.push_received')));
  expect(api.logged().match(/wechat\.push_received/g)).toHaveLength(1);
  expect(api.logged().match(/wechat\.push_repeated/g)).toHaveLength(1);
});

it('refuses strangers with problem+json', async () => {
  const reply = await callback({ ...official.address, nonce: '1', echostr: 'x' });
  expect(reply.status).toBe(403);
  expect(reply.headers.get('content-type')).toContain('application/problem+json');
  expect(await reply.json()).toMatchObject({ code: 'wechat.push_refused' });
});
