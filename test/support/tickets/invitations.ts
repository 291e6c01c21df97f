import type { NoticeOwner, NoticeStanding, OwedNotice, OwingSource } from '#api/notice-owner';
import type { NoticeRules } from '#shared/notices/notice-rule';

import { ten } from './index';

/** Of a room that the product does not have. */
const rules = {
  invite: {
    to: ['reporter', 'desk'],
    words: '{host}邀请您参加回访',
    customer: {
      group: 'progress',
      push: { via: ['progress'], status: '邀请', within: 600 },
    },
    staff: { group: 'reported', push: null },
    opens: { page: 'invitations/invitation-page', withId: true },
  },
} as const satisfies NoticeRules;

type Invitation = { id: string; guestId: string; facts: string[] };

/** Invitations owe notices as tickets do; kept in memory, and what a guest may still read is said by the test. */
export function openInvitations() {
  const kept = new Map<string, Invitation>();
  const world = { leases: new Map<string, Date>(), isOpen: true, standing: asWritten };
  const unsettled = () => [...kept.values()].filter(({ facts }) => facts.length > 0);
  const owner: NoticeOwner = {
    kind: 'invitation',
    rules,
    due: (now, { passedOver, most }) =>
      Promise.resolve(
        unsettled()
          .map(({ id }) => id)
          .filter((id) => !passedOver.includes(id) && (world.leases.get(id) ?? now) <= now)
          .slice(0, most),
      ),
    claim: (ids, now, leaseFor) => {
      const free = ids.filter((id) => kept.has(id) && (world.leases.get(id) ?? now) <= now);
      free.forEach((id) => world.leases.set(id, new Date(now.getTime() + leaseFor)));
      const held = new Map(free.map((id) => [id, owing(kept.get(id), id)]));
      return Promise.resolve({ held, failed: new Map() });
    },
    look: (ids, now) => {
      const free = ids.filter((id) => kept.has(id) && (world.leases.get(id) ?? now) <= now);
      const held = new Map(free.map((id) => [id, owing(kept.get(id), id)]));
      return Promise.resolve({ held, failed: new Map() });
    },
    settle: (told) => {
      told.forEach((facts, id) => {
        const one = kept.get(id);
        world.leases.delete(id);
        if (one) {
          one.facts = one.facts.filter((fact) => !facts.includes(fact));
        }
      });
      return Promise.resolve(new Map());
    },
    standings: (told) => Promise.resolve(told.map(() => world.standing)),
    isOpenTo: () => Promise.resolve(world.isOpen),
  };
  return {
    owner,
    world,
    left: () => unsettled().flatMap(({ facts }) => facts),
    invite: (id: string, guestId: string, ...facts: string[]) =>
      kept.set(id, { id, guestId, facts }),
  };
}

const asWritten: NoticeStanding = {
  says: 'as written',
  about: '聊聊用得怎么样',
  names: { host: '李建国' },
};

function owing(one: Invitation | undefined, id: string): OwingSource {
  const about = { description: '聊聊用得怎么样', severity: null, organizationName: null };
  const entries = one?.facts.map((fact) => owed(one, fact)) ?? [];
  return { sourceName: `HF-${id.slice(-1)}`, about, entries };
}

function owed({ guestId }: Invitation, fact: string): OwedNotice {
  return {
    fact,
    kind: fact.startsWith('broken') ? 'nonsense' : 'invite',
    at: ten,
    actorId: null,
    membersOf: (group) => Promise.resolve(group === 'reporter' ? [guestId] : []),
    isFor: () => true,
    names: () => Promise.resolve({ host: '李建国' }),
    textFor: () => '周三下午三点',
  };
}
