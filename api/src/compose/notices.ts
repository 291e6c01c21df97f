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
  const credits = creditRepository(database);
  const findUsers = (ids: readonly string[]) => accounts.users.findMany(ids);
  return {
    pushing: {
      ...{ attempts, clock, credits, findUsers, pushes, templateIds, wechat },
      userOf: (openid: string) => accounts.users.findByOpenid(openid),
    },
    relay: {
      ...{ attempts, clock },
      channels: [
        inboxChannel(inbox),
        liveChannel({ announce }),
        wechatChannel({ pushes, credits, findUsers, templateIds, clock, pushesDue }),
      ],
      people: (ids: readonly string[]) => people(accounts, ids),
      usersWithRole: (roles: Parameters<typeof usersWithRole>[1]) => usersWithRole(accounts, roles),
    },
  };
}
