import { assertThat } from '#api/app-error';
import { bounded } from '#api/bounds/index';

import type { Effect } from '../step';

/** Customers hear what customers hear, staff what staff hear; that staff look on is no customer's business. */
export const follow: Effect = (ticket, { actor, relations }) => {
  const { name, ids, visibility } = listFor(ticket, relations);
  assertThat(ids.length < bounded.followers.most, 'ticket.followers_full');
  return { fields: { [name]: [...ids, actor?.id ?? []].flat() }, entry: { visibility } };
};

export const unfollow: Effect = (ticket, { actor, relations }) => {
  const { name, ids, visibility } = listFor(ticket, relations);
  return { fields: { [name]: ids.filter((id) => id !== actor?.id) }, entry: { visibility } };
};

type Args = Parameters<Effect>;

function listFor({ followerIds, staffFollowerIds = [] }: Args[0], relations: Args[1]['relations']) {
  return relations.has('staff')
    ? ({ name: 'staffFollowerIds', ids: staffFollowerIds, visibility: 'internal' } as const)
    : ({ name: 'followerIds', ids: followerIds, visibility: 'customer' } as const);
}
