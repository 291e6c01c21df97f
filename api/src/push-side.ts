import { may } from '#shared/accounts/roles';

import { people, type openAccounts } from './accounts/index';
import type { Attempts } from './background/index';
import type { Clock } from './clock';
import type { Database } from './mongo/index';
import {
  creditRepository,
  pushRepository,
  retellPush,
  type PushDeps,
  type RetellDeps,
  type SubscriptionDeps,
  type TemplateIds,
} from './notifications/index';
import { isOpenTo, wordsBefore, type TicketDeps } from './tickets/index';

type Parts = {
  attempts: Attempts;
  clock: Clock;
  database: Database;
  templateIds: TemplateIds;
  wechat: PushDeps['wechat'];
};
type Rooms = { accounts: ReturnType<typeof openAccounts>; tickets: TicketDeps };
type Others = Rooms & { retelling: RetellDeps };

/** Lets what somebody was told be looked over again when it is read. */
export function openRetelling({ accounts, tickets }: Rooms): RetellDeps {
  return {
    wordsBefore: (steps, reader) => wordsBefore(tickets, steps, reader),
    people: (ids) => people(accounts, ids),
  };
}

/** Puts consents, and what is sent with them, between WeChat and the rooms. */
export function openPushSide(
  { attempts, clock, database, templateIds, wechat }: Parts,
  { accounts: { users }, tickets, retelling }: Others,
): PushDeps & SubscriptionDeps {
  return {
    ...{ attempts, clock, templateIds, wechat },
    credits: creditRepository(database),
    pushes: pushRepository(database),
    userOf: (openid) => users.findByOpenid(openid),
    asItStands: async (push) => {
      const reader = await users.find(push.recipientId);
      return reader && retellPush(retelling, push, reader);
    },
    reachable: async (id, ticketId) => {
      const user = await users.find(id);
      const mayHear =
        user &&
        !user.isBlocked &&
        (may(user.role, 'read every ticket') || (await isOpenTo(tickets, ticketId, user)));
      return mayHear ? user : null;
    },
  };
}
