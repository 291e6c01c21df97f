import { bounded } from '#api/bounds/index';

import type { Effect } from '../step';

/** Colleagues who speak up hear of what comes next. */
export const message: Effect = ({ followerIds }, { actor, relations }) => ({
  fields:
    actor && relations.has('follower') && followerIds.length < bounded.followers.most
      ? { followerIds: [...new Set([...followerIds, actor.id])] }
      : {},
});
