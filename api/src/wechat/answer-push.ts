import { randomBytes } from 'node:crypto';

import type { Clock } from '#api/clock';
import type { Log } from '#api/log';

import { decryptPush, encryptPush, PushRefused, signPush } from './push-crypto';
import { pushKey, readPushEvent } from './push-event';
import { parsePush, writePush, type PushFormat, type PushMessage } from './push-message';
import {
  checkSeal,
  checkSealedQuery,
  checkSignature,
  isFresh,
  type PushQuery,
} from './push-signature';
import { sealedText } from './sealed-text';
import type { UsedSignatures } from './used-signature-repository';
import { keepEvent, type EventInbox } from './wechat-events';

export type PushSettings = {
  appId: string;
  /** Token of the console: 3 to 32 letters and digits. */
  token: string;
  /** EncodingAESKey of the console; null refuses encrypted pushes. */
  aesKey: string | null;
  /** Takes what is not encrypted as well: its signature does not cover the body. */
  takesPlain?: boolean;
};

export type PushDeps = {
  settings: PushSettings;
  events: EventInbox;
  used: UsedSignatures;
  clock: Clock;
  log: Log;
};

export type PushAnswer = { format: PushFormat | 'text'; text: string };

const success: PushAnswer = { format: 'text', text: 'success' };

/**
 * Checks that the sender of a GET knows the token, as WeChat does when the address is entered.
 *
 * @throws {PushRefused}
 */
export async function verifyAddress(deps: PushDeps, query: PushQuery): Promise<PushAnswer> {
  checkSignature(deps.settings.token, query);
  await spend(deps, query, 'address');
  return { format: 'text', text: query['echostr'] ?? '' };
}

/** What the query tells before the body is read. */
type Admission = {
  isEncrypted: boolean;
  /** It proves by itself that WeChat sent something at its time. */
  isSigned: boolean;
};

/**
 * Whether a delivery is worth reading. WeChat's time counts only in plain mode: what is encrypted is known by its words.
 *
 * @throws {PushRefused}
 */
export function admitPush({ settings, clock }: PushDeps, query: PushQuery): Admission {
  const { token, aesKey, takesPlain } = settings;
  if (query['encrypt_type'] === 'aes') {
    if (aesKey === null) {
      throw new PushRefused('encrypted, and no key for it');
    }
    return { isEncrypted: true, isSigned: checkSealedQuery(token, query).isSigned };
  }
  if (!takesPlain) {
    throw new PushRefused('not encrypted');
  }
  if (!isFresh(checkSignature(token, query).timestamp, clock())) {
    throw new PushRefused('not of this time');
  }
  return { isEncrypted: false, isSigned: true };
}

type Delivery = { query: PushQuery; isEncrypted: boolean; body: string };

/**
 * Answers one delivery that was admitted. The work it brings is begun, not waited for.
 *
 * @throws {PushRefused}
 */
export async function answerPush(deps: PushDeps, delivery: Delivery): Promise<PushAnswer> {
  const { isEncrypted } = delivery;
  const message = await (isEncrypted ? openEncrypted : openPlain)(deps, delivery);
  const reply = handOver(message.fields, deps.clock()) ?? (await takeEvent(deps, message));
  if (reply === null) {
    return success;
  }
  const text = writePush(message.format, reply);
  return isEncrypted
    ? seal({ ...deps, format: message.format }, text)
    : { format: message.format, text };
}

async function openPlain(deps: PushDeps, { query, body }: Delivery): Promise<PushMessage> {
  const message = parsePush(body);
  if (!(await spend(deps, query, body))) {
    throw new PushRefused('a used signature with another body');
  }
  return message;
}

async function openEncrypted(deps: PushDeps, { query, body }: Delivery): Promise<PushMessage> {
  const { token, aesKey, appId } = deps.settings;
  const encrypted = sealedText(body);
  // `signature` is there too and valid, but says nothing about the body
  const stamp = checkSealedQuery(token, query);
  checkSeal(token, stamp, { encrypted, signature: query['msg_signature'] });
  const message = parsePush(decryptPush({ aesKey: aesKey ?? '', appId }, encrypted));
  if (stamp.isSigned) {
    await spend(deps, query, 'sealed');
  }
  return message;
}

/** A signature that was seen anywhere must not carry a plain body of somebody else's. */
async function spend(
  { settings, used, clock }: PushDeps,
  { signature = '', timestamp = '' }: PushQuery,
  body: string,
): Promise<boolean> {
  const at = clock();
  return !settings.takesPlain || !isFresh(timestamp, at) || used.use({ signature, body, at });
}

type Reply = Record<string, string | number>;

const customerMessages: unknown[] = ['text', 'image', 'miniprogrampage'];

/** With a push address set, messages reach the people at WeChat's service desk only if we pass them on. */
function handOver(fields: Record<string, unknown>, now: Date): Reply | null {
  const { FromUserName: customer, ToUserName: program, MsgType: type } = fields;
  return customerMessages.includes(type) && isName(customer) && isName(program)
    ? {
        ToUserName: customer,
        FromUserName: program,
        CreateTime: Math.floor(now.getTime() / 1000),
        MsgType: 'transfer_customer_service',
      }
    : null;
}

/** Of a person or a mini-program. */
function isName(value: unknown): value is string {
  return typeof value === 'string' && value.length <= 128;
}

async function takeEvent({ events, log }: PushDeps, { fields }: PushMessage): Promise<null> {
  const event = readEvent(log, fields);
  if (event && !(await keepEvent(events, pushKey(fields, event), event))) {
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
