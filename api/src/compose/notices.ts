import { people, usersWithRole, type AccountDeps } from '#api/accounts/index';
import type { Signal } from '#api/background/index';
import {
  creditRepository,
  inboxChannel,
  liveChannel,
  pushRepository,
  wechatChannel,
  type InboxRepository,
} from '#api/notices/index';

import type { Foundation } from './foundation';

type Below = { accounts: AccountDeps; inbox: InboxRepository; pushesDue: Signal };

/** Lets the notices know people and the ways to reach them; what they tell of, the rooms bring. */
export function composeNotices(foundation: Foundation, below: Below) {
  const { announce, attempts, clock, database, templateIds, wechat } = foundation;
  const { accounts, inbox, pushesDue } = below;
  const pushes = pushRepository(database);
  return {
    pushing: {
      ...{ attempts, clock, pushes, templateIds, wechat },
      credits: creditRepository(database),
      findUser: (id: string) => accounts.users.find(id),
      userOf: (openid: string) => accounts.users.findByOpenid(openid),
    },
    relay: {
      ...{ attempts, clock },
      channels: [
        inboxChannel(inbox),
        liveChannel({ announce }),
        wechatChannel({ pushes, clock, pushesDue }),
      ],
      people: (ids: readonly string[]) => people(accounts, ids),
      usersWithRole: (roles: Parameters<typeof usersWithRole>[1]) => usersWithRole(accounts, roles),
    },
  };
}
