import { readFile } from 'node:fs/promises';
import path from 'node:path';

import { callbackOf, WxFailure, type WxOptions } from './answerable';
import type { PhoneFiles } from './files';
import { openSocketTask } from './socket';

const methods = ['OPTIONS', 'GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'TRACE', 'CONNECT'];
const mostAtOnce = 10;
const usualTimeout = 60_000;

export type NetworkDeps = {
  /** The address the package was built for → where the API of this test listens. */
  addressOf: (url: string) => string;
  isOnline: () => boolean;
  files: PhoneFiles;
};

/** wx.request, uploadFile and downloadFile over real HTTP, ten at a time like WeChat, the rest waiting. */
export function networkApi(deps: NetworkDeps) {
  const slot = createSlots();
  const running = (name: string, options: WxOptions, exchange: Exchange) =>
    startTask({ name, options, exchange, deps, slot });
  return {
    request: (options: WxOptions) => running('request', options, requestOnce),
    uploadFile: (options: WxOptions) => running('uploadFile', options, uploadOnce),
    downloadFile: (options: WxOptions) => running('downloadFile', options, downloadOnce),
    connectSocket: (options: WxOptions) => openSocketTask(options, deps),
  };
}

type Sending = { url: string; options: WxOptions; signal: AbortSignal; deps: NetworkDeps };
type Exchange = (sending: Sending) => Promise<Record<string, unknown>>;
type Task = {
  name: string;
  options: WxOptions;
  exchange: Exchange;
  deps: NetworkDeps;
  slot: Slots;
};

function startTask({ name, options, exchange, deps, slot }: Task) {
  const abort = new AbortController();
  const progress: ((event: Record<string, number>) => void)[] = [];
  const answer = (kind: 'success' | 'fail', result: Record<string, unknown>) => {
    setTimeout(() => {
      callbackOf(options, kind)?.(result);
      callbackOf(options, 'complete')?.(result);
    });
  };
  const run = async () => {
    const url = deps.addressOf(String(options['url']));
    if (!deps.isOnline()) {
      throw new WxFailure('', { errno: 600_001 });
    }
    const limit = Number(options['timeout'] ?? usualTimeout);
    const signal = AbortSignal.any([abort.signal, AbortSignal.timeout(limit)]);
    const result = await exchange({ url, options, signal, deps });
    progress.forEach((listen) => {
      listen({ progress: 100 });
    });
    return result;
  };
  void slot(run).then(
    (result) => {
      answer('success', { ...result, errMsg: `${name}:ok` });
    },
    (error: unknown) => {
      answer('fail', { errMsg: `${name}:fail ${reasonOf(error, abort.signal.aborted)}`, errno: 5 });
    },
  );
  return {
    abort: () => {
      abort.abort();
    },
    onProgressUpdate: (listen: (event: Record<string, number>) => void) => {
      progress.push(listen);
    },
    offProgressUpdate: () => progress.splice(0),
    onHeadersReceived: () => undefined,
    offHeadersReceived: () => undefined,
    onChunkReceived: () => undefined,
    offChunkReceived: () => undefined,
  };
}

async function requestOnce({ url, options, signal }: Sending) {
  const method = wordsOf(options['method'], 'GET').toUpperCase();
  if (!methods.includes(method)) {
    throw new WxFailure(`method is invalid: ${method}`);
  }
  const header = headersOf(options);
  const type = header['content-type'] ?? 'application/json';
  const reply = await fetch(
    ...message({ url, method, header, type, data: options['data'], signal }),
  );
  const text = await reply.text();
  const isText = options['dataType'] !== undefined && options['dataType'] !== 'json';
  return {
    data: isText ? text : parsed(text),
    statusCode: reply.status,
    header: Object.fromEntries(reply.headers),
    cookies: [],
  };
}

type Message = {
  url: string;
  method: string;
  header: Record<string, string>;
  type: string;
  data: unknown;
  signal: AbortSignal;
};

/** Data of a GET goes into the address, of anything else into the body. */
function message({ url, method, header, type, data, signal }: Message): [string, RequestInit] {
  const headers = { ...header, 'content-type': type };
  if (method === 'GET' || method === 'HEAD') {
    return [isRecord(data) ? withQuery(url, data) : url, { method, signal, headers }];
  }
  const body = data === undefined ? {} : { body: encode(data, type) };
  return [url, { method, signal, headers, ...body }];
}

async function uploadOnce({ url, options, signal, deps }: Sending) {
  const file = deps.files.fileOf(String(options['filePath']));
  const form = new FormData();
  for (const [name, value] of Object.entries(asRecord(options['formData']))) {
    form.append(name, String(value));
  }
  const fileName = wordsOf(options['fileName'], path.basename(file));
  form.append(String(options['name']), new Blob([await readFile(file)]), fileName);
  const header = headersOf(options);
  delete header['content-type'];
  const reply = await fetch(url, { method: 'POST', signal, headers: header, body: form });
  // unlike request, uploadFile hands the body over as it came
  return { data: await reply.text(), statusCode: reply.status };
}

async function downloadOnce({ url, options, signal, deps }: Sending) {
  const reply = await fetch(url, { signal, headers: headersOf(options) });
  const extension = path.extname(new URL(url).pathname);
  const content = new Uint8Array(await reply.arrayBuffer());
  return { tempFilePath: deps.files.writeNew(content, extension), statusCode: reply.status };
}

type Slots = <T>(job: () => Promise<T>) => Promise<T>;

function createSlots(): Slots {
  const waiting: (() => void)[] = [];
  let busy = 0;
  return async (job) => {
    if (busy >= mostAtOnce) {
      await new Promise<void>((resolve) => waiting.push(resolve));
    }
    busy += 1;
    try {
      return await job();
    } finally {
      busy -= 1;
      waiting.shift()?.();
    }
  };
}

function headersOf(options: WxOptions): Record<string, string> {
  return Object.fromEntries(
    Object.entries(asRecord(options['header'])).map(([name, value]) => [
      name.toLowerCase(),
      String(value),
    ]),
  );
}

function encode(body: unknown, type: string): string {
  if (typeof body === 'string') {
    return body;
  }
  return type.includes('urlencoded') ? withQuery('', body).slice(1) : JSON.stringify(body);
}

function withQuery(url: string, values: unknown): string {
  const query = Object.entries(asRecord(values))
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`)
    .join('&');
  return query === '' ? url : `${url}${url.includes('?') ? '&' : '?'}${query}`;
}

function wordsOf(value: unknown, otherwise: string): string {
  return typeof value === 'string' ? value : otherwise;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function reasonOf(error: unknown, wasAborted: boolean): string {
  if (wasAborted) {
    return 'abort';
  }
  if (error instanceof WxFailure && error.message !== '') {
    return error.message;
  }
  return error instanceof Error && error.name === 'TimeoutError'
    ? 'timeout'
    : 'errcode:-105 cronet';
}

function asRecord(value: unknown): Record<string, unknown> {
  return isRecord(value) ? value : {};
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
