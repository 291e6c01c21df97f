import type { PromiseReply } from '#shared/tickets/ticket-replies';
import type { TicketStatus } from '#shared/tickets/ticket-status';
import { sayMoment } from '#shared/time/say-time';

import { due, promised, shortPromise, type Urgency } from './promise-words';

type Card = {
  status: TicketStatus;
  promise: PromiseReply | null;
  assignee: { name: string } | null;
};
type Ticket = Card & {
  rating: { fixed: string } | null;
  /** A call that is owed; left out, a bad rating is still to be called about. */
  followUp?: { dueAt: string } | null;
};

type StatusWords = {
  /** For the customer: what happens next and when. */
  nextStep: (ticket: Ticket, now: number) => string;
  /** For colleagues: whose turn it is and until when. */
  staffStep: (ticket: Ticket, now: number) => string;
  /** On a customer's card, beside the state: what comes when, or who waits for whom. */
  waiting: (card: Card, now: number) => { words: string; urgency: Urgency };
};

const over = () => ({ words: '', urgency: 'ink' }) as const;

/** What each side is told of a ticket in this status, in one sentence. */
const statusWords: Record<TicketStatus, StatusWords> = {
  submitted: {
    nextStep: (ticket, now) =>
      ticket.assignee
        ? `已安排${engineerOf(ticket)}，${promised(ticket, now, '前开始受理')}`
        : `已收到，${promised(ticket, now, '前有工程师受理')}`,
    staffStep: (ticket, now) =>
      `${ticket.assignee ? `等${ticket.assignee.name}接单` : '还没有人接'}，${due(ticket, now, '前要受理')}`,
    waiting: shortPromise,
  },
  accepted: {
    nextStep: (ticket, now) =>
      `${engineerOf(ticket)}已受理，${promised(ticket, now, '前给您方案')}`,
    staffStep: (ticket, now) => `${nameOf(ticket)}已接单，${due(ticket, now, '前给客户方案')}`,
    waiting: shortPromise,
  },
  in_progress: {
    nextStep: (ticket, now) =>
      `${engineerOf(ticket)}正在处理，${promised(ticket, now, '前给您方案')}`,
    staffStep: (ticket, now) => `${nameOf(ticket)}正在处理，${due(ticket, now, '前给客户方案')}`,
    waiting: shortPromise,
  },
  awaiting_customer: {
    nextStep: (ticket) => `${engineerOf(ticket)}在等您补充信息，收到后马上继续`,
    staffStep: () => '等客户补充信息，收到后继续',
    waiting: ({ assignee }) => ({
      words: `${assignee?.name ?? '工程师'}在等您补充`,
      urgency: 'wait',
    }),
  },
  resolved: {
    nextStep: (ticket, now) =>
      ticket.promise
        ? `${engineerOf(ticket)}已给出解决办法，请您验收。${sayMoment(ticket.promise.dueAt, now)} 后自动完成`
        : `${engineerOf(ticket)}已给出解决办法，请您验收`,
    staffStep: ({ promise }, now) =>
      promise ? `等客户验收，${sayMoment(promise.dueAt, now)}自动完成` : '等客户验收',
    waiting: () => ({ words: '请看看是否解决了', urgency: 'wait' }),
  },
  closed: {
    nextStep: sayRated,
    staffStep: ({ rating }) => (rating ? '已完成，客户已评价' : '已完成，客户还没有评价'),
    waiting: over,
  },
  cancelled: {
    nextStep: () => '这张工单已取消',
    staffStep: () => '已取消',
    waiting: over,
  },
};

/** What happens next and when, in one sentence for the customer. */
export function sayNextStep(ticket: Ticket, now: number): string {
  return statusWords[ticket.status].nextStep(ticket, now);
}

/** What a colleague has to know first: whose turn it is and until when. */
export function sayStaffStep(ticket: Ticket, now: number): string {
  return statusWords[ticket.status].staffStep(ticket, now);
}

/** Beside the state on a card. */
export function sayWaiting(card: Card, now: number): { words: string; urgency: Urgency } {
  return statusWords[card.status].waiting(card, now);
}

function nameOf({ assignee }: Card): string {
  return assignee?.name ?? '';
}

function engineerOf(card: Card): string {
  return `${nameOf(card)}工程师`;
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
