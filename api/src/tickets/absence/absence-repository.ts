import type { Absence } from '#api/directory/index';
import { isObjectId, type Database } from '#api/mongo/index';
import { isOfferable } from '#shared/tickets/ticket-actions';
import { ticketStatuses } from '#shared/tickets/ticket-status';

import { ticketModel } from '../ticket-model';

type Search = { passedOver: readonly string[]; most: number };

/** Tickets that whoever is absent leaves to others. */
export type LeftTickets = (absences: readonly Absence[], search: Search) => Promise<string[]>;

const offered = ticketStatuses.filter(isOfferable);
const held = offered.filter((status) => status !== 'submitted');

export function leftTickets(database: Database): LeftTickets {
  const tickets = ticketModel(database);
  const idsOf = async (filter: object, { passedOver, most }: Search) => {
    const excluded = passedOver.filter(isObjectId);
    const found = await tickets
      .find({ ...filter, ...(excluded.length > 0 && { _id: { $nin: excluded } }) })
      .limit(most)
      .select('_id')
      .lean();
    return found.map(({ _id }) => String(_id));
  };
  return async (absences, search) => {
    const leavers = absences.filter(({ handsOver }) => handsOver).map(({ personId }) => personId);
    const found = await Promise.all([
      ...absences.map(({ personId, since }) =>
        idsOf(
          { 'offer.to': personId, status: { $in: offered }, 'offer.at': { $lt: since } },
          search,
        ),
      ),
      ...(leavers.length === 0
        ? []
        : [idsOf({ assigneeId: { $in: leavers }, status: { $in: held } }, search)]),
    ]);
    return [...new Set(found.flat())].slice(0, search.most);
  };
}
