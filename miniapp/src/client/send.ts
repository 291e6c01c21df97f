import { request } from '@tarojs/taro';

import { errorFromFailure, errorFromReply, type ApiError } from './api-error';

export type Sending = {
  url: string;
  method: 'get' | 'post' | 'patch' | 'delete';
  body?: unknown;
  headers: Record<string, string>;
};

const timeout = 15_000;
/** Pauses before another try; only sendings that may be repeated get them. */
const pauses = [400, 1200];

/** One exchange with the API, tried again after network faults when repeating does no harm. */
export async function send(sending: Sending): Promise<unknown> {
  const isRepeatable = sending.method === 'get' || 'Idempotency-Key' in sending.headers;
  for (const pause of isRepeatable ? pauses : []) {
    const outcome = await attempt(sending);
    if (!isTransient(outcome)) {
      return settle(outcome);
    }
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
  return settle(await attempt(sending));
}

type Outcome = { body: unknown } | { error: ApiError };

async function attempt({ url, method, body, headers }: Sending): Promise<Outcome> {
  try {
    const reply = await request<unknown>({
      url,
      // wx.request knows no PATCH; the API takes the override
      ...(method === 'patch'
        ? { method: 'POST', header: { ...headers, 'X-HTTP-Method-Override': 'PATCH' } }
        : { method: wireMethods[method], header: headers }),
      ...(body === undefined ? {} : { data: body }),
      timeout,
    });
    return reply.statusCode >= 200 && reply.statusCode < 300
      ? { body: reply.data }
      : { error: errorFromReply(reply.statusCode, reply.data) };
  } catch (failure: unknown) {
    return { error: errorFromFailure(failure) };
  }
}

const wireMethods = { get: 'GET', post: 'POST', delete: 'DELETE' } as const;

function isTransient(outcome: Outcome): boolean {
  return (
    'error' in outcome &&
    (outcome.error.status === 0 ||
      outcome.error.code === 'server.stopping' ||
      outcome.error.code === 'request.in_progress')
  );
}

function settle(outcome: Outcome): unknown {
  if ('error' in outcome) {
    throw outcome.error;
  }
  return outcome.body;
}
