import { bounded } from '#api/bounds/index';
import { briefly, recordCache, type RecordChanges } from '#api/cache/index';

import type { UserRepository } from './user-repository';

/** People are asked for by every request and change seldom. */
export function cachedUsers(users: UserRepository, changes: RecordChanges): UserRepository {
  const cache = recordCache({
    records: 'users',
    load: async (ids) => new Map((await users.findMany(ids)).map((user) => [user.id, user])),
    most: bounded.usersKept.most,
    isKeptLonger: true,
    changes,
  });
  return {
    ...users,
    // who somebody is decides what they may do
    find: async (id) => (await cache.read([id], briefly)).get(id) ?? null,
    findMany: async (ids) => [...(await cache.read(ids)).values()],
    joinCaller: async (...asked) => {
      const joined = await users.joinCaller(...asked);
      await cache.forget(joined ? [joined.id] : []);
      return joined;
    },
    change: (id, change) => cache.changing([id], () => users.change(id, change)),
  };
}
