import { clockTime, sayDuration, sayMoment } from '../time/say-time';

import type { PromiseReply } from './ticket-replies';
import type { TicketStatus } from './ticket-status';

type Ticket = {
  status: TicketStatus;
  promise: PromiseReply | null;
  assignee: { name: string } | null;
  rating: { fixed: string } | null;
  /** A call that is owed; left out, a bad rating is still to be called about. */
  followUp?: { dueAt: string } | null;
};

/** What happens next and when, in one sentence for the customer. */
export function sayNextStep(ticket: Ticket, now: number): string {
  const who = ticket.assignee ? `${ticket.assignee.name}工程师` : '工程师';
  switch (ticket.status) {
    case 'submitted':
      return ticket.assignee
        ? `已安排${who}，${promised(ticket, now, '前开始受理')}`
        : `已收到，${promised(ticket, now, '前有工程师受理')}`;
    case 'accepted':
      return `${who}已受理，${promised(ticket, now, '前给您方案')}`;
    case 'in_progress':
      return `${who}正在处理，${promised(ticket, now, '前给您方案')}`;
    case 'awaiting_customer':
      return `${who}在等您补充信息，收到后马上继续`;
    case 'resolved':
      return ticket.promise
        ? `${who}已给出解决办法，请您验收。${sayMoment(ticket.promise.dueAt, now)} 后自动完成`
        : `${who}已给出解决办法，请您验收`;
    case 'closed':
      return sayRated(ticket);
    case 'cancelled':
      return '这张工单已取消';
  }
}

/** Closed is not solved when the customer said otherwise, and a call is spoken of only while it is owed. */
function sayRated({ rating, followUp }: Ticket): string {
  switch (rating?.fixed) {
    case undefined:
      return '问题已解决，说说您的感受';
    case 'no':
      return followUp === null ? '问题没有解决好，抱歉' : '问题没有解决好，抱歉，我们会给您回电';
    case 'partly':
      return '问题部分解决，谢谢您的评价';
    default:
      return '问题已解决，谢谢您的评价';
  }
}

/** A promise is kept or apologised for. */
function promised({ promise }: Ticket, now: number, what: string): string {
  if (!promise) {
    return '有进展会马上通知您';
  }
  const late = now - Date.parse(promise.dueAt);
  return late > 0
    ? `原定 ${clockTime(promise.dueAt)}，我们晚了 ${sayDuration(late)}，抱歉，正在加紧`
    : `${sayMoment(promise.dueAt, now)} ${what}`;
}
