import { constants } from 'node:zlib';

import Router from '@koa/router';
import Koa, { type Middleware } from 'koa';
import compress from 'koa-compress';

import type { Clock } from '#api/clock';
import { errorCode } from '#api/error-code';
import type { Log } from '#api/log';

import { AppError } from './app-error';
import { authenticate, type FindActor } from './authenticate';
import { speakChinese } from './field-messages';
import type { Gate } from './gate';
import { handleErrors } from './handle-errors';
import { answerHealth } from './health';
import { idempotency } from './idempotency';
import type { IdempotencyRepository } from './idempotency-repository';
import { logRequests } from './log-requests';
import { takeMethodOverride } from './method-override';
import { metrics } from './metrics';
import { limitAddresses, limitPersons, type RateLimits } from './rate-limit';
import { readJson } from './read-json';
import { requestId } from './request-id';
import { inlineScriptHashes, securityHeaders } from './security-headers';
import { refuseUnknown } from './unknown-path';
import { readIndexHtml, serveWebApp } from './web-app';

export type AppParts = {
  log: Log;
  clock: Clock;
  gate: Gate;
  limits: RateLimits;
  findActor: FindActor;
  records: IdempotencyRepository;
  isDatabaseReachable: () => Promise<boolean>;
  isHttps: boolean;
  /** Folder of the built web version. */
  webRoot: string;
  /** Puts the rooms' endpoints on the router below /api/v1. */
  mountApi: (router: Router) => void;
  /** The same for WeChat's message push, which reads bodies itself; null: there is none. */
  mountPush: ((router: Router) => void) | null;
  /** The same below /dev; null in production. */
  mountDev: ((router: Router) => void) | null;
};

/** The whole HTTP side, in the order a request passes through it. */
export async function createApp(parts: AppParts): Promise<Koa> {
  const { log, clock, gate, limits } = parts;
  speakChinese();
  const indexHtml = await readIndexHtml(parts.webRoot);
  const api = new Router({ prefix: '/api/v1' });
  parts.mountApi(api);

  const app = new Koa();
  app.silent = true;
  app.on('error', logBrokenAnswer(log));
  app.use(requestId);
  app.use(logRequests(log));
  app.use(metrics());
  app.use(
    handleErrors((error, requestId) => {
      logBug(log, error, requestId);
    }),
  );
  const scriptHashes = inlineScriptHashes(indexHtml ?? '');
  app.use(securityHeaders({ scriptHashes, isHttps: parts.isHttps }));
  app.use(answerHealth(parts));
  app.use(gate.enter);
  app.use(compress({ br: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } } }));
  app.use(below('/api/', takeMethodOverride));
  app.use(below('/api/', neverCached));
  if (parts.mountPush) {
    app.use(withoutLimits(parts.mountPush));
  }
  app.use(below('/api/', limitAddresses(limits, clock)));
  app.use(below('/api/', readJson()));
  app.use(below('/api/', authenticate(parts.findActor)));
  app.use(below('/api/', limitPersons(limits, clock)));
  app.use(below('/api/', idempotency(parts)));
  useRouter(app, api);
  if (parts.mountDev) {
    const dev = new Router({ prefix: '/dev' });
    parts.mountDev(dev);
    useRouter(app, dev);
  }
  app.use(below('/api/', unknown));
  app.use(below('/dev/', unknown));
  app.use(serveWebApp(parts.webRoot));
  app.use(unknown);
  return app;
}

function useRouter(app: Koa, router: Router) {
  // the router's own context type adds only what its routes read
  app.use(router.routes() as unknown as Middleware);
  app.use(refuseUnknown(router));
}

/** Before the limits: the pushes for all persons come from the same few addresses. */
function withoutLimits(mountPush: (router: Router) => void): Middleware {
  const router = new Router({ prefix: '/api/v1' });
  mountPush(router);
  return router.routes() as unknown as Middleware;
}

function below(prefix: string, middleware: Middleware): Middleware {
  return async (ctx, next) => {
    await (ctx.path.startsWith(prefix) ? middleware(ctx, next) : next());
  };
}

const neverCached: Middleware = (ctx, next) => {
  ctx.set('Cache-Control', 'no-store');
  return next();
};

const unknown: Middleware = () => {
  throw new AppError('request.unknown_path');
};

function logBug(log: Log, error: unknown, requestId: string) {
  // a failure with a code was expected: nobody has to mend the program
  if (!(error instanceof AppError)) {
    log.bug(error, { requestId });
  }
}

/** A client that goes away in the middle, or breaks the rules of HTTP there, is no bug. */
function logBrokenAnswer(log: Log) {
  const goneAway = /^(?:EPIPE|ECONNRESET|ERR_STREAM_PREMATURE_CLOSE|HPE_\w+)$/;
  return (error: unknown) => {
    if (!goneAway.test(String(errorCode(error)))) {
      log.bug(error);
    }
  };
}
