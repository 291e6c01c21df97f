import { isSameSignature, PushRefused, signPush } from './push-crypto';

export type PushQuery = Readonly<Record<string, string | undefined>>;

type Stamp = { timestamp: string; nonce: string };

/** What a sealed push proves besides its own seal. */
export type SealedProof = Stamp & {
  /** The query carried WeChat's plain signature too, as it always does; its documentation's example leaves it out. */
  isSigned: boolean;
};

const wellFormed = {
  signature: /^[0-9a-f]{40}$/,
  timestamp: /^\d{1,12}$/,
  nonce: /^[!-~]{1,64}$/,
};

/** How far from our clock the time of a plain push may lie, in milliseconds. */
const freshFor = 5 * 60_000;

/**
 * Whoever sent this knows the token, or has seen somebody who does: the signature covers time and nonce and nothing else.
 *
 * @throws {PushRefused}
 */
export function checkSignature(token: string, query: PushQuery): Stamp {
  const stamp = stampOf(query);
  checkSame(signPush(token, stamp.timestamp, stamp.nonce), query['signature']);
  return stamp;
}

/** Seconds of ten digits: with more or fewer, digits of the nonce could pass for a time under the same signature. */
export function isFresh(timestamp: string, now: Date): boolean {
  return (
    /^\d{10}$/.test(timestamp) && Math.abs(now.getTime() - Number(timestamp) * 1000) <= freshFor
  );
}

/**
 * What can be told of a sealed push before its body is read.
 *
 * @throws {PushRefused}
 */
export function checkSealedQuery(token: string, query: PushQuery): SealedProof {
  const given = query['signature'] ?? '';
  const stamp = given === '' ? stampOf(query) : checkSignature(token, query);
  if (!wellFormed.signature.test(query['msg_signature'] ?? '')) {
    throw new PushRefused('no signature of the message');
  }
  return { ...stamp, isSigned: given !== '' };
}

/**
 * The signature of a sealed push covers what is encrypted.
 *
 * @throws {PushRefused}
 */
export function checkSeal(
  token: string,
  { timestamp, nonce }: Stamp,
  { encrypted, signature }: { encrypted: string; signature: string | undefined },
) {
  checkSame(signPush(token, timestamp, nonce, encrypted), signature);
}

function stampOf(query: PushQuery): Stamp {
  const { timestamp = '', nonce = '' } = query;
  if (!wellFormed.timestamp.test(timestamp) || !wellFormed.nonce.test(nonce)) {
    throw new PushRefused('no time or nonce');
  }
  return { timestamp, nonce };
}

function checkSame(expected: string, given = '') {
  if (!wellFormed.signature.test(given) || !isSameSignature(expected, given)) {
    throw new PushRefused('wrong signature');
  }
}
