/** Status → the words each side reads. `step` is the place on the customer's five-step bar. */
export const ticketStatusWords = {
  submitted: { customer: '待受理', staff: '待受理', tone: 'brand', step: 0 },
  accepted: { customer: '已受理', staff: '已受理', tone: 'brand', step: 1 },
  in_progress: { customer: '处理中', staff: '处理中', tone: 'brand', step: 2 },
  awaiting_customer: { customer: '待您补充', staff: '待客户补充', tone: 'wait', step: 2 },
  resolved: { customer: '待您验收', staff: '待验收', tone: 'wait', step: 3 },
  closed: { customer: '已完成', staff: '已完成', tone: 'done', step: 4 },
  cancelled: { customer: '已取消', staff: '已取消', tone: 'quiet', step: 0 },
} as const satisfies Record<string, StatusWords>;

export type StatusTone = 'brand' | 'wait' | 'done' | 'quiet';
type StatusWords = { customer: string; staff: string; tone: StatusTone; step: number };

export type TicketStatus = keyof typeof ticketStatusWords;
export const ticketStatuses = Object.keys(ticketStatusWords) as [TicketStatus, ...TicketStatus[]];

/** Somebody still has something to do. */
export const openStatuses = [
  'submitted',
  'accepted',
  'in_progress',
  'awaiting_customer',
  'resolved',
] as const satisfies TicketStatus[];

/** The customer's turn. */
export const customerTurnStatuses = [
  'awaiting_customer',
  'resolved',
] as const satisfies TicketStatus[];

export const progressSteps = ['提交', '受理', '处理', '验收', '完成'] as const;
