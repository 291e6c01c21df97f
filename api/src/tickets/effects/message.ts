import type { Effect } from '../step';

/** Colleagues who speak up hear of what comes next. */
export const message: Effect = ({ followerIds }, { doer, relations }) => ({
  fields:
    doer && relations.has('follower')
      ? { followerIds: [...new Set([...followerIds, doer.id])] }
      : {},
});
