import type { LiveEvent } from '#shared/live/live-messages';

import { onLiveEvent } from './live-events';
import { oneAtATime } from './one-at-a-time';

/** Whether an event means that there is something newer. */
export type News = { readonly current: (event: LiveEvent) => boolean };

/** Asks again as soon as an event says that there is something newer; however many come in a burst, it asks at most twice. */
export function refreshOnNews(refresh: () => Promise<void>, news: News): () => void {
  const refreshSoon = oneAtATime(refresh);
  return onLiveEvent((event) => {
    if (event.type === 'resync' || news.current(event)) {
      refreshSoon();
    }
  });
}
