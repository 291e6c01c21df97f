import { people, usersWithRole, type AccountDeps } from '#api/accounts/index';
import type { Signal } from '#api/background/index';
import {
  creditRepository,
  inboxChannel,
  liveChannel,
  pushRepository,
  retellPush,
  wechatChannel,
  type InboxRepository,
  type PushDeps,
  type RelayDeps,
  type RetellDeps,
  type SubscriptionDeps,
} from '#api/notices/index';
import { isReadableBy, ticketOutbox, wordsBefore, type TicketDeps } from '#api/tickets/index';
import { may } from '#shared/accounts/roles';

import type { Foundation } from './foundation';

type Below = {
  accounts: AccountDeps;
  inbox: InboxRepository;
  tickets: TicketDeps;
  pushesDue: Signal;
};

/** Lets the notices know people and what they may read: how they are found, told, and told again. */
export function composeNotices(foundation: Foundation, below: Below) {
  const { accounts, tickets } = below;
  const retelling: RetellDeps = {
    wordsBefore: (steps, reader) => wordsBefore(tickets, steps, reader),
    people: (ids) => people(accounts, ids),
  };
  const pushing = composePushing(foundation, below, retelling);
  return { retelling, pushing, relay: composeRelay(foundation, below, pushing) };
}

/** Puts consents, and what is sent with them, between WeChat and the rooms. */
function composePushing(
  { attempts, clock, database, templateIds, wechat }: Foundation,
  { accounts: { users }, tickets }: Below,
  retelling: RetellDeps,
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
        (may(user.role, 'read every ticket') || (await isReadableBy(tickets, ticketId, user)));
      return mayHear ? user : null;
    },
  };
}

function composeRelay(
  { announce, attempts, clock, database }: Foundation,
  { accounts, inbox, pushesDue }: Below,
  { pushes }: PushDeps,
): RelayDeps {
  return {
    ...{ attempts, clock },
    outbox: ticketOutbox(database),
    channels: [
      inboxChannel(inbox),
      liveChannel({ announce }),
      wechatChannel({ pushes, clock, pushesDue }),
    ],
    people: (ids) => people(accounts, ids),
    organization: (id) => accounts.organizations.find(id),
    usersWithRole: (roles) => usersWithRole(accounts, roles),
  };
}
