import request from 'supertest';

import { encryptCallback, signCallback } from '#api/wechat/callback-crypto';

import type { CallbackReceiver } from './callback-receiver';
import { official } from './callback-vector';
import type { WechatWorld } from './wechat';

type Stamp = { timestamp: string; nonce: string };
type Query = Record<string, string>;
type Format = 'json' | 'xml';

const { token, aesKey, appId } = official;
export const callbackPath = '/api/v1/wechat/callback';

/** What a person does at WeChat's service desk, as an event of the product's. */
export const entered = {
  ToUserName: 'gh_1',
  FromUserName: 'oCustomer',
  CreateTime: 1763776800,
  MsgType: 'event',
  Event: 'user_enter_tempsession',
  SessionFrom: 'ticket',
};

/** Delivers as WeChat does, with the key and token of its documentation. */
export function callbacksTo(receiver: () => CallbackReceiver, at: { world: WechatWorld }) {
  let nonces = 0;

  /** Of now, and never used before. */
  const freshStamp = (lateBy = 0): Stamp => ({
    timestamp: String(Math.floor(at.world.clock().getTime() / 1000) - lateBy),
    nonce: String((nonces += 1)),
  });

  const signed = (stamp: Stamp) => ({
    signature: signCallback(token, stamp.timestamp, stamp.nonce),
    ...stamp,
  });

  const post = (query: Query, type: string) =>
    request(receiver().server).post(callbackPath).query(query).type(type);

  const plainly = (body: object | string, query: Query = signed(freshStamp())) =>
    post(query, typeof body === 'string' ? 'text/xml' : 'json').send(body);

  const encryptedly = (encrypted: string, query: Query = {}, format: Format = 'json') => {
    const stamp = freshStamp();
    const { timestamp, nonce } = { ...stamp, ...query };
    const sealing = {
      ...signed(stamp),
      msg_signature: signCallback(token, timestamp, nonce, encrypted),
      encrypt_type: 'aes',
      ...query,
    };
    return format === 'json'
      ? post(sealing, 'json').send(JSON.stringify({ ToUserName: 'gh_1', Encrypt: encrypted }))
      : post(sealing, 'text/xml').send(
          `<xml><ToUserName><![CDATA[gh_1]]></ToUserName><Encrypt><![CDATA[${encrypted}]]></Encrypt></xml>`,
        );
  };

  const sealed = (text: string, query: Query = {}, format: Format = 'json') =>
    encryptedly(encryptCallback({ aesKey, appId }, text), query, format);

  return { freshStamp, signed, plainly, encryptedly, sealed };
}
