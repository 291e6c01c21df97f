import { createHash, timingSafeEqual } from 'node:crypto';

import type { RouterContext } from '@koa/router';
import type { Context, Middleware } from 'koa';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

import { AppError } from '#api/app-error';

import { isFromThisMachine } from './address-of';
import { bearerToken } from './authenticate';
import { busyFrom } from './event-loop';

/** Upper bounds in seconds. */
const buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

type Asked = {
  /** What the product does by itself, in lines. */
  describeWork: () => Promise<string>;
  /** Milliseconds that work waits for its turn. */
  loopDelay: () => number;
};

/**
 * `GET /metrics` in Prometheus' text format: how the process fares and what it answered. Nothing of a person, but nobody's
 * business either: with a token for whoever has it, without one only for programs on this machine.
 */
export function metrics(
  token: string | null,
  { describeWork, loopDelay }: Asked,
): { measure: Middleware; answer: Middleware } {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const heap = new Gauge({
    name: 'nodejs_heap_used_bytes',
    help: 'What the heap holds when it is asked.',
    registers: [registry],
    collect: () => {
      heap.set(process.memoryUsage().heapUsed);
    },
  });
  const delay = new Gauge({
    name: 'event_loop_delay_seconds',
    help: `How long work waits for its turn, on average over half a second; above ${busyFrom / 1000} heavy reads are refused.`,
    registers: [registry],
    collect: () => {
      delay.set(loopDelay() / 1000);
    },
  });
  const durations = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'From the first byte of a request to the last of its answer.',
    labelNames: ['method', 'route', 'status'],
    buckets,
    registers: [registry],
  });
  return {
    // outside of whatever turns failures into answers, to count these too
    measure: async (ctx, next) => {
      const start = performance.now();
      await next();
      const labels = { method: ctx.method, route: routeOf(ctx), status: ctx.status };
      durations.observe(labels, (performance.now() - start) / 1000);
    },
    answer: async (ctx, next) => {
      if (ctx.path !== '/metrics' || (ctx.method !== 'GET' && ctx.method !== 'HEAD')) {
        await next();
        return;
      }
      assertReader(ctx, token);
      ctx.body = (await registry.metrics()) + (await describeWork());
      ctx.type = registry.contentType;
    },
  };
}

/** `/api/v1/tickets/:id`, never an address: it names a ticket, and there is no end of addresses. */
function routeOf(ctx: Context): string {
  const { _matchedRoute: route } = ctx as Partial<RouterContext>;
  return typeof route === 'string' ? route : 'none';
}

/** @throws {AppError} `request.unknown_path`: a stranger does not learn what is there */
function assertReader(ctx: Context, token: string | null) {
  const isReader =
    token === null ? isFromThisMachine(ctx.req) : isSame(bearerToken(ctx) ?? '', token);
  if (!isReader) {
    throw new AppError('request.unknown_path');
  }
}

function isSame(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}
