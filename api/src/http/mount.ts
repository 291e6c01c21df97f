import type {} from '@koa/bodyparser'; // types ctx.request.body
import type { RouterContext } from '@koa/router';
import type * as z from 'zod/mini';

import { AppError, assertThat } from '#api/app-error';
import type { Actor } from '#shared/accounts/actor';
import { errorCodes } from '#shared/errors/error-codes';
import type { Endpoint } from '#shared/http/endpoint';
import { idempotencyKeyLength } from '#shared/http/limits';

import { actorOf, type ApiRoutes } from './api-routes';
import { bearerToken } from './authenticate';
import { httpWords } from './words';
import { writeReply } from './write-reply';

export type Call<Params, Query, Body> = {
  params: Params;
  query: Query;
  body: Body;
  actor: Actor;
  /** Unique per person and intent; null when the client sent none. */
  idempotencyKey: string | null;
  /** Of the session; null when the request named none. */
  token: string | null;
  requestId: string;
  /** Fires when the client leaves before it has its answer: for reads that need not be finished then. Made when it is asked for. */
  readonly signal: AbortSignal;
};

export type PublicCall<Params, Query, Body> = Omit<Call<Params, Query, Body>, 'actor'>;

/** Puts a shared endpoint on its route: checks what comes in, trims what goes out. */
export function mount<Params, Query, Body, Reply>(
  routes: ApiRoutes,
  endpoint: Endpoint<Params, Query, Body, Reply>,
  handle: (call: Call<Params, Query, Body>) => Promise<Reply>,
) {
  routes.add(endpoint, async (ctx) => {
    const call = Object.assign(readCall(ctx, endpoint), { actor: actorOf(ctx) });
    answer(ctx, endpoint, await handle(call));
  });
}

/** The same for an endpoint that needs no sign-in. */
export function mountPublic<Params, Query, Body, Reply>(
  routes: ApiRoutes,
  endpoint: Endpoint<Params, Query, Body, Reply>,
  handle: (call: PublicCall<Params, Query, Body>) => Promise<Reply>,
) {
  routes.add(endpoint, async (ctx) => {
    answer(ctx, endpoint, await handle(readCall(ctx, endpoint)));
  });
}

export function readCall<Params, Query, Body, Reply>(
  ctx: RouterContext,
  endpoint: Endpoint<Params, Query, Body, Reply>,
): PublicCall<Params, Query, Body> {
  assertThat(!endpoint.body || !ctx.is('multipart/*'), 'request.unsupported_type', {
    detail: 'Send application/json.',
  });
  return {
    params: readParams(endpoint, ctx.params),
    query: check(endpoint.query, onceEach(ctx.query)),
    body: check(endpoint.body, ctx.request.body ?? {}),
    idempotencyKey: readKey(ctx),
    token: bearerToken(ctx),
    requestId: String(ctx.state['requestId']),
    get signal() {
      return leavingOf(ctx);
    },
  };
}

function readKey(ctx: RouterContext): string | null {
  const key = ctx.get('idempotency-key');
  assertThat(key.length <= idempotencyKeyLength, 'request.invalid', {
    errors: [{ path: 'Idempotency-Key', message: httpWords.keyTooLong(idempotencyKeyLength) }],
  });
  return key || null;
}

function leavingOf({ res }: RouterContext): AbortSignal {
  const controller = new AbortController();
  const leave = () => {
    if (!res.writableFinished) {
      controller.abort(new AppError('request.abandoned'));
    }
  };
  if (res.closed) {
    // while it was found out who asks
    leave();
  }
  res.once('close', leave);
  return controller.signal;
}

/** What cannot be an id is the id of nothing. */
function readParams<Params>(
  { params: schema, errors = [] }: Pick<Endpoint<Params, never, never, never>, 'params' | 'errors'>,
  given: unknown,
): Params {
  const result = schema?.safeParse(given);
  if (result?.error?.issues.some(({ path }) => path[0] === 'id')) {
    const notFound = errors.find((code) => errorCodes[code].status === 404);
    throw new AppError(notFound ?? 'request.unknown_path', { cause: result.error });
  }
  return check(schema, given);
}

/** A parameter that is given twice is a list, written as lists are; an empty one is left out. */
function onceEach(query: RouterContext['query']) {
  const values = Object.entries(query).map(([name, value]) => [name, value?.toString()]);
  return Object.fromEntries(values.filter(([, value]) => value !== '')) as unknown;
}

function check<T>(schema: z.ZodMiniType<T> | undefined, value: unknown): T {
  if (!schema) {
    // without a schema T is the Nothing of the description
    return {} as T;
  }
  const result = schema.safeParse(value);
  if (!result.success) {
    throw new AppError('request.invalid', {
      errors: fieldErrors(result.error),
      cause: result.error,
    });
  }
  return result.data;
}

function fieldErrors(error: z.core.$ZodError) {
  return error.issues.map(({ path, message }) => ({ path: path.join('.'), message }));
}

function answer<Reply>(
  ctx: RouterContext,
  endpoint: Pick<Endpoint<never, never, never, Reply>, 'isExact' | 'reply' | 'status'>,
  reply: Reply,
) {
  const { isExact = false, reply: schema, status } = endpoint;
  ctx.status = status;
  // written once: koa would write an object again whenever it asks how long it is
  ctx.body = schema ? writeReply({ isExact, reply: schema }, reply) : null;
  if (schema) {
    ctx.type = 'json';
  }
}
