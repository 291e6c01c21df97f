import type { News } from '#api/live/index';
import { wants } from '#shared/notices/preferences';

import type { Channel } from './channel';

export type LiveInbox = { announce: (news: News) => void };

/** The badge of those who have the app open; after the inbox, which it tells of. */
export function liveChannel({ announce }: LiveInbox): Channel {
  return {
    name: 'live',
    reaches: (recipient, rule) => wants(recipient, rule, 'inbox'),
    deliver: (notices) => {
      if (notices.length > 0) {
        announce({ kind: 'inbox', personIds: notices.map(({ recipientId }) => recipientId) });
      }
      return Promise.resolve();
    },
  };
}
