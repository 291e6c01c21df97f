import type Router from '@koa/router';
import type { RouterContext, RouterMiddleware as Middleware } from '@koa/router';

import { assertThat } from '#api/app-error';
import type { BoundName, Bounds } from '#api/config/index';
import type { Actor } from '#shared/accounts/actor';
import { may } from '#shared/accounts/roles';
import type { Access, Endpoint } from '#shared/http/endpoint';

import type { AddressOf } from './address-of';
import { authenticate, type FindActor } from './authenticate';
import type { CountCall } from './count-calls';
import { holdBack, isSearch, refuseWhileBusy } from './hold-back';
import { readJson } from './read-json';

type Description = Pick<
  Endpoint<never, never, never, never>,
  'access' | 'bounds' | 'isHeavy' | 'method' | 'path'
> & { body?: unknown };

/** Where rooms put their endpoints. What an endpoint is checked by follows from its description and hangs on its route. */
export type ApiRoutes = {
  add: (endpoint: Description, answer: (ctx: RouterContext) => Promise<void>) => void;
};

type Parts = {
  addressOf: AddressOf;
  bounds: Bounds;
  count: CountCall;
  findActor: FindActor;
  /** Whether everybody waits. */
  isBusy: () => boolean;
};

export function apiRoutes(router: Router, parts: Parts): ApiRoutes {
  const shared = { ...parts, hold: holdBack(parts.bounds) };
  return {
    add: (endpoint, answer) => {
      router.register(endpoint.path, [endpoint.method], [...checksOf(endpoint, shared), answer]);
    },
  };
}

/** In the order of what they cost: a call that will be refused is refused before its body is read. */
function checksOf(endpoint: Description, parts: Parts & { hold: Middleware }): Middleware[] {
  const { access, bounds = [], isHeavy = false, method } = endpoint;
  const checks: Middleware[] = [];
  if (access === 'public') {
    checks.push(countCalls(parts, bounds));
  } else {
    checks.push(authenticate(parts.findActor), permit(access), parts.hold);
    checks.push(countCalls(parts, [...everyCall(method), ...bounds]));
  }
  if (isHeavy || bounds.includes('searches')) {
    checks.push(refuseWhileBusy(parts.isBusy, isHeavy));
  }
  if (endpoint.body !== undefined) {
    checks.push(readJson());
  }
  return checks;
}

function everyCall(method: Description['method']): BoundName[] {
  return method === 'get' ? ['requests'] : ['requests', 'changes'];
}

/** Signed-in people by who they are, wherever they ask from; others by their address. */
function countCalls({ addressOf, count }: Parts, names: readonly BoundName[]): Middleware {
  return async (ctx, next) => {
    const { actor } = ctx.state as { actor?: Actor };
    const who = actor?.id ?? addressOf(ctx.req);
    for (const name of names) {
      if (name !== 'searches' || isSearch(ctx)) {
        await count(name, who);
      }
    }
    await next();
  };
}

/** @throws {AppError} `account.not_signed_in`, `account.role_forbidden` */
function permit(access: Exclude<Access, 'public'>): Middleware {
  return async (ctx, next) => {
    const { role } = actorOf(ctx);
    assertThat(access === 'signed-in' || may(role, access), 'account.role_forbidden');
    await next();
  };
}

/** @throws {AppError} `account.not_signed_in` */
export function actorOf(ctx: Pick<RouterContext, 'state'>): Actor {
  const { actor } = ctx.state as { actor?: Actor };
  assertThat(actor, 'account.not_signed_in');
  return actor;
}
