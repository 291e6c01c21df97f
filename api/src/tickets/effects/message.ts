import { bounded } from '#api/bounds/index';

import { isByCustomer } from '../silence';
import type { Effect } from '../step';

/** Colleagues who speak up hear of what comes next. What a customer says while nobody holds the ticket the desk hears. */
export const message: Effect = ({ assigneeId, followerIds, seq }, { actor, relations }) => {
  return {
    fields:
      actor && relations.has('follower') && followerIds.length < bounded.followers.most
        ? { followerIds: [...new Set([...followerIds, actor.id])] }
        : {},
    owes: isByCustomer(relations) && assigneeId === null ? [unheldMessage(seq + 1)] : [],
  };
};

function unheldMessage(seq: number) {
  const fact = { fact: `message_unheld:${seq}`, kind: 'message_unheld' } as const;
  // the words are read on the ticket, where the content check is known
  return { ...fact, text: '', visibility: 'internal' as const };
}
