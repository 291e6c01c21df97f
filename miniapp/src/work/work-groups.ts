import type { TicketSummary } from '#shared/tickets/ticket-replies';
import type { TicketStatus } from '#shared/tickets/ticket-status';

export const workTabs = {
  mine: { label: '待我处理', statuses: ['submitted', 'accepted', 'in_progress'] },
  customer: { label: '等客户', statuses: ['awaiting_customer', 'resolved'] },
  over: { label: '已结束', statuses: ['closed', 'cancelled'] },
} as const satisfies Record<string, { label: string; statuses: readonly TicketStatus[] }>;

export type WorkTab = keyof typeof workTabs;
export const workTabNames = Object.keys(workTabs) as WorkTab[];

export function inTab(tickets: readonly TicketSummary[], tab: WorkTab): TicketSummary[] {
  const statuses: readonly TicketStatus[] = workTabs[tab].statuses;
  return tickets.filter(({ status }) => statuses.includes(status));
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
