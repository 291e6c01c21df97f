import { randomBytes } from 'node:crypto';

import type { Clock } from '#api/clock';
import type { Log } from '#api/log';

import { decryptPush, encryptPush, isSameSignature, PushRefused, signPush } from './push-crypto';
import { pushKey, readPushEvent } from './push-event';
import { parsePush, writePush, type PushFormat, type PushMessage } from './push-message';
import type { PushWork } from './push-work';

export type PushSettings = {
  appId: string;
  /** Token of the console: 3 to 32 letters and digits. */
  token: string;
  /** EncodingAESKey of the console; null refuses encrypted pushes. */
  aesKey: string | null;
  /** Refuse what is not encrypted. A plain signature does not cover the body. */
  isSafeOnly?: boolean;
};

export type PushDeps = { settings: PushSettings; work: PushWork; clock: Clock; log: Log };

export type PushQuery = Readonly<Record<string, string | undefined>>;
export type PushAnswer = { format: PushFormat | 'text'; text: string };

const success: PushAnswer = { format: 'text', text: 'success' };

/**
 * Checks that the sender of a GET knows the token, as WeChat does when the address is entered.
 *
 * @throws {PushRefused}
 */
export function verifyAddress({ token }: PushSettings, query: PushQuery): PushAnswer {
  checkPlainSignature(token, query);
  return { format: 'text', text: query['echostr'] ?? '' };
}

/**
 * Answers one delivery of a push. The work it brings is begun, not waited for.
 *
 * @throws {PushRefused}
 */
export async function answerPush(
  deps: PushDeps,
  { query, body }: { query: PushQuery; body: string },
): Promise<PushAnswer> {
  const { settings, clock } = deps;
  const isEncrypted = query['encrypt_type'] === 'aes';
  const message = isEncrypted
    ? openEncrypted(settings, query, body)
    : openPlain(settings, query, body);
  const reply = handOver(message.fields, clock()) ?? (await takeEvent(deps, message));
  if (reply === null) {
    return success;
  }
  const text = writePush(message.format, reply);
  return isEncrypted
    ? seal({ ...deps, format: message.format }, text)
    : { format: message.format, text };
}

function openPlain(settings: PushSettings, query: PushQuery, body: string): PushMessage {
  if (settings.isSafeOnly) {
    throw new PushRefused('not encrypted');
  }
  checkPlainSignature(settings.token, query);
  return parsePush(body);
}

function openEncrypted(settings: PushSettings, query: PushQuery, body: string): PushMessage {
  const { token, aesKey, appId } = settings;
  const encrypted = parsePush(body).fields['Encrypt'];
  if (aesKey === null || typeof encrypted !== 'string') {
    throw new PushRefused('nothing to decrypt, or no key for it');
  }
  // `signature` is there too and valid, but says nothing about the body
  const expected = signPush(token, query['timestamp'] ?? '', query['nonce'] ?? '', encrypted);
  checkSame(expected, query['msg_signature']);
  return parsePush(decryptPush({ aesKey, appId }, encrypted));
}

function checkPlainSignature(token: string, query: PushQuery) {
  checkSame(signPush(token, query['timestamp'] ?? '', query['nonce'] ?? ''), query['signature']);
}

function checkSame(expected: string, given: string | undefined) {
  if (!isSameSignature(expected, given ?? '')) {
    throw new PushRefused('wrong signature');
  }
}

type Reply = Record<string, string | number>;

const customerMessages: unknown[] = ['text', 'image', 'miniprogrampage'];

/** With a push address set, messages reach the people at WeChat's service desk only if we pass them on. */
function handOver(fields: Record<string, unknown>, now: Date): Reply | null {
  const { FromUserName: customer, ToUserName: program, MsgType: type } = fields;
  return customerMessages.includes(type) &&
    typeof customer === 'string' &&
    typeof program === 'string'
    ? {
        ToUserName: customer,
        FromUserName: program,
        CreateTime: Math.floor(now.getTime() / 1000),
        MsgType: 'transfer_customer_service',
      }
    : null;
}

async function takeEvent({ work, log }: PushDeps, { fields }: PushMessage): Promise<null> {
  const event = readEvent(log, fields);
  if (event && !(await work.take(pushKey(fields, event), event))) {
    log.info('wechat.push_repeated', { kind: event.kind });
  }
  return null;
}

/** An event that WeChat signed but that is not as documented: delivering it again would not help. */
function readEvent(log: Log, fields: Record<string, unknown>) {
  try {
    return readPushEvent(fields);
  } catch (error: unknown) {
    log.bug(error, { step: 'wechat.push' });
    return null;
  }
}

type Sealing = PushDeps & { format: PushFormat };

function seal({ settings, clock, format }: Sealing, text: string): PushAnswer {
  const { token, aesKey, appId } = settings;
  const encrypted = encryptPush({ aesKey: aesKey ?? '', appId }, text);
  const timestamp = Math.floor(clock().getTime() / 1000);
  const nonce = randomBytes(8).toString('hex');
  const sealed = {
    Encrypt: encrypted,
    MsgSignature: signPush(token, String(timestamp), nonce, encrypted),
    TimeStamp: timestamp,
    Nonce: nonce,
  };
  return { format, text: writePush(format, sealed) };
}
