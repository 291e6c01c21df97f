import type { Clock } from '#api/clock';
import type { Log } from '#api/log';

import type { PushEvent } from './push-event';
import type { PushInbox, PushInboxEntry } from './push-inbox-repository';

export type PushWorkDeps = {
  inbox: PushInbox;
  /** May be called twice for one event when a process dies in it, so it must bear that. */
  onEvent: (event: PushEvent) => Promise<void>;
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

const lease = 60_000;
const mostTries = 8;
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
      const isNew = await inbox.add({ key, event, at, dueAt: later(at, lease) });
      if (isNew) {
        run(handle(deps, { key, event, tries: 1 }));
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

async function retryDue(deps: PushWorkDeps): Promise<void> {
  for (;;) {
    const at = deps.clock();
    const entry = await deps.inbox.takeDue(at, later(at, lease));
    if (!entry) {
      return;
    }
    await handle(deps, entry);
  }
}

async function handle({ inbox, onEvent, log }: PushWorkDeps, entry: PushInboxEntry) {
  const { key, event, tries } = entry;
  try {
    await onEvent(event);
  } catch (error: unknown) {
    log.bug(error, { step: 'wechat.push', kind: event.kind, tries });
    if (tries < mostTries) {
      return;
    }
    log.error('wechat.push_given_up', { kind: event.kind, tries });
  }
  await inbox.close(key);
}

function later(at: Date, milliseconds: number): Date {
  return new Date(at.getTime() + milliseconds);
}
