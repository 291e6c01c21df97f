import { createHash } from 'node:crypto';

import { assertThat } from '#api/app-error';

type Keyed = { key: string | null; fingerprint: string | null };

/** Tells a repeated request from another one that reuses its key. */
export function fingerprintOf(request: unknown): string {
  return createHash('sha256').update(JSON.stringify(request)).digest('base64url');
}

/** The same person's same key leads to the same ticket, so a retry finds it wherever the first try died. */
export function ticketIdOf(reporterId: string, key: string): string {
  return createHash('sha256').update(`${reporterId}\n${key}`).digest('hex').slice(0, 24);
}

/** @throws {AppError} `request.key_reused` */
export function assertSameRequest(written: Keyed, fingerprint: string): void {
  assertThat(written.fingerprint === fingerprint, 'request.key_reused');
}
