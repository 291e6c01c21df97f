import type { LiveEvent } from '#shared/live/live-messages';

import { createStore, useStore } from './store';

type Listener = (event: LiveEvent) => void;

const listeners = new Set<Listener>();
const isLive = createStore(false);

/** Whether the server tells by itself what changes, so that polling is only a safety net. */
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

/** What changes a list of tickets: a step of a ticket, or the dot that marks it unread. */
export function isListNews({ type }: LiveEvent): boolean {
  return type !== 'resync';
}

/** `content`: words that were hidden or released, which notices quote. */
export function isInboxNews({ type }: LiveEvent): boolean {
  return type === 'inbox' || type === 'content';
}
