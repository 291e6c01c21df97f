import type { Context, Middleware } from 'koa';

import { AppError } from '#api/app-error';
import { type ErrorCode, type Problem } from '#shared/errors/error-codes';
import { errorWords } from '#shared/errors/error-words';

import { expectedFailure } from './expected-failure';

/** The only place where a thrown error becomes an HTTP answer (RFC 9457). Needs `ctx.state.requestId`. */
export function handleErrors(logBug: (error: unknown, requestId: string) => void): Middleware {
  return async (ctx, next) => {
    try {
      await next();
    } catch (error: unknown) {
      answerProblem(ctx, error, logBug);
    }
  };
}

function answerProblem(ctx: Context, error: unknown, logBug: (e: unknown, id: string) => void) {
  const requestId = String(ctx.state['requestId']);
  const failure = toAppError(error);
  if (failure.status >= 500) {
    logBug(failure.code === 'server.unexpected' ? error : failure, requestId);
  }
  const { retryAfter, ...members } = failure.details;
  if (retryAfter !== undefined) {
    ctx.set('Retry-After', String(Math.max(1, Math.ceil(retryAfter / 1000))));
  }
  // what is refused today may be allowed tomorrow
  ctx.set('Cache-Control', 'no-store');
  ctx.status = failure.status;
  ctx.body = {
    type: `urn:huisheng:problem:${failure.code}`,
    title: errorWords[failure.code],
    status: failure.status,
    code: failure.code,
    ...members,
    requestId,
  } satisfies Problem;
  // koa names JSON bodies application/json, so the type comes last
  ctx.type = 'application/problem+json; charset=utf-8';
}

function toAppError(error: unknown): AppError {
  if (error instanceof AppError) {
    return error;
  }
  const expected = expectedFailure(error);
  if (expected) {
    return new AppError(expected, { cause: error });
  }
  // koa's own middleware marks the client's faults with a 4xx status: broken JSON, a body too large
  const status = error instanceof Error && 'status' in error ? Number(error.status) : 500;
  return new AppError(
    clientFaults[status] ?? (status < 500 ? 'request.invalid' : 'server.unexpected'),
    {
      cause: error,
    },
  );
}

const clientFaults: Partial<Record<number, ErrorCode>> = {
  404: 'request.unknown_path',
  405: 'request.method_not_allowed',
  413: 'request.too_large',
  415: 'request.unsupported_type',
  501: 'request.method_not_allowed',
};
