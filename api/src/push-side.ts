import { isStaff } from '#shared/accounts/roles';

import type { openAccounts } from './accounts/index';
import type { Clock } from './clock';
import type { Database } from './mongo/index';
import {
  creditRepository,
  pushRepository,
  type PushDeps,
  type SubscriptionDeps,
  type TemplateIds,
} from './notifications/index';
import { isOpenTo, type TicketDeps } from './tickets/index';

type Parts = {
  clock: Clock;
  database: Database;
  templateIds: TemplateIds;
  wechat: PushDeps['wechat'];
};
type Others = { accounts: Pick<ReturnType<typeof openAccounts>, 'users'>; tickets: TicketDeps };

/** Puts consents, and what is sent with them, between WeChat and the rooms. */
export function openPushSide(
  { clock, database, templateIds, wechat }: Parts,
  { accounts: { users }, tickets }: Others,
): PushDeps & SubscriptionDeps {
  return {
    ...{ clock, templateIds, wechat },
    credits: creditRepository(database),
    pushes: pushRepository(database),
    userOf: (openid) => users.findByOpenid(openid),
    reachable: async (id, ticketId) => {
      const user = await users.find(id);
      const mayHear =
        user &&
        !user.isBlocked &&
        (isStaff(user.role) || (await isOpenTo(tickets, ticketId, user)));
      return mayHear ? user : null;
    },
  };
}
