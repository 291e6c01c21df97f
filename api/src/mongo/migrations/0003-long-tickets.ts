import type { Migration } from './migration';

/** Tickets that hold more than 120 entries: the older ones move to `ticket_history` afterwards, while the product runs. */
export const longTickets: Migration = async (database) => {
  await database
    .collection('tickets')
    .updateMany({ 'timeline.120': { $exists: true } }, { $set: { historyDue: true } });
};
