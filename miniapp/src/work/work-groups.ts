import type { TicketSummary } from '#shared/tickets/ticket-replies';
import { isIn, type StatusGroup } from '#shared/tickets/ticket-status';

export const workTabs = {
  mine: { label: '待我处理', group: 'ours' },
  customer: { label: '等客户', group: 'customer' },
  over: { label: '已结束', group: 'over' },
} as const satisfies Record<string, { label: string; group: StatusGroup }>;

export type WorkTab = keyof typeof workTabs;
export const workTabNames = Object.keys(workTabs) as WorkTab[];

export function inTab(tickets: readonly TicketSummary[], tab: WorkTab): TicketSummary[] {
  return tickets.filter(({ status }) => isIn(workTabs[tab].group, status));
}

/** The one big line of the page: the next promise to keep. */
export function sayWorkload(tickets: readonly TicketSummary[], now: number): string {
  const mine = inTab(tickets, 'mine');
  const late = mine.filter(({ promise }) => promise && Date.parse(promise.dueAt) < now).length;
  if (mine.length === 0) {
    return '手上的都处理完了';
  }
  return late > 0 ? `${mine.length} 张待处理，${late} 张晚了` : `${mine.length} 张待处理`;
}
