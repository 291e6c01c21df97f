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
  return async (absences, { passedOver, most }) => {
    const excluded = passedOver.filter(isObjectId);
    const leavers = absences.filter(({ handsOver }) => handsOver).map(({ personId }) => personId);
    // each alternative by its own index
    const found = await tickets
      .find({
        $or: [
          ...absences.map(({ personId, since }) => ({
            ...{ 'offer.to': personId, status: { $in: offered }, 'offer.at': { $lt: since } },
          })),
          ...(leavers.length === 0
            ? []
            : [{ assigneeId: { $in: leavers }, status: { $in: held } }]),
        ],
        ...(excluded.length > 0 && { _id: { $nin: excluded } }),
      })
      .limit(most)
      .select('_id')
      .lean();
    return found.map(({ _id }) => String(_id));
  };
}
