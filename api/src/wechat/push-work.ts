import { takeNext, type Attempts, type Queue } from '#api/background/index';
import type { Clock } from '#api/clock';
import type { Log } from '#api/log';

import type { PushEvent } from './push-event';
import type { PushInbox } from './push-inbox-repository';

export type PushWorkDeps = {
  inbox: PushInbox;
  /** May be called twice for one event when a process dies in it, so it must bear that. */
  onEvent: (event: PushEvent) => Promise<void>;
  attempts: Attempts;
  clock: Clock;
  log: Log;
};

export type PushWork = {
  /** Remembers the push, then works on it without being waited for. False: it was known already. */
  take: (key: string, event: PushEvent) => Promise<boolean>;
  /** Takes up what failed or was left behind, now and every half minute. */
  start: () => void;
  /** Resolves when nothing is being worked on any more. */
  stop: () => Promise<void>;
};

const kind = 'wechat_event';
const leaseFor = 60_000;
const interval = 30_000;

export function pushWork(deps: PushWorkDeps): PushWork {
  const { inbox, clock, log } = deps;
  const running = new Set<Promise<void>>();
  let timer: NodeJS.Timeout | null = null;

  function run(work: Promise<void>) {
    const settled = work
      .catch((error: unknown) => {
        log.bug(error, { step: 'wechat.push' });
      })
      .finally(() => running.delete(settled));
    running.add(settled);
  }

  return {
    take: async (key, event) => {
      const at = clock();
      const isNew = await inbox.add({ key, event, at, dueAt: later(at, leaseFor) });
      if (isNew) {
        run(tryNew(deps, key, event));
      }
      return isNew;
    },
    start: () => {
      run(retryDue(deps));
      timer ??= setInterval(() => {
        run(retryDue(deps));
      }, interval).unref();
    },
    stop: async () => {
      if (timer) {
        clearInterval(timer);
        timer = null;
      }
      await Promise.all(running);
    },
  };
}

/** It is ours from the start: whoever keeps it holds it. */
async function tryNew(deps: PushWorkDeps, key: string, event: PushEvent): Promise<void> {
  await deps.attempts.attempt({ kind, itemId: key }, { work: () => handle(deps, key, event) });
}

async function retryDue(deps: PushWorkDeps): Promise<void> {
  const { attempts, clock, inbox } = deps;
  const queue: Queue = {
    kind,
    due: (passedOver, most) => inbox.due(clock(), { leaseFor, passedOver, most }),
    work: async (key) => {
      const entry = await inbox.take(key, clock(), leaseFor);
      return entry !== null && handle(deps, key, entry.event);
    },
  };
  while (await takeNext(attempts, queue)) {
    // until nothing is due
  }
}

async function handle({ inbox, onEvent }: PushWorkDeps, key: string, event: PushEvent) {
  await onEvent(event);
  await inbox.close(key);
  return true;
}

function later(at: Date, milliseconds: number): Date {
  return new Date(at.getTime() + milliseconds);
}
