import { randomBytes } from 'node:crypto';

import type { Clock } from '#api/clock';
import type { Log } from '#api/log';

import { decryptCallback, encryptCallback, CallbackRefused, signCallback } from './callback-crypto';
import { callbackKey, readCallbackEvent } from './callback-event';
import {
  parseCallback,
  writeCallback,
  type CallbackFormat,
  type CallbackMessage,
} from './callback-message';
import {
  checkSeal,
  checkSealedQuery,
  checkSignature,
  isFresh,
  type CallbackQuery,
} from './callback-signature';
import { sealedText } from './sealed-text';
import type { UsedSignatures } from './used-signature-repository';
import { keepEvent, type EventInbox } from './wechat-events';

export type CallbackSettings = {
  appId: string;
  /** Token of the console: 3 to 32 letters and digits. */
  token: string;
  /** EncodingAESKey of the console; null refuses encrypted callbacks. */
  aesKey: string | null;
  /** Takes what is not encrypted as well: its signature does not cover the body. */
  takesPlain?: boolean;
};

export type CallbackDeps = {
  settings: CallbackSettings;
  events: EventInbox;
  used: UsedSignatures;
  clock: Clock;
  log: Log;
};

export type CallbackAnswer = { format: CallbackFormat | 'text'; text: string };

const success: CallbackAnswer = { format: 'text', text: 'success' };

/**
 * Checks that the sender of a GET knows the token, as WeChat does when the address is entered.
 *
 * @throws {CallbackRefused}
 */
export async function verifyAddress(
  deps: CallbackDeps,
  query: CallbackQuery,
): Promise<CallbackAnswer> {
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
 * @throws {CallbackRefused}
 */
export function admitCallback({ settings, clock }: CallbackDeps, query: CallbackQuery): Admission {
  const { token, aesKey, takesPlain } = settings;
  if (query['encrypt_type'] === 'aes') {
    if (aesKey === null) {
      throw new CallbackRefused('encrypted, and no key for it');
    }
    return { isEncrypted: true, isSigned: checkSealedQuery(token, query).isSigned };
  }
  if (!takesPlain) {
    throw new CallbackRefused('not encrypted');
  }
  if (!isFresh(checkSignature(token, query).timestamp, clock())) {
    throw new CallbackRefused('not of this time');
  }
  return { isEncrypted: false, isSigned: true };
}

type Delivery = { query: CallbackQuery; isEncrypted: boolean; body: string };

/**
 * Answers one delivery that was admitted. The work it brings is begun, not waited for.
 *
 * @throws {CallbackRefused}
 */
export async function answerCallback(
  deps: CallbackDeps,
  delivery: Delivery,
): Promise<CallbackAnswer> {
  const { isEncrypted } = delivery;
  const message = await (isEncrypted ? readEncrypted : readPlain)(deps, delivery);
  const reply = handOver(message.fields, deps.clock()) ?? (await takeEvent(deps, message));
  if (reply === null) {
    return success;
  }
  const text = writeCallback(message.format, reply);
  return isEncrypted
    ? seal({ ...deps, format: message.format }, text)
    : { format: message.format, text };
}

async function readPlain(deps: CallbackDeps, { query, body }: Delivery): Promise<CallbackMessage> {
  const message = parseCallback(body);
  if (!(await spend(deps, query, body))) {
    throw new CallbackRefused('a used signature with another body');
  }
  return message;
}

async function readEncrypted(
  deps: CallbackDeps,
  { query, body }: Delivery,
): Promise<CallbackMessage> {
  const { token, aesKey, appId } = deps.settings;
  const encrypted = sealedText(body);
  // `signature` is there too and valid, but says nothing about the body
  const stamp = checkSealedQuery(token, query);
  checkSeal(token, stamp, { encrypted, signature: query['msg_signature'] });
  const message = parseCallback(decryptCallback({ aesKey: aesKey ?? '', appId }, encrypted));
  if (stamp.isSigned) {
    await spend(deps, query, 'sealed');
  }
  return message;
}

/** A signature that was seen anywhere must not carry a plain body of somebody else's. */
async function spend(
  { settings, used, clock }: CallbackDeps,
  { signature = '', timestamp = '' }: CallbackQuery,
  body: string,
): Promise<boolean> {
  const at = clock();
  return !settings.takesPlain || !isFresh(timestamp, at) || used.use({ signature, body, at });
}

type Reply = Record<string, string | number>;

const customerMessages: unknown[] = ['text', 'image', 'miniprogrampage'];

/** With a callback address set, messages reach the people at WeChat's service desk only if we pass them on. */
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

async function takeEvent(
  { events, log }: CallbackDeps,
  { fields }: CallbackMessage,
): Promise<null> {
  const event = readEvent(log, fields);
  if (event && !(await keepEvent(events, callbackKey(fields, event), event))) {
    log.info('wechat.push_repeated', { kind: event.kind });
  }
  return null;
}

/** An event that WeChat signed but that is not as documented: delivering it again would not help. */
function readEvent(log: Log, fields: Record<string, unknown>) {
  try {
    return readCallbackEvent(fields);
  } catch (error: unknown) {
    log.bug(error, { step: 'wechat.push' });
    return null;
  }
}

type Sealing = CallbackDeps & { format: CallbackFormat };

function seal({ settings, clock, format }: Sealing, text: string): CallbackAnswer {
  const { token, aesKey, appId } = settings;
  const encrypted = encryptCallback({ aesKey: aesKey ?? '', appId }, text);
  const timestamp = Math.floor(clock().getTime() / 1000);
  const nonce = randomBytes(8).toString('hex');
  const sealed = {
    Encrypt: encrypted,
    MsgSignature: signCallback(token, String(timestamp), nonce, encrypted),
    TimeStamp: timestamp,
    Nonce: nonce,
  };
  return { format, text: writeCallback(format, sealed) };
}
