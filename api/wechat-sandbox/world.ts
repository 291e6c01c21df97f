import { setTimeout as sleep } from 'node:timers/promises';

import { accessTokens, type AccessTokens } from './access-tokens';
import { callbackSender, type CallbackSender } from './callback-sender';
import type { Later } from './check-media';
import type { SandboxRequest } from './exchange';
import { failures, type Failures } from './failures';
import { people, type People } from './people';
import { phoneFile } from './phone-file';
import { phones, type Phones } from './phones';
import { platformLimits, rateLimiter, type RateLimits } from './rate-limits';
import type { SandboxApp } from './sandbox-app';

/** Everything the sandbox knows. Only the phones are kept when it stops. */
export type World = {
  app: SandboxApp;
  now: () => number;
  tokens: AccessTokens;
  people: People;
  phones: Phones;
  failures: Failures;
  callbacks: CallbackSender;
  limit: (request: SandboxRequest) => void;
  nextMessageId: () => bigint;
  later: Later;
  /** Resolves when nothing is done in the background any more. */
  settled: () => Promise<void>;
  /** Resolves when everything that is to be kept is written. */
  phonesKept: () => Promise<void>;
  noteCall: (path: string, errcode: number) => void;
  /** How often each path answered each errcode. */
  calls: () => Call[];
};

type Call = { path: string; errcode: number; times: number };

export type WorldOptions = {
  app: SandboxApp;
  now: () => number;
  limits?: RateLimits;
  /** Milliseconds until a callback counts as unanswered. */
  callbackPatience?: number;
  /** Milliseconds from one delivery of a callback to the next. */
  callbackPause?: number;
  /** Milliseconds from the answer to a media check until its work begins. */
  mediaDelay?: number;
  /** File for what outlives a restart: the phones' credits and messages. */
  keepIn?: string;
};

export function createWorld(options: WorldOptions): World {
  const {
    app,
    now,
    limits = platformLimits,
    callbackPatience = 5000,
    callbackPause = 5000,
    mediaDelay = 500,
    keepIn,
  } = options;
  // as large as real ids, beyond 2^53: a reader that parses them as a number gets them wrong
  const callbacks = callbackSender({ app, now, patience: callbackPatience, pause: callbackPause });
  const background = backgroundWork(mediaDelay);
  let lastMessageId = 291_000_000_000_000_000n + BigInt(now());
  return {
    app,
    now,
    tokens: accessTokens(app, now),
    people: people(app, now),
    ...rememberedPhones(keepIn),
    failures: failures(),
    callbacks,
    limit: rateLimiter(limits, now),
    nextMessageId: () => (lastMessageId += 1n),
    later: background.later,
    settled: async () => {
      await background.settled();
      await callbacks.settled();
    },
    ...callCounter(),
  };
}

function rememberedPhones(path: string | undefined): Pick<World, 'phones' | 'phonesKept'> {
  if (path === undefined) {
    return { phones: phones(), phonesKept: () => Promise.resolve() };
  }
  const file = phoneFile(path);
  const remembered = phones({
    first: file.first,
    onChange: () => {
      file.keep(remembered.kept);
    },
  });
  return { phones: remembered, phonesKept: file.settled };
}

function backgroundWork(delay: number) {
  const running = new Set<Promise<void>>();
  return {
    later: (work: () => Promise<void>) => {
      const settled = sleep(delay, undefined, { ref: false })
        .then(work)
        // as on the platform, nobody hears of a check that failed
        .catch(() => undefined)
        .finally(() => running.delete(settled));
      running.add(settled);
    },
    settled: async () => {
      await Promise.all(running);
    },
  };
}

function callCounter(): Pick<World, 'calls' | 'noteCall'> {
  const counted = new Map<string, Call>();
  return {
    noteCall: (path, errcode) => {
      const key = `${path} ${errcode}`;
      const times = (counted.get(key)?.times ?? 0) + 1;
      counted.set(key, { path, errcode, times });
    },
    calls: () => [...counted.values()],
  };
}
