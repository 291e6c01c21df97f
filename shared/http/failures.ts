import type { ErrorCode } from '../errors/error-codes';

import { isOpen, type Endpoint } from './endpoint';

type Described = Pick<Endpoint<never, never, never, never>, 'access' | 'errors' | 'isKeyed'>;

/** What any call may be answered, whatever it asks for. */
const always: readonly ErrorCode[] = [
  'request.invalid',
  'request.unsupported_type',
  'request.too_large',
  'request.too_many',
  'request.too_slow',
  'request.took_too_long',
  'request.abandoned',
  'server.stopping',
  'server.busy',
  'server.not_ready',
  'server.disk_full',
  'server.unexpected',
];

/** Every failure that an endpoint may answer: what follows from its description, and what is its own. */
export function failuresOf({ access, errors = [], isKeyed }: Described): Set<ErrorCode> {
  return new Set([
    ...always,
    ...(access === 'public' ? [] : (['account.not_signed_in'] as const)),
    ...(isOpen(access) ? [] : (['account.role_forbidden'] as const)),
    ...(isKeyed ? (['request.key_reused'] as const) : []),
    ...errors,
  ]);
}
