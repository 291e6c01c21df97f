import { createStore, useStore } from './store';

const store = createStore(0);

/** Unread notices, as the last answer or live event counted them. */
export function useUnread(): number {
  return useStore(store);
}

export function setUnread(count: number) {
  store.set(count);
}
