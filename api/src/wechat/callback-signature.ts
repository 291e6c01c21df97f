import { isSameSignature, CallbackRefused, signCallback } from './callback-crypto';

export type CallbackQuery = Readonly<Record<string, string | undefined>>;

type Stamp = { timestamp: string; nonce: string };

/** What a sealed callback proves besides its own seal. */
export type SealedProof = Stamp & {
  /** The query carried WeChat's plain signature too, as it always does; its documentation's example leaves it out. */
  isSigned: boolean;
};

const wellFormed = {
  signature: /^[0-9a-f]{40}$/,
  timestamp: /^\d{1,12}$/,
  nonce: /^[!-~]{1,64}$/,
};

/** How far from our clock the time of a plain callback may lie, in milliseconds. */
const freshFor = 5 * 60_000;

/**
 * Whoever sent this knows the token, or has seen somebody who does: the signature covers time and nonce and nothing else.
 *
 * @throws {CallbackRefused}
 */
export function checkSignature(token: string, query: CallbackQuery): Stamp {
  const stamp = stampOf(query);
  checkSame(signCallback(token, stamp.timestamp, stamp.nonce), query['signature']);
  return stamp;
}

/** Seconds of ten digits: with more or fewer, digits of the nonce could pass for a time under the same signature. */
export function isFresh(timestamp: string, now: Date): boolean {
  return (
    /^\d{10}$/.test(timestamp) && Math.abs(now.getTime() - Number(timestamp) * 1000) <= freshFor
  );
}

/**
 * What can be told of a sealed callback before its body is read.
 *
 * @throws {CallbackRefused}
 */
export function checkSealedQuery(token: string, query: CallbackQuery): SealedProof {
  const given = query['signature'] ?? '';
  const stamp = given === '' ? stampOf(query) : checkSignature(token, query);
  if (!wellFormed.signature.test(query['msg_signature'] ?? '')) {
    throw new CallbackRefused('no signature of the message');
  }
  return { ...stamp, isSigned: given !== '' };
}

/**
 * The signature of a sealed callback covers what is encrypted.
 *
 * @throws {CallbackRefused}
 */
export function checkSeal(
  token: string,
  { timestamp, nonce }: Stamp,
  { encrypted, signature }: { encrypted: string; signature: string | undefined },
) {
  checkSame(signCallback(token, timestamp, nonce, encrypted), signature);
}

function stampOf(query: CallbackQuery): Stamp {
  const { timestamp = '', nonce = '' } = query;
  if (!wellFormed.timestamp.test(timestamp) || !wellFormed.nonce.test(nonce)) {
    throw new CallbackRefused('no time or nonce');
  }
  return { timestamp, nonce };
}

function checkSame(expected: string, given = '') {
  if (!wellFormed.signature.test(given) || !isSameSignature(expected, given)) {
    throw new CallbackRefused('wrong signature');
  }
}
