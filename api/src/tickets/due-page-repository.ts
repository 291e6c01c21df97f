import type { Model, QueryFilter } from 'mongoose';

import { findPage, type KeysetOrder, type PageInput } from '#api/mongo/index';

import type { TicketRecord } from './ticket-model';

type DuePage<Name> = PageInput & {
  by: 'followUpDueAt' | 'taskDueAt';
  filter: QueryFilter<TicketRecord>;
  pick: readonly Name[];
};

/** Tickets by when something of them is due, the most urgent first. */
export async function findDuePage<Name extends keyof TicketRecord>(
  tickets: Model<TicketRecord>,
  { by, ...page }: DuePage<Name>,
) {
  const order: KeysetOrder<TicketRecord> = { by, direction: 'ascending' };
  const { items, nextCursor } = await findPage(tickets, { ...page, order });
  return {
    items: items.map(({ _id, ...ticket }) => ({ ...ticket, id: _id.toHexString() })),
    nextCursor,
  };
}
