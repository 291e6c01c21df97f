import type { Room } from '#api/room';
import { moderationApi } from '#shared/moderation/moderation-api';

import { lookAgain } from './look-again';
import type { ReviewDeps } from './moderation-deps';
import { moderationRoutes } from './moderation-routes';
import { takeVerdict } from './take-verdict';

export function moderationRoom(deps: ReviewDeps): Room {
  return {
    contracts: { moderation: moderationApi },
    mount: (routes) => {
      moderationRoutes(routes, deps);
    },
    queues: [{ kind: 'content_check', step: () => lookAgain(deps), wokenBy: deps.checksDue }],
    hearWechat: async (event) => {
      if (event.kind === 'media_checked') {
        await takeVerdict(deps, event);
      }
    },
  };
}
