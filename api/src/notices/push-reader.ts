import type { Actor } from '#shared/accounts/actor';

import type { Reachable } from './decide-push';
import { ownerOf, type NoticeOwners } from './owners';
import type { Push } from './push';
import { retellPush } from './retell';

type Deps = {
  owners: NoticeOwners;
  findUser: (id: string) => Promise<(Actor & Reachable & { isBlocked: boolean }) | null>;
};

/** Who a push is for, as they are when it is sent, and what they may read of it by then. */
export type PushReader = {
  /** Null: whoever is gone, blocked, or may not read the source any more. */
  reachable: (push: Pick<Push, 'recipientId' | 'source'>) => Promise<Reachable | null>;
  /** With the words that its reader may see now; null: whoever is gone. */
  asItStands: (push: Push) => Promise<Push | null>;
};

export function pushReader({ owners, findUser }: Deps): PushReader {
  return {
    reachable: async ({ recipientId, source }) => {
      const user = await findUser(recipientId);
      const mayHear =
        user && !user.isBlocked && (await ownerOf(owners, source)?.isOpenTo(source.id, user));
      return mayHear ? user : null;
    },
    asItStands: async (push) => {
      const reader = await findUser(push.recipientId);
      return reader && retellPush({ owners }, push, reader);
    },
  };
}
