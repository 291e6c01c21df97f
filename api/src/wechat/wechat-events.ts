import { takeNext, type Attempts, type QueueWork, type Signal } from '#api/background/index';
import type { Clock } from '#api/clock';

import type { CallbackEvent } from './callback-event';
import type { CallbackInbox } from './callback-inbox-repository';

/** Where events lie from when WeChat tells them until they are handled. */
export type EventInbox = { inbox: CallbackInbox; clock: Clock; eventsDue: Signal };

type Handling = EventInbox & {
  attempts: Attempts;
  /** May be called twice for one event when a process dies in it, so it must bear that. */
  onEvent: (event: CallbackEvent) => Promise<void>;
};

const kind = 'wechat_event';
const leaseFor = 60_000;

/** Writes an event down, to be handled without being waited for. False: it was known already. */
export async function keepEvent(
  { inbox, clock, eventsDue }: EventInbox,
  key: string,
  event: CallbackEvent,
): Promise<boolean> {
  const at = clock();
  const isNew = await inbox.add({ key, event, at, dueAt: at });
  if (isNew) {
    eventsDue.raise();
  }
  return isNew;
}

/** Hands on what was written down, each event once unless a process dies in it. */
export function wechatEvents(handling: Handling): QueueWork {
  return { kind, step: () => handleNext(handling), wokenBy: handling.eventsDue };
}

function handleNext({ attempts, clock, inbox, onEvent }: Handling): Promise<boolean> {
  return takeNext(attempts, {
    kind,
    due: (passedOver, most) => inbox.due(clock(), { leaseFor, passedOver, most }),
    work: async (key) => {
      const entry = await inbox.take(key, clock(), leaseFor);
      if (entry) {
        await onEvent(entry.event);
        await inbox.close(key);
      }
      return entry !== null;
    },
  });
}
