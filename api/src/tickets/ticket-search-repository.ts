import type { QueryFilter } from 'mongoose';

import type { KeysetOrder, PageInput } from '#api/mongo/index';
import type { TicketStatus } from '#shared/tickets/ticket-status';

import type { TicketRecord } from './ticket-model';

/** Whose tickets; in the order that its readers need. */
export type TicketScopeOfView =
  | { view: 'mine'; reporterId: string }
  | { view: 'organization'; organizationId: string }
  | { view: 'pool' }
  | { view: 'assigned'; assigneeId: string }
  | { view: 'all' };

export type TicketSearch = PageInput & {
  whose: TicketScopeOfView;
  statuses: readonly TicketStatus[];
  /** Part of the number, the description or the organization's name. */
  words: string;
};

const newestFirst: KeysetOrder<TicketRecord> = { by: 'createdAt', direction: 'descending' };
const byPromise: KeysetOrder<TicketRecord> = { by: 'workOrder', direction: 'ascending' };

export function listSearch({ whose, statuses, words, ...page }: TicketSearch) {
  const { filter, order } = ofView(whose);
  const narrower: QueryFilter<TicketRecord>[] = [filter];
  if (statuses.length > 0) {
    narrower.push({ status: { $in: [...statuses] } });
  }
  if (words !== '') {
    narrower.push(containing(words));
  }
  return { ...page, order, filter: narrower.length > 1 ? { $and: narrower } : filter };
}

function ofView(whose: TicketScopeOfView): {
  filter: QueryFilter<TicketRecord>;
  order: KeysetOrder<TicketRecord>;
} {
  switch (whose.view) {
    case 'mine':
      return { filter: { reporterId: whose.reporterId }, order: newestFirst };
    case 'organization':
      return { filter: { organizationId: whose.organizationId }, order: newestFirst };
    case 'pool':
      return { filter: { status: 'submitted', assigneeId: null }, order: byPromise };
    case 'assigned':
      return { filter: { assigneeId: whose.assigneeId }, order: byPromise };
    case 'all':
      return { filter: {}, order: newestFirst };
  }
}

function containing(words: string): QueryFilter<TicketRecord> {
  const literal = words.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  // a pattern ends at a NUL for the database, and nobody types one
  const pattern = new RegExp(literal.replaceAll('\0', ''), 'i');
  return { $or: [{ number: pattern }, { description: pattern }, { organizationName: pattern }] };
}
