import type { News } from '#api/live/index';
import { wants } from '#shared/notices/preferences';

import type { Channel } from './channel';

export type LiveInbox = { announce: (news: News) => void };

/** The badge of those who have the app open; after the inbox, which it tells of. */
export function liveChannel({ announce }: LiveInbox): Channel {
  return {
    name: 'live',
    reaches: (recipient, rule) => wants(recipient, rule, 'inbox'),
    deliver: (outgoing) => {
      const personIds = new Set(outgoing.map(({ notice }) => notice.recipientId));
      announce({ kind: 'inbox', personIds: [...personIds] });
      return Promise.resolve();
    },
  };
}
