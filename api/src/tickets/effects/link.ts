import { assertThat } from '#api/app-error';
import { bounded } from '#api/bounds/index';

import type { Effect } from '../step';

/** This ticket ends, and the other one goes on for it. The other one learns of it by a timer: `links/tell-linked.ts`. */
export const merge: Effect = (_ticket, { link, now }) => {
  assertThat(link, 'ticket.survivor_required');
  return {
    fields: {
      mergedInto: link.ticket,
      mergingAt: null,
      linkOwed: { kind: 'absorb', to: link.ticket.id, at: now, by: link.by },
    },
    entry: { linked: link.ticket },
  };
};

/** Whoever reported the same follows from now on, and may read it by that alone. */
export const absorb: Effect = ({ followerIds, joinedReporterIds = [], reporterId }, { link }) => {
  assertThat(link, 'ticket.survivor_required');
  const joined = link.reporterIds.filter((id) => id !== reporterId);
  return {
    fields: {
      joinedReporterIds: added(joinedReporterIds, joined, bounded.joinedReporters.most),
      followerIds: added(followerIds, [...joined, ...link.followerIds], bounded.followers.most),
    },
    entry: { linked: link.ticket, actorId: link.by },
  };
};

export const again: Effect = (_ticket, { link }) => {
  assertThat(link, 'ticket.survivor_required');
  return {
    fields: { later: link.ticket },
    entry: { linked: link.ticket, actorId: link.by },
  };
};

/** Nobody who is there already has to make room. */
function added(before: readonly string[], more: readonly string[], most: number): string[] {
  return [...new Set([...before, ...more])].slice(0, Math.max(most, before.length));
}
