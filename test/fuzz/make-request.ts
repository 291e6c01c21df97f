import type { Operation } from './description';
import { hostileFile } from './hostile-files';
import { hostileText, hostileTexts } from './hostile-values';
import type { Random } from './random';
import { valueOf, type JsonSchema } from './value-of-schema';

export type FuzzRequest = {
  method: string;
  path: string;
  headers: Record<string, string>;
  body: Buffer | string | null;
};

export type World = {
  operations: readonly Operation[];
  /** Of somebody's session. */
  token: string;
  ids: readonly string[];
};

/** A request that fits the description in most places and not at all in some. */
export function makeRequest(world: World, random: Random): FuzzRequest {
  const operation = random.pick(world.operations);
  const request: FuzzRequest = {
    method: random.chance(0.02) ? random.pick(otherMethods) : operation.method,
    path: pathOf(operation, world, random),
    headers: headersOf(world, random),
    body: null,
  };
  if (operation.isUpload) {
    return withForm(request, random);
  }
  return operation.body ? withJson(request, operation.body, { world, random }) : request;
}

const otherMethods = ['PUT', 'DELETE', 'OPTIONS', 'HEAD', 'PATCH', 'POST', 'GET', 'TRACE'] as const;

function pathOf({ path, parameters }: Operation, { ids }: World, random: Random): string {
  const making = { random, ids, wrongness: 0.1 };
  const filled = path.replaceAll(/\{(\w+)\}/g, (_all, name: string) => {
    const schema = parameters.find((one) => one.name === name)?.schema ?? {};
    // an id is a pattern: a known one is worth more than a made-up one
    const value = schema.enum || ids.length === 0 ? valueOf(schema, making) : random.pick(ids);
    return encode(random.chance(0.1) ? hostileText(random) : inWords(value));
  });
  const query = parameters
    .filter((one) => one.in === 'query' && random.chance(0.5))
    .map(({ name, schema }) => `${name}=${encode(inWords(valueOf(schema, making)))}`);
  if (random.chance(0.03)) {
    query.push(`${encode(hostileText(random))}=${encode(hostileText(random))}`, ...query);
  }
  const base = random.chance(0.02) ? random.pick(otherPrefixes) : '/api/v1';
  return `${base}${filled}${query.length > 0 ? `?${query.join('&')}` : ''}`.slice(0, 6000);
}

const otherPrefixes = ['/API/v1', '/api/v1/', '//api/v1', '/api/v2', '/api/v1/%2e%2e', '/dev', ''];

/** An object may have a `toString` that is none. */
function inWords(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Half a surrogate pair cannot be written: through UTF-8 it becomes the sign for what is unreadable. */
function encode(text: string): string {
  return encodeURIComponent(Buffer.from(text).toString());
}

function headersOf({ token }: World, random: Random): Record<string, string> {
  const headers: Record<string, string> = {};
  if (random.chance(0.9)) {
    headers['authorization'] = `Bearer ${random.chance(0.02) ? 'nonsense' : token}`;
  }
  if (random.chance(0.3)) {
    headers['idempotency-key'] = `key-${random.below(300)}`;
  }
  if (random.chance(0.1)) {
    const [name, values] = random.pick(oddHeaders);
    headers[name] = random.pick(values);
  }
  return headers;
}

const oddHeaders: [string, string[]][] = [
  ['accept-encoding', ['*;q=0', '*', 'identity;q=0', 'br', 'gzip;q=x', ',,']],
  ['accept', ['text/html', '*/*;q=0', ',', 'application/json;v=1']],
  ['range', ['bytes=0-', 'bytes=-1', 'bytes=9-1', 'bytes=0-1,2-3', `bytes=${'9'.repeat(30)}-`]],
  ['if-none-match', ['*', '"x"', 'W/"', ',']],
  ['x-forwarded-for', ['1.2.3.4', 'nonsense', ',,,', '::1', '1.2.3.4:99']],
  ['x-http-method-override', ['PATCH', 'DELETE', 'patch', 'GET']],
  ['x-request-id', ['a'.repeat(500), 'two words', '<x>']],
  ['idempotency-key', ['k'.repeat(65), ' ', 'k'.repeat(5000), '{}']],
  ['authorization', ['Bearer', 'Basic eA==', `Bearer ${'a'.repeat(3000)}`, 'Bearer ../../x']],
  ['cookie', ['a=b; a=c', '=', ';;;']],
];

type Source = { world: World; random: Random };

function withJson(request: FuzzRequest, schema: JsonSchema, { world, random }: Source) {
  const wrongness = random.pick([0, 0, 0.02, 0.2, 1]);
  const json = JSON.stringify(valueOf(schema, { random, wrongness, ids: world.ids })) as
    string | undefined;
  return {
    ...request,
    headers: {
      ...request.headers,
      'content-type': random.chance(0.95) ? 'application/json' : random.pick(types),
    },
    body: random.chance(0.05) ? spoilt(json ?? '', random) : (json ?? ''),
  };
}

const types = [
  'text/plain',
  'application/json; charset=utf-16',
  'application/xml',
  'multipart/form-data',
  'json',
  '',
];

/** What a broken line or a careless program makes of a body. */
function spoilt(json: string, random: Random): Buffer | string {
  const at = random.below(json.length + 1);
  return random.pick([
    () => json.slice(0, at),
    () => json.slice(0, at) + random.pick(hostileTexts) + json.slice(at),
    () => '['.repeat(5000) + ']'.repeat(5000),
    () => Buffer.concat([Buffer.from(json.slice(0, at)), random.bytes(40)]),
    () => `${json}${json}`,
    () => 'x'.repeat(1_050_000),
  ])();
}

function withForm(request: FuzzRequest, random: Random): FuzzRequest {
  const boundary = random.pick(['----b', 'b', "a'()+_,-./:=?z"]);
  const { name, bytes } = hostileFile(random);
  const field = random.chance(0.9) ? 'file' : hostileText(random).replaceAll(/[\r\n"]/g, '');
  const parts = [
    random.chance(0.2)
      ? `--${boundary}\r\nContent-Disposition: form-data; name="name"\r\n\r\n${hostileText(random)}\r\n`
      : '',
    `--${boundary}\r\nContent-Disposition: form-data; name="${field}"; filename="${name}"\r\n`,
    random.chance(0.8) ? 'Content-Type: application/octet-stream\r\n\r\n' : '\r\n',
  ];
  const whole = Buffer.concat([
    Buffer.from(parts.join('')),
    bytes,
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ]);
  // half a form, complete by its length
  const body = random.chance(0.15) ? whole.subarray(0, random.below(whole.length)) : whole;
  const type = `multipart/form-data; boundary="${boundary}"`;
  return { ...request, headers: { ...request.headers, 'content-type': type }, body };
}
