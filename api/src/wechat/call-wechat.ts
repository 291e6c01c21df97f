import { setTimeout as sleep } from 'node:timers/promises';

import * as z from 'zod/mini';

import { pauseAfter } from '#api/background/index';
import { bounded } from '#api/bounds/index';
import type { Log } from '#api/log';

import { parseLosslessJson } from './lossless-json';
import { readAtMost } from './read-at-most';
import { WechatError, type Outcome } from './wechat-error';

export type CallDeps = {
  apiBase: string;
  log: Log;
  fetch: typeof fetch;
  /** Milliseconds until a call counts as unanswered. */
  patience: number;
};

export type WechatCall<Answer> = {
  path: `/${string}`;
  query?: Record<string, string>;
  /** Left out: a GET. */
  body?: unknown;
  answer: z.ZodMiniType<Answer>;
  /** A second try after a lost answer does no harm. */
  isRepeatable: boolean;
};

type Reply = { type: string; bytes: Buffer };

const { most: attempts } = bounded.calls;
const firstPause = 100;

/** @throws {WechatError} */
export async function callWechat<Answer>(deps: CallDeps, call: WechatCall<Answer>) {
  return withRetries(deps, call, async () => {
    const { bytes } = await exchange(deps, call);
    return readAnswer(call, bytes);
  });
}

/**
 * A call that answers a picture, or JSON when it fails.
 *
 * @throws {WechatError}
 */
export async function downloadFromWechat(
  deps: CallDeps,
  call: Omit<WechatCall<never>, 'answer'>,
): Promise<Reply> {
  return withRetries(deps, call, async () => {
    const reply = await exchange(deps, call);
    return reply.type.startsWith('image/')
      ? reply
      : readAnswer({ ...call, answer: z.never() }, reply.bytes);
  });
}

async function withRetries<T>(
  deps: CallDeps,
  { path, isRepeatable }: Pick<WechatCall<never>, 'path' | 'isRepeatable'>,
  attempt: () => Promise<T>,
): Promise<T> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await attempt();
    } catch (error: unknown) {
      if (!(error instanceof WechatError)) {
        throw error;
      }
      const { errcode, outcome, rid, field } = error;
      deps.log.warn('wechat.call_failed', { call: path, errcode, outcome, rid, field, tried });
      if (tried === attempts || !mayRepeat(error, isRepeatable)) {
        throw error;
      }
    }
    await sleep(pauseAfter(tried, firstPause));
  }
}

function mayRepeat({ outcome, errcode }: WechatError, isRepeatable: boolean): boolean {
  return outcome === 'not_sent' || (isRepeatable && (errcode === null || errcode === -1));
}

async function exchange(
  { apiBase, fetch, patience }: CallDeps,
  { path, query, body }: Omit<WechatCall<never>, 'answer'>,
): Promise<Reply> {
  const url = new URL(path, apiBase);
  url.search = new URLSearchParams(query).toString();
  try {
    const response = await fetch(url, {
      signal: AbortSignal.timeout(patience),
      // a redirect would carry the secret in the address to another host
      redirect: 'error',
      ...(body !== undefined && {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    });
    const bytes = await readAtMost(response, bounded.answerBytes.most);
    if (!response.ok) {
      throw unanswered(path, 'unknown');
    }
    return { type: response.headers.get('content-type') ?? '', bytes };
  } catch (error: unknown) {
    if (error instanceof WechatError) {
      throw error;
    }
    // the cause is left behind: its message may quote the address with the secret
    throw unanswered(path, neverConnected(error) ? 'not_sent' : 'unknown');
  }
}

const connectFailures = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

function neverConnected(error: unknown): boolean {
  const cause = typeof error === 'object' && error && 'cause' in error ? error.cause : undefined;
  const code = typeof cause === 'object' && cause && 'code' in cause ? cause.code : undefined;
  return connectFailures.has(String(code));
}

function unanswered(call: string, outcome: Outcome): WechatError {
  return new WechatError({ call, errcode: null, outcome, retryable: true });
}

const failureAnswer = z.object({ errcode: z.number(), errmsg: z.optional(z.string()) });

function readAnswer<Answer>({ path, answer }: WechatCall<Answer>, bytes: Buffer): Answer {
  const body = parse(path, bytes);
  const failure = failureAnswer.safeParse(body);
  // on success errcode may be absent or 0
  if (failure.success && failure.data.errcode !== 0) {
    throw refused(path, failure.data.errcode, failure.data.errmsg ?? '');
  }
  const read = answer.safeParse(body);
  if (!read.success) {
    throw unanswered(path, 'unknown');
  }
  return read.data;
}

function parse(path: string, bytes: Buffer): unknown {
  try {
    return parseLosslessJson(bytes.toString('utf8'));
  } catch {
    throw unanswered(path, 'unknown');
  }
}

/** Busy, token not the latest, too many calls today or this minute. */
const passing = new Set([-1, 40001, 40014, 42001, 45009, 45011]);

function refused(call: string, errcode: number, errmsg: string): WechatError {
  return new WechatError({
    call,
    errcode,
    outcome: 'refused',
    retryable: passing.has(errcode),
    rid: /rid:\s*([\w-]+)/.exec(errmsg)?.[1] ?? null,
    field: /data\.(\w+)\.value/.exec(errmsg)?.[1] ?? null,
  });
}
