import { createStore, useStore } from '#miniapp/client/store';
import type { ConsentOutcome } from '#miniapp/platform/consent';
import { keep, readKept } from '#miniapp/platform/storage';

import type { Subscription } from './choose-templates';

type Known = { userId: string; items: Subscription[] };

/** What the API said last about the credits of the person on this phone: at a tap there is no time to ask. */
const store = createStore<Known | null>(null);

const placeOf = (userId: string) => `subscriptions:${userId}`;

/** Undefined before the first answer. */
export function knownSubscriptions(userId: string): Subscription[] | undefined {
  const known = store.get();
  return known?.userId === userId
    ? known.items
    : (readKept<Subscription[]>(placeOf(userId)) ?? undefined);
}

export function useKnownSubscriptions(userId: string): Subscription[] | undefined {
  useStore(store);
  return knownSubscriptions(userId);
}

export function learnSubscriptions(userId: string, items: Subscription[]) {
  store.set({ userId, items });
  keep(placeOf(userId), items);
}

/** Counts here what was just accepted, until the API has counted it. */
export function countAccepted(userId: string, outcome: ConsentOutcome) {
  const items = knownSubscriptions(userId);
  if (items && outcome.kind === 'answered') {
    learnSubscriptions(
      userId,
      items.map((item) =>
        outcome.results[item.templateId] === 'accept'
          ? { ...item, credits: item.credits + 1 }
          : item,
      ),
    );
  }
}
