import type { SandboxRequest } from './exchange';
import { Refusal } from './refusal';

type Limit = {
  most: number;
  window: 'minute' | 'day';
  errcode: number;
  /** Counts per person instead of for all. */
  per?: (request: SandboxRequest) => string;
};

export type RateLimits = Readonly<Record<string, readonly Limit[]>>;

/** Path → how often it may be called. */
export const platformLimits: RateLimits = {
  '/sns/jscode2session': [
    {
      most: 100,
      window: 'minute',
      errcode: 45011,
      per: ({ query }) => query.get('js_code') ?? '',
    },
  ],
  '/cgi-bin/token': [{ most: 2000, window: 'day', errcode: 45009 }],
  '/cgi-bin/stable_token': [
    { most: 10_000, window: 'minute', errcode: 45011 },
    { most: 500_000, window: 'day', errcode: 45009 },
  ],
  '/cgi-bin/message/subscribe/send': [{ most: 10_000_000, window: 'day', errcode: 45009 }],
  '/wxa/msg_sec_check': [
    { most: 4000, window: 'minute', errcode: 45011 },
    { most: 2_000_000, window: 'day', errcode: 45009 },
  ],
  '/wxa/media_check_async': [
    { most: 2000, window: 'minute', errcode: 45011 },
    { most: 200_000, window: 'day', errcode: 45009 },
  ],
  // the documentation names 45009 for its limit per minute
  '/wxa/getwxacodeunlimit': [{ most: 5000, window: 'minute', errcode: 45009 }],
};

const lengths = { minute: 60_000, day: 24 * 60 * 60_000 } as const;

const mostCounts = 10_000;

/** Counts calls; throws {@link Refusal} 45009 or 45011 beyond the limits. */
export function rateLimiter(limits: RateLimits, now: () => number) {
  const counts = new Map<string, { window: number; count: number }>();
  return (request: SandboxRequest) => {
    if (counts.size > mostCounts) {
      // counts of codes that are never used again would pile up
      counts.clear();
    }
    for (const { most, window, errcode, per } of limits[request.path] ?? []) {
      const key = JSON.stringify([request.path, window, per?.(request)]);
      const current = Math.floor(now() / lengths[window]);
      const before = counts.get(key);
      const count = before?.window === current ? before.count + 1 : 1;
      counts.set(key, { window: current, count });
      if (count > most) {
        throw new Refusal(errcode);
      }
    }
  };
}
