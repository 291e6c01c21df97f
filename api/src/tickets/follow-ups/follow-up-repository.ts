import type { QueryFilter } from 'mongoose';

import { countSome, type Database, type Page, type PageInput } from '#api/mongo/index';
import { followUpViews, type FollowUpView } from '#shared/follow-ups/follow-up-api';

import { findDuePage } from '../due-page-repository';
import type { Ticket } from '../ticket';
import { followed, lateFollowed } from '../ticket-indexes-model';
import { ticketModel, type TicketRecord } from '../ticket-model';

const picked = [
  'number',
  'status',
  'severity',
  'description',
  'contact',
  'organizationName',
  'checkId',
  'ratings',
  'followUps',
] as const satisfies (keyof Ticket)[];

/** What the desk’s list of calls shows of a ticket. */
export type FollowedTicket = Pick<Ticket, (typeof picked)[number] | 'id'>;

type Asked = { view: FollowUpView; ownerId: string; now: Date };

export type FollowUpRepository = {
  /** Tickets on which a call is owed, the most urgent first. */
  list: (asked: Asked & PageInput) => Promise<Page<FollowedTicket>>;
  count: (asked: Omit<Asked, 'view'>) => Promise<Record<FollowUpView, number>>;
};

export function followUpRepository(database: Database): FollowUpRepository {
  const tickets = ticketModel(database);
  return {
    list: ({ view, ownerId, now, ...page }) => {
      const filter = filterOf({ view, ownerId, now });
      return findDuePage(tickets, { ...page, filter, by: 'followUpDueAt', pick: picked });
    },

    count: async (asked) => {
      const [all = 0, mine = 0, late = 0] = await Promise.all(
        followUpViews.map((view) => countSome(tickets, filterOf({ ...asked, view }))),
      );
      return { all, mine, late };
    },
  };
}

function filterOf({ view, ownerId, now }: Asked): QueryFilter<TicketRecord> {
  switch (view) {
    case 'all':
      return followed;
    case 'mine':
      return { followUpOwnerId: ownerId, ...followed };
    case 'late':
      return lateFollowed(now);
  }
}
