import { isStaff } from '#shared/accounts/roles';

import type { Channel } from './channel';
import type { InboxRepository } from './inbox-repository';

/** In the app. Customers may switch it off; staff would miss work. */
export function inboxChannel(inbox: Pick<InboxRepository, 'add'>): Channel {
  return {
    name: 'inbox',
    reaches: ({ role, preferences }) => isStaff(role) || preferences.inbox,
    deliver: inbox.add,
  };
}
