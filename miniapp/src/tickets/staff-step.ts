import type { TicketReply } from '#shared/tickets/ticket-replies';
import { sayDuration, sayMoment } from '#shared/time/say-time';

type Ticket = Pick<TicketReply, 'status' | 'promise' | 'assignee' | 'rating'>;

/** What a colleague has to know first: whose turn it is and until when. */
export function sayStaffStep(ticket: Ticket, now: number): string {
  const who = ticket.assignee?.name ?? '';
  switch (ticket.status) {
    case 'submitted':
      return `${who ? `等${who}接单` : '还没有人接'}，${due(ticket, now, '前要受理')}`;
    case 'accepted':
      return `${who}已接单，${due(ticket, now, '前给客户方案')}`;
    case 'in_progress':
      return `${who}正在处理，${due(ticket, now, '前给客户方案')}`;
    case 'awaiting_customer':
      return '等客户补充信息，收到后继续';
    case 'resolved':
      return ticket.promise
        ? `等客户验收，${sayMoment(ticket.promise.dueAt, now)}自动完成`
        : '等客户验收';
    case 'closed':
      return ticket.rating ? '已完成，客户已评价' : '已完成，客户还没有评价';
    case 'cancelled':
      return '已取消';
  }
}

function due({ promise }: Ticket, now: number, what: string): string {
  if (!promise) {
    return '尽快';
  }
  const late = now - Date.parse(promise.dueAt);
  return late > 0
    ? `比答应客户的晚了 ${sayDuration(late)}`
    : `${sayMoment(promise.dueAt, now)} ${what}`;
}
