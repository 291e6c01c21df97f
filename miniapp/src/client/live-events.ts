import type { LiveEvent } from '#shared/live/live-messages';

import { createStore, useStore } from './store';

type Listener = (event: LiveEvent) => void;

const listeners = new Set<Listener>();
const isLive = createStore(false);

/** Whether the server tells by itself what changes, so that asking again is only for safety. */
export function useIsLive(): boolean {
  return useStore(isLive);
}

export const setLive = isLive.set;

export function onLiveEvent(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function tellLiveEvent(event: LiveEvent) {
  listeners.forEach((listener) => {
    listener(event);
  });
}

/** A change that lists of tickets show: the ticket itself, or its dot for unread. */
export function isListNews({ type }: LiveEvent): boolean {
  return type !== 'resync';
}

/** Words that were hidden are also taken out of what was told of them. */
export function isInboxNews({ type }: LiveEvent): boolean {
  return type === 'inbox' || type === 'content';
}
