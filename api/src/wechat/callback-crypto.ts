import {
  createCipheriv,
  createDecipheriv,
  createHash,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';

/** Thrown for a callback that does not prove to come from WeChat, or not for this mini-program. */
export class CallbackRefused extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = 'CallbackRefused';
  }
}

export type CallbackKeys = {
  /** EncodingAESKey of the console: 43 characters. */
  aesKey: string;
  appId: string;
};

const prefixLength = 16;
const lengthLength = 4;
const cipherBlock = 16;
const paddingBlock = 32;

/** SHA-1 of the sorted parts, in hex, as WeChat signs. */
export function signCallback(...parts: string[]): string {
  return createHash('sha1').update(parts.toSorted().join('')).digest('hex');
}

/** Compares without telling by its duration how much was right. */
export function isSameSignature(expected: string, given: string): boolean {
  const [a, b] = [Buffer.from(expected), Buffer.from(given)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/**
 * Opens `Encrypt` of a callback: AES-256-CBC over 16 random bytes, the length of the message, the message,
 * the app id. Check the signature first.
 *
 * @throws {CallbackRefused}
 */
export function decryptCallback({ aesKey, appId }: CallbackKeys, encrypted: string): string {
  const cipherText = Buffer.from(encrypted, 'base64');
  if (cipherText.length === 0 || cipherText.length % cipherBlock !== 0) {
    throw new CallbackRefused('cipher text of a wrong length');
  }
  const { key, iv } = keyOf(aesKey);
  const decipher = createDecipheriv('aes-256-cbc', key, iv).setAutoPadding(false);
  const plain = unpad(Buffer.concat([decipher.update(cipherText), decipher.final()]));
  const start = prefixLength + lengthLength;
  if (plain.length < start) {
    throw new CallbackRefused('too short');
  }
  const end = start + plain.readUInt32BE(prefixLength);
  if (end > plain.length || !plain.subarray(end).equals(Buffer.from(appId))) {
    throw new CallbackRefused('wrong length or app id');
  }
  return decodeUtf8(plain.subarray(start, end));
}

/** The reverse of {@link decryptCallback}, for answers. */
export function encryptCallback(
  { aesKey, appId }: CallbackKeys,
  message: string,
  prefix: Buffer = randomBytes(prefixLength),
): string {
  const bytes = Buffer.from(message);
  const length = Buffer.alloc(lengthLength);
  length.writeUInt32BE(bytes.length);
  const plain = pad(Buffer.concat([prefix, length, bytes, Buffer.from(appId)]));
  const { key, iv } = keyOf(aesKey);
  const cipher = createCipheriv('aes-256-cbc', key, iv).setAutoPadding(false);
  return Buffer.concat([cipher.update(plain), cipher.final()]).toString('base64');
}

/** The 43 characters of EncodingAESKey are base64 without its last sign. */
function keyOf(encodedKey: string): { key: Buffer; iv: Buffer } {
  const key = Buffer.from(`${encodedKey}=`, 'base64');
  return { key, iv: key.subarray(0, cipherBlock) };
}

// PKCS#7, but over blocks of 32 bytes: Node's own padding stops at 16
function pad(plain: Buffer): Buffer {
  const added = paddingBlock - (plain.length % paddingBlock);
  return Buffer.concat([plain, Buffer.alloc(added, added)]);
}

function unpad(padded: Buffer): Buffer {
  const added = padded.at(-1) ?? 0;
  const start = padded.length - added;
  const isWhole =
    added >= 1 &&
    added <= paddingBlock &&
    start >= 0 &&
    padded.subarray(start).every((byte) => byte === added);
  if (!isWhole) {
    throw new CallbackRefused('wrong padding');
  }
  return padded.subarray(0, start);
}

function decodeUtf8(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new CallbackRefused('not UTF-8');
  }
}
