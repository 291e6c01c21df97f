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

/** More than a list may ask for; more would be no search but work. */
const mostSigns = 200;

function containing(words: string): QueryFilter<TicketRecord> {
  // as text: the source of a RegExp writes some signs in a way that the database does not read
  const pattern = { $regex: literally(words), $options: 'i' };
  return { $or: [{ number: pattern }, { description: pattern }, { organizationName: pattern }] };
}

type Found = Pick<TicketRecord, 'number' | 'organizationName'>;

/** Whether these words are found in a ticket without looking at its description. */
export function isFoundBeside({ number, organizationName }: Found, words: string): boolean {
  // eslint-disable-next-line no-restricted-syntax -- every sign stands for itself, at most 200 of them
  const pattern = new RegExp(literally(words), 'i');
  return pattern.test(number) || pattern.test(organizationName ?? '');
}

function literally(words: string): string {
  const literal = words.slice(0, mostSigns).replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  // a pattern ends at a NUL for the database, and nobody types one
  return literal.replaceAll('\0', '');
}
