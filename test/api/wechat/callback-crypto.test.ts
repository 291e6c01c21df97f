import fc from 'fast-check';

import {
  decryptCallback,
  encryptCallback,
  isSameSignature,
  CallbackRefused,
  signCallback,
} from '#api/wechat/callback-crypto';

import { official } from '../../support/callback-vector';

const { aesKey, appId, token } = official;
const keys = { aesKey, appId };

/** Flips one bit of the cipher text. */
function damaged(encrypted: string, at: number): string {
  const bytes = Buffer.from(encrypted, 'base64');
  bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
  return bytes.toString('base64');
}

describe('the official vector', () => {
  it('signs an address check and a plain push', () => {
    const { address, plain } = official;
    expect(signCallback(token, address.timestamp, address.nonce)).toBe(address.signature);
    expect(signCallback(token, plain.timestamp, plain.nonce)).toBe(plain.signature);
  });

  it('signs and opens an encrypted push, whose 19 bytes of padding Node alone cannot remove', () => {
    const { timestamp, nonce, encrypted, signature, message } = official.safe;
    expect(signCallback(token, timestamp, nonce, encrypted)).toBe(signature);
    expect(JSON.parse(decryptCallback(keys, encrypted))).toEqual(message);
  });

  it('encrypts and signs the reply', () => {
    const { prefix, text, timestamp, nonce, encrypted, signature } = official.reply;
    expect(encryptCallback(keys, text, Buffer.from(prefix))).toBe(encrypted);
    expect(decryptCallback(keys, encrypted)).toBe(text);
    expect(signCallback(token, timestamp, nonce, encrypted)).toBe(signature);
  });
});

describe('decryptCallback', () => {
  const { encrypted } = official.safe;
  const bytes = Buffer.from(encrypted, 'base64');

  it.each([
    ['nothing', ''],
    ['no base64', '!!!!'],
    ['a piece of a block', bytes.subarray(0, 40).toString('base64')],
    ['the last block missing', bytes.subarray(0, -16).toString('base64')],
    ['the last two blocks missing', bytes.subarray(0, -32).toString('base64')],
    ['one block', bytes.subarray(0, 16).toString('base64')],
    ['a changed padding', damaged(encrypted, bytes.length - 17)],
    ['a changed end', damaged(encrypted, bytes.length - 1)],
    ['a changed length', damaged(encrypted, 0)],
  ])('refuses %s', (_case, text) => {
    expect(() => decryptCallback(keys, text)).toThrow(CallbackRefused);
  });

  it('refuses the message of another mini-program', () => {
    const other = encryptCallback({ aesKey, appId: 'wx0123456789abcdef' }, '{}');
    expect(() => decryptCallback(keys, other)).toThrow('app id');
    const longer = encryptCallback({ aesKey, appId: `${appId}0` }, '{}');
    expect(() => decryptCallback(keys, longer)).toThrow('app id');
  });

  it('refuses another key', () => {
    expect(() => decryptCallback({ aesKey: 'B'.repeat(43), appId }, encrypted)).toThrow(
      CallbackRefused,
    );
  });

  it('gives back every text that was encrypted, whatever its length', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        const sealed = encryptCallback(keys, text);
        expect(Buffer.from(sealed, 'base64').length % 32).toBe(0);
        expect(decryptCallback(keys, sealed)).toBe(text);
      }),
      { numRuns: 500 },
    );
  });

  it('gives back texts of every length modulo the block', () => {
    for (let length = 0; length <= 70; length += 1) {
      const text = 'x'.repeat(length);
      expect(decryptCallback(keys, encryptCallback(keys, text))).toBe(text);
    }
  });

  it('never takes a changed cipher text for the original', () => {
    const text = '{"Event":"debug_demo"}';
    const sealed = encryptCallback(keys, text);
    const size = Buffer.from(sealed, 'base64').length;
    for (let at = 16; at < size; at += 1) {
      let opened: string | null;
      try {
        opened = decryptCallback(keys, damaged(sealed, at));
      } catch {
        opened = null;
      }
      expect(opened).not.toBe(text);
    }
  });
});

it('compares signatures of unequal length without failing', () => {
  expect(isSameSignature('abc', 'abc')).toBe(true);
  expect(isSameSignature('abc', 'abd')).toBe(false);
  expect(isSameSignature('abc', '')).toBe(false);
  expect(isSameSignature('abc', 'abcé')).toBe(false);
});
