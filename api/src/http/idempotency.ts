import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

import type { Context, Middleware, Next } from 'koa';

import { clockTolerance, type Clock } from '#api/clock';
import type { Log } from '#api/log';
import type { Actor } from '#shared/accounts/actor';
import type { Endpoint } from '#shared/http/endpoint';
import { idempotencyHours, idempotencyKeyLength } from '#shared/http/limits';

import { AppError, assertThat } from './app-error';
import type { IdempotencyRecord, IdempotencyRepository } from './idempotency-repository';
import { seal, unseal, type Answer } from './sealed-answer';

export type IdempotencyDeps = {
  records: IdempotencyRepository;
  clock: Clock;
  log: Log;
  /** Whether a session token is still good. */
  isSession: (token: string) => Promise<boolean>;
  /** What the same key gives. */
  repeat?: Endpoint<never, never, never, never>['repeat'];
  /** Milliseconds to wait for another's answer. */
  patience?: number;
};

/** Milliseconds. Running again is safe, so the lease only has to outlast the usual request. */
const lease = 5000;
const usualPatience = 10_000;

type Request = { id: string; hash: string };

/**
 * The same `Idempotency-Key` and body give the same answer for 24 hours; of simultaneous requests one runs and the
 * others wait for its answer. Only success is kept: a failure frees the key. What an answer shows may be hidden, or its
 * session ended, by the time it is asked for again: `repeat` says which answers are not simply given twice.
 */
export function idempotency(deps: IdempotencyDeps): Middleware {
  return async (ctx, next) => {
    const clientKey = ctx.get('idempotency-key');
    if (ctx.method !== 'POST' || clientKey === '') {
      await next();
      return;
    }
    assertThat(clientKey.length <= idempotencyKeyLength, 'request.invalid', {
      errors: [{ path: 'Idempotency-Key', message: `最多 ${idempotencyKeyLength} 个字符` }],
    });
    // a file is not read twice to be compared: the upload knows its keys by itself
    if (ctx.is('multipart/form-data')) {
      await next();
      return;
    }
    const request = identify(ctx, clientKey);
    const run = await claimOrWait(deps, request);
    if (!('answer' in run)) {
      await keep(deps, run, { ctx, next, clientKey });
      return;
    }
    await repeatAnswer(deps, run, { ctx, next, clientKey, request });
  };
}

function identify(ctx: Context, clientKey: string): Request {
  const { actor } = ctx.state as { actor?: Actor };
  return {
    id: hash([actor?.id ?? '', clientKey]),
    hash: hash([ctx.method, ctx.url, ctx.request.body ?? null]),
  };
}

/** The order in which a body names its fields does not matter. */
function hash(parts: unknown): string {
  return createHash('sha256').update(JSON.stringify(parts, sortFields)).digest('base64url');
}

function sortFields(_name: string, value: unknown): unknown {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
    : value;
}

type Run = { _id: string; runId: string };
type Done = { answer: string; runId: string };

/** @throws {AppError} `request.key_reused`, `request.in_progress` */
async function claimOrWait(
  { records, clock, patience = usualPatience }: IdempotencyDeps,
  { id, hash }: Request,
): Promise<Run | Done> {
  const giveUpAt = performance.now() + patience;
  for (let wait = 20; performance.now() < giveUpAt; wait = Math.min(wait * 2, 250)) {
    const now = clock();
    const claim = claimAt(now, { id, hash });
    if (await records.claim(claim)) {
      return claim;
    }
    const record = await records.find(id);
    if (
      record &&
      isOver(record, now) &&
      (await records.takeOver({ _id: id, runId: record.runId }, claim))
    ) {
      return claim;
    }
    if (record && !isExpired(record, now)) {
      assertThat(record.request === hash, 'request.key_reused');
      if (record.answer !== null) {
        return { answer: record.answer, runId: record.runId };
      }
    }
    await sleep(wait);
  }
  throw new AppError('request.in_progress', { retryAfter: 2000 });
}

function claimAt(now: Date, { id, hash }: { id: string; hash: string }) {
  return {
    _id: id,
    request: hash,
    runId: randomUUID(),
    leaseUntil: new Date(now.getTime() + lease),
    expiresAt: new Date(now.getTime() + idempotencyHours * 60 * 60_000),
  };
}

function isExpired(record: IdempotencyRecord, now: Date): boolean {
  return record.expiresAt <= now;
}

/**
 * Its run was killed, or its 24 hours are out and the index has not swept it yet. A lease that ends later than one taken
 * now was written by a clock that went wrong.
 */
function isOver(record: IdempotencyRecord, now: Date): boolean {
  const left = record.leaseUntil.getTime() - now.getTime();
  return (
    isExpired(record, now) ||
    (record.state === 'running' && (left <= 0 || left > lease + clockTolerance))
  );
}

type Repeated = Answering & { request: Request };

async function repeatAnswer(
  deps: IdempotencyDeps,
  { answer: sealed, runId }: Done,
  { request, ...answering }: Repeated,
) {
  const { ctx, next, clientKey } = answering;
  ctx.set('Idempotency-Replayed', 'true');
  if (deps.repeat === 'run-again') {
    await next();
    return;
  }
  const answer = unseal(sealed, clientKey);
  if (deps.repeat !== 'living-session' || (await deps.isSession(tokenIn(answer)))) {
    replay(ctx, answer);
    return;
  }
  ctx.remove('Idempotency-Replayed');
  const claim = claimAt(deps.clock(), request);
  // somebody else who saw the dead session may be at it already
  const isOurs = await deps.records.takeOver({ _id: request.id, runId }, claim);
  assertThat(isOurs, 'request.in_progress', { retryAfter: 1000 });
  await keep(deps, claim, answering);
}

function tokenIn({ body }: Answer): string {
  const answer = JSON.parse(body ?? '{}') as { token?: unknown };
  return typeof answer.token === 'string' ? answer.token : '';
}

function replay(ctx: Context, { status, body }: Answer) {
  ctx.status = status;
  ctx.body = body;
  if (body !== null) {
    ctx.type = 'application/json; charset=utf-8';
  }
}

type Answering = { ctx: Context; next: Next; clientKey: string };

async function keep(
  { records, clock, log }: IdempotencyDeps,
  run: Run,
  { ctx, next, clientKey }: Answering,
) {
  const ownRun = { _id: run._id, runId: run.runId };
  const heartbeat = setInterval(() => {
    // a missed beat only means that somebody may run the same request again
    records.extendLease(ownRun, new Date(clock().getTime() + lease)).catch(() => undefined);
  }, lease / 2);
  try {
    await next();
  } catch (error: unknown) {
    await records.release(ownRun);
    throw error;
  } finally {
    clearInterval(heartbeat);
  }
  if (ctx.status >= 300) {
    await records.release(ownRun);
    return;
  }
  const body = ctx.body === null || ctx.body === undefined ? null : JSON.stringify(ctx.body);
  await records.finish(ownRun, seal({ status: ctx.status, body }, clientKey)).catch(() => {
    // the work is done and must be answered; a repetition finds the lease out and runs again
    log.warn('request.answer_not_kept', { requestId: String(ctx.state['requestId']) });
  });
}
