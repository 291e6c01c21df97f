import type { Actor } from '#shared/accounts/actor';

import type { Reachable } from './decide-push';
import { ownerOf, type NoticeOwners } from './owners';
import type { Push } from './push';
import { retellPush } from './retell';

type User = Actor & Reachable & { isBlocked: boolean };

type Deps = {
  owners: NoticeOwners;
  /** Unknown ids are left out. */
  findUsers: (ids: readonly string[]) => Promise<readonly User[]>;
};

/** Who pushes are for, as they are when they are sent, and what they may read of them by then. */
export type PushReader = {
  /** In the order of the pushes. Null: whoever is gone, blocked, or may not read the source any more. */
  reachable: (
    pushes: readonly Pick<Push, 'recipientId' | 'source'>[],
  ) => Promise<(Reachable | null)[]>;
  /** With the words that its reader may see now; null: whoever is gone. */
  asItStands: (push: Push) => Promise<Push | null>;
};

export function pushReader({ owners, findUsers }: Deps): PushReader {
  return {
    reachable: async (pushes) => {
      const ids = new Set(pushes.map(({ recipientId }) => recipientId));
      const users = new Map((await findUsers([...ids])).map((user) => [user.id, user]));
      return Promise.all(
        pushes.map(async ({ recipientId, source }) => {
          const user = users.get(recipientId);
          const mayHear =
            user && !user.isBlocked && (await ownerOf(owners, source)?.isOpenTo(source.id, user));
          return mayHear ? user : null;
        }),
      );
    },
    asItStands: async (push) => {
      const [reader] = await findUsers([push.recipientId]);
      return reader ? retellPush({ owners }, push, reader) : null;
    },
  };
}
