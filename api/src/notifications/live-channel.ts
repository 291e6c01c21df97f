import type { News } from '#api/live/index';
import { wants } from '#shared/notifications/preferences';

import type { Channel } from './channel';

export type LiveInbox = { announce: (news: News) => void };

/** The badge of those who have the app open; after the inbox, which it tells of. */
export function liveChannel({ announce }: LiveInbox): Channel {
  return {
    name: 'live',
    reaches: (recipient, kind) => wants(recipient, kind, 'inbox'),
    deliver: (notifications) => {
      if (notifications.length > 0) {
        announce({ kind: 'inbox', personIds: notifications.map(({ recipientId }) => recipientId) });
      }
      return Promise.resolve();
    },
  };
}
