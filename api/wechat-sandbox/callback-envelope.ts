import { createCipheriv, createHash, randomBytes } from 'node:crypto';

/** Where callbacks go, as entered in the console of a real account. */
export type CallbackTarget = {
  url: string;
  token: string;
  /** EncodingAESKey; null sends in plain mode. */
  aesKey: string | null;
  format?: 'json' | 'xml';
};

export type CallbackMessage = {
  event: string;
  openid: string;
  fields?: Record<string, unknown>;
  /** The items of a subscribe event and the element that XML nests them in. */
  list?: { wrapper: string; items: Record<string, string>[] };
};

export type Envelope = { url: URL; type: string; body: string };

const program = 'gh_5a4d8b0e7c2f';

/** The message as text, in the format of the console. One text for all deliveries. */
export function writeMessage(
  { event, openid, fields = {}, list }: CallbackMessage,
  format: 'json' | 'xml',
  at: number,
): string {
  const common = {
    ToUserName: program,
    FromUserName: openid,
    CreateTime: Math.floor(at / 1000),
    MsgType: 'event',
    Event: event,
    ...fields,
  };
  if (format === 'xml') {
    return `<xml>${xml({ ...common, ...(list && { [list.wrapper]: { List: list.items } }) })}</xml>`;
  }
  // in JSON the list lies at the top, a single item is no array, and the time is a string
  const items = list && { List: list.items.length === 1 ? list.items[0] : list.items };
  return JSON.stringify({
    ...common,
    ...(list && { CreateTime: String(common.CreateTime) }),
    ...items,
  });
}

/** One delivery, signed anew. */
export function seal(
  { url, token, aesKey, format = 'json' }: CallbackTarget,
  message: { text: string; openid: string; appId: string },
  at: number,
): Envelope {
  const timestamp = String(Math.floor(at / 1000));
  const nonce = String(randomBytes(4).readUInt32BE(0));
  const target = new URL(url);
  const query = { signature: sign(token, timestamp, nonce), timestamp, nonce };
  set(target, { ...query, openid: message.openid });
  const type = format === 'xml' ? 'text/xml' : 'application/json';
  if (aesKey === null) {
    return { url: target, type, body: message.text };
  }
  const encrypted = encrypt(aesKey, message);
  set(target, {
    encrypt_type: 'aes',
    msg_signature: sign(token, timestamp, nonce, encrypted),
  });
  const outer = { ToUserName: program, Encrypt: encrypted };
  return {
    url: target,
    type,
    body: format === 'xml' ? `<xml>${xml(outer)}</xml>` : JSON.stringify(outer),
  };
}

function set(url: URL, query: Record<string, string>) {
  for (const [name, value] of Object.entries(query)) {
    url.searchParams.set(name, value);
  }
}

function sign(...parts: string[]): string {
  return createHash('sha1').update(parts.toSorted().join('')).digest('hex');
}

function encrypt(aesKey: string, { text, appId }: { text: string; appId: string }): string {
  const message = Buffer.from(text);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(message.length);
  const plain = Buffer.concat([randomBytes(16), length, message, Buffer.from(appId)]);
  const padding = 32 - (plain.length % 32);
  const key = Buffer.from(`${aesKey}=`, 'base64');
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  return Buffer.concat([
    cipher.update(plain),
    cipher.update(Buffer.alloc(padding, padding)),
    cipher.final(),
  ]).toString('base64');
}

function xml(fields: Record<string, unknown>): string {
  return Object.entries(fields)
    .flatMap(([name, value]) => listOf(value).map((one) => [name, one] as const))
    .map(([name, value]) => `<${name}>${xmlValue(value)}</${name}>`)
    .join('');
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? (value as unknown[]) : [value];
}

function xmlValue(value: unknown): string {
  if (typeof value === 'object' && value !== null) {
    return xml(value as Record<string, unknown>);
  }
  return typeof value === 'number'
    ? String(value)
    : `<![CDATA[${String(value).replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
}
