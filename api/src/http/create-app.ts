import { constants } from 'node:zlib';

import Router, { type RouterMiddleware } from '@koa/router';
import Koa, { type Middleware } from 'koa';
import compress from 'koa-compress';

import { AppError } from '#api/app-error';
import type { Clock } from '#api/clock';
import type { Bounds } from '#api/config/index';
import { errorCode } from '#api/error-code';
import type { Log } from '#api/log';
import type { RoomWatch } from '#api/storage/index';

import type { AddressOf } from './address-of';
import { apiRoutes, type ApiRoutes } from './api-routes';
import type { FindActor } from './authenticate';
import type { CountCall } from './count-calls';
import { drainBody } from './drain-body';
import { speakChinese } from './field-messages';
import type { Gate } from './gate';
import { handleErrors } from './handle-errors';
import { answerHealth } from './health';
import { refuseWhileBusy } from './hold-back';
import { logRequests } from './log-requests';
import { takeMethodOverride } from './method-override';
import { metrics } from './metrics';
import { packTexts } from './pack-texts';
import { readTarget, refuseBrokenTarget } from './readable-target';
import { requestId } from './request-id';
import { inlineScriptHashes, securityHeaders } from './security-headers';
import { refuseUnknown } from './unknown-path';
import { readIndexHtml, serveWebApp } from './web-app';

/** How callers are told apart and counted. */
export type Counting = { addressOf: AddressOf; count: CountCall };

export type AppParts = Counting & {
  log: Log;
  clock: Clock;
  gate: Gate;
  bounds: Bounds;
  /** Whether everybody waits for their turn too long. */
  isBusy: () => boolean;
  /** How long it is, in milliseconds. */
  loopDelay: () => number;
  findActor: FindActor;
  isDatabaseReachable: () => Promise<boolean>;
  room: RoomWatch;
  isHttps: boolean;
  /** Folder of the built web version. */
  webRoot: string;
  /** Who may read /metrics; null: programs on this machine. */
  metricsToken: string | null;
  /** What the product does by itself and how it fares, in lines of /metrics. */
  describeWork: () => Promise<string>;
  /** Puts the rooms' endpoints below /api/v1 and answers their description. */
  mountApi: (routes: ApiRoutes) => object;
  /** The same for WeChat's message push, which reads bodies itself; null: there is none. */
  mountCallback: ((router: Router, counting: Counting) => void) | null;
  /** The same below /dev; null in production. */
  mountDev: ((router: Router) => void) | null;
};

/** The whole HTTP side, in the order a request passes through it. */
export async function createApp(parts: AppParts): Promise<Koa> {
  const { log, gate } = parts;
  speakChinese();
  const indexHtml = await readIndexHtml(parts.webRoot);

  const app = new Koa();
  app.silent = true;
  app.on('error', logBrokenAnswer(log));
  app.use(readTarget);
  app.use(requestId);
  app.use(logRequests(log));
  const { measure, answer } = metrics(parts.metricsToken, parts);
  app.use(measure);
  app.use(drainBody);
  app.use(
    handleErrors((error, requestId) => {
      if (error instanceof AppError && error.code === 'server.disk_full') {
        parts.room.note();
      }
      logBug(log, error, requestId);
    }),
  );
  app.use(answer);
  app.use(refuseBrokenTarget);
  const scriptHashes = inlineScriptHashes(indexHtml ?? '');
  app.use(securityHeaders({ scriptHashes, isHttps: parts.isHttps }));
  app.use(answerHealth(parts));
  app.use(gate.enter);
  app.use(packForThoseWhoCanRead);
  app.use(compress({ br: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } } }));
  app.use(packTexts);
  app.use(takeMethodOverride);
  if (parts.mountCallback) {
    app.use(callbackRouter(parts.mountCallback, parts));
  }
  app.use(countAddresses(parts));
  useRouter(app, apiRouter(parts));
  if (parts.mountDev) {
    const dev = strictRouter('/dev');
    parts.mountDev(dev);
    useRouter(app, dev);
  }
  app.use(serveWebApp(parts.webRoot));
  app.use(unknown);
  return app;
}

function useRouter(app: Koa, router: Router) {
  // the router's own context type adds only what its routes read
  app.use(router.routes() as unknown as Middleware);
  app.use(refuseUnknown(router));
}

function apiRouter(parts: AppParts): Router {
  const router = strictRouter('/api/v1');
  router.use(neverCached as RouterMiddleware);
  const description = parts.mountApi(apiRoutes(router, parts));
  router.get('/openapi.json', refuseWhileBusy(parts.isBusy, true), (ctx) => {
    ctx.body = description;
  });
  return router;
}

/** `/sessions`, `/sessions/` and `/SESSIONS` are three addresses, and two of them lead nowhere. */
function strictRouter(prefix: string): Router {
  return new Router({ prefix, strict: true, sensitive: true });
}

/** Before the bounds for everybody: the callbacks for all persons come from the same few addresses, and have their own. */
function callbackRouter(
  mountCallback: NonNullable<AppParts['mountCallback']>,
  counting: Counting,
): Middleware {
  const router = strictRouter('/api/v1');
  mountCallback(router, counting);
  return router.routes() as unknown as Middleware;
}

/** Of whatever is asked for, before anything is read or looked up. */
function countAddresses({ addressOf, count }: AppParts): Middleware {
  return async (ctx, next) => {
    await count('requestsFromAddress', addressOf(ctx.req));
    await next();
  };
}

/** Whoever refuses every form, `*;q=0`, is sent the plain one: there is nothing else to say it in. */
const packForThoseWhoCanRead: Middleware = (ctx, next) => {
  if (ctx.acceptsEncodings('zstd', 'br', 'gzip', 'deflate', 'identity') === false) {
    ctx.compress = false;
  }
  return next();
};

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
