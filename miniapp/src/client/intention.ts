import type { ApiError } from './api-error';
import { idempotencyKey } from './idempotency-key';

/** One thing a person wants, and the key under which the API knows it. */
export type Intention = { key: string; words: string };

/** The same input again is the same intention and keeps its key. */
export function intentionFor(input: unknown, last: Intention | null): Intention {
  const words = JSON.stringify([input]);
  return last?.words === words ? last : { key: idempotencyKey(), words };
}

/** Whether the answer may have been lost on its way, so that a retry must carry the same key. */
export function isUnsettled(error: ApiError): boolean {
  return error.status === 0 || error.status >= 500 || error.code === 'request.in_progress';
}

/** Neither this request nor another one gets through now. */
export function isAway({ status }: ApiError): boolean {
  return status === 0 || status === 401 || status === 429;
}
