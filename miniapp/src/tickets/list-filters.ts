import { statusGroups, type TicketStatus } from '#shared/tickets/ticket-status';

type Filter = { label: string; statuses: readonly TicketStatus[]; empty: string };

/** How customers look for their tickets. */
export const listFilters = {
  all: { label: '全部', statuses: [], empty: '还没有工单' },
  open: { label: '进行中', statuses: statusGroups.open, empty: '现在没有进行中的工单' },
  yourTurn: { label: '待您处理', statuses: statusGroups.customer, empty: '现在没有等您处理的工单' },
  ended: { label: '已结束', statuses: statusGroups.over, empty: '还没有结束的工单' },
} as const satisfies Record<string, Filter>;

export type ListFilter = keyof typeof listFilters;
export const listFilterNames = Object.keys(listFilters) as ListFilter[];

/** What the list says when it has nothing to show. */
export function sayNothingFound(filter: ListFilter, words: string, isColleagues: boolean): string {
  if (words !== '') {
    return `没有找到“${words}”`;
  }
  return filter === 'all' && isColleagues ? '同事们还没有工单' : listFilters[filter].empty;
}
