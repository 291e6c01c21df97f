import {
  errorCodes,
  type ErrorCode,
  type FieldError,
  type Problem,
} from '#shared/errors/error-codes';
import { errorWords } from '#shared/errors/error-words';

import { clientWords } from './words';

/** What only the phone can notice: no answer came at all, or none that we understand. */
const networkCodes = ['network.unreachable', 'network.timeout'] as const;
type NetworkCode = (typeof networkCodes)[number];

export type ClientErrorCode = ErrorCode | NetworkCode;

/** A call that failed. `title` is a sentence that a page shows as it is. */
export class ApiError extends Error {
  readonly code: ClientErrorCode;
  readonly title: string;
  /** 0 when no answer came. */
  readonly status: number;
  /** What is wrong with which field of the body, in the path notation of the API. */
  readonly errors: FieldError[];
  /** With a wrong state: what this person may do instead. */
  readonly allowedActions: string[];
  /** Who was faster, where somebody was. */
  readonly person: string | null;

  constructor(code: ClientErrorCode, problem: Partial<Problem> = {}, options?: ErrorOptions) {
    super(code, options);
    this.name = 'ApiError';
    this.code = code;
    this.title = problem.title ?? titleOf(code);
    this.status = problem.status ?? (isNetworkCode(code) ? 0 : errorCodes[code].status);
    this.errors = problem.errors ?? [];
    this.allowedActions = problem.allowedActions ?? [];
    this.person = problem.person ?? null;
  }

  /** The message for one field of a form, if the API had any. */
  fieldError(path: string): string | undefined {
    return this.errors.find((error) => error.path === path)?.message;
  }
}

/** An answer outside 2xx as an error; anything that is no problem+json is the server's fault. */
export function errorFromReply(status: number, body: unknown): ApiError {
  return isProblem(body)
    ? new ApiError(body.code, body)
    : new ApiError(status === 413 ? 'request.too_large' : 'server.unexpected', { status });
}

/** A request that never got an answer, from the words of wx.request or fetch. */
export function errorFromFailure(failure: unknown): ApiError {
  const words = JSON.stringify(failure, ['errMsg', 'message', 'name']) + String(failure);
  const code = /timeout|timed out|abort/i.test(words) ? 'network.timeout' : 'network.unreachable';
  return new ApiError(code, {}, { cause: failure });
}

export function toApiError(error: unknown): ApiError {
  return error instanceof ApiError
    ? error
    : new ApiError('server.unexpected', {}, { cause: error });
}

function titleOf(code: ClientErrorCode): string {
  return isNetworkCode(code) ? clientWords.failures[code] : errorWords[code];
}

function isNetworkCode(code: ClientErrorCode): code is NetworkCode {
  return networkCodes.some((network) => network === code);
}

function isProblem(body: unknown): body is Problem {
  return (
    typeof body === 'object' && body !== null && 'code' in body && String(body.code) in errorCodes
  );
}
