import { statusGroups, type TicketStatus } from '#shared/tickets/ticket-status';

import { ticketWords } from './words/ticket';

/** How customers look for their tickets: by these statuses, or by none of them. */
export const listFilters = {
  all: [],
  open: statusGroups.open,
  yourTurn: statusGroups.customer,
  ended: statusGroups.over,
} as const satisfies Record<keyof typeof ticketWords.filters, readonly TicketStatus[]>;

export type ListFilter = keyof typeof listFilters;
export const listFilterNames = Object.keys(listFilters) as ListFilter[];

/** What the list says when it has nothing to show. */
export function sayNothingFound(filter: ListFilter, words: string, isColleagues: boolean): string {
  if (words !== '') {
    return ticketWords.list.notFound(words);
  }
  return filter === 'all' && isColleagues
    ? ticketWords.list.noneOfColleagues
    : ticketWords.filters[filter].empty;
}
