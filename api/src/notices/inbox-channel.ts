import { wants } from '#shared/notices/preferences';

import type { Channel } from './channel';
import type { InboxRepository } from './inbox-repository';

/** In the app, at any hour. */
export function inboxChannel(inbox: Pick<InboxRepository, 'add'>): Channel {
  return {
    name: 'inbox',
    reaches: (recipient, rule) => wants(recipient, rule, 'inbox'),
    deliver: (outgoing) => inbox.add(outgoing.map(({ notice }) => notice)),
  };
}
