import { createHash, timingSafeEqual } from 'node:crypto';

import type { Context, Middleware } from 'koa';

import { isFromThisMachine } from './address-of';
import { AppError } from './app-error';
import { bearerToken } from './authenticate';

/** Upper bounds in seconds. */
const bounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

type Durations = { buckets: number[]; sum: number; count: number };

/**
 * `GET /metrics` in Prometheus' text format: how the process fares and what it answered. Nothing of a person, but nobody's
 * business either: with a token for whoever has it, without one only for programs on this machine.
 */
export function metrics(
  token: string | null,
  describeWork: () => string[],
): { measure: Middleware; answer: Middleware } {
  const byAnswer = new Map<string, Durations>();
  return {
    // outside of whatever turns failures into answers, to count these too
    measure: async (ctx, next) => {
      const start = performance.now();
      await next();
      const labels = `method="${ctx.method}",status="${ctx.status}"`;
      const durations = byAnswer.get(labels) ?? { buckets: bounds.map(() => 0), sum: 0, count: 0 };
      byAnswer.set(labels, counted(durations, (performance.now() - start) / 1000));
    },
    answer: async (ctx, next) => {
      if (ctx.path !== '/metrics' || (ctx.method !== 'GET' && ctx.method !== 'HEAD')) {
        await next();
        return;
      }
      assertReader(ctx, token);
      ctx.body = [...describeProcess(), ...describeRequests(byAnswer), ...describeWork(), ''].join(
        '\n',
      );
      ctx.type = 'text/plain; version=0.0.4; charset=utf-8';
    },
  };
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

function counted({ buckets, sum, count }: Durations, seconds: number): Durations {
  return {
    // each bucket also counts what fell into the smaller ones
    buckets: buckets.map((before, index) => before + (seconds <= (bounds[index] ?? 0) ? 1 : 0)),
    sum: sum + seconds,
    count: count + 1,
  };
}

function describeProcess(): string[] {
  const { user, system } = process.cpuUsage();
  const { rss, heapUsed } = process.memoryUsage();
  return [
    ...single('process_cpu_seconds_total', 'counter', (user + system) / 1e6),
    ...single('process_start_time_seconds', 'gauge', performance.timeOrigin / 1000),
    ...single('process_resident_memory_bytes', 'gauge', rss),
    ...single('nodejs_heap_used_bytes', 'gauge', heapUsed),
  ];
}

function describeRequests(byAnswer: ReadonlyMap<string, Durations>): string[] {
  const name = 'http_request_duration_seconds';
  return [
    `# TYPE ${name} histogram`,
    ...[...byAnswer].flatMap(([labels, { buckets, sum, count }]) => [
      ...bounds.map((le, index) => `${name}_bucket{${labels},le="${le}"} ${buckets[index] ?? 0}`),
      `${name}_bucket{${labels},le="+Inf"} ${count}`,
      `${name}_sum{${labels}} ${sum}`,
      `${name}_count{${labels}} ${count}`,
    ]),
  ];
}

function single(name: string, type: 'counter' | 'gauge', value: number): string[] {
  return [`# TYPE ${name} ${type}`, `${name} ${value}`];
}
