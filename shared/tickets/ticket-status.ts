type StatusWords = {
  customer: string;
  staff: string;
  tone: StatusTone;
  /** The place on the customer's five-step bar. */
  step: number;
  phase: StatusPhase;
};
export type StatusTone = 'brand' | 'wait' | 'done' | 'quiet';

/** Nobody holds it for sure, we work on it, the customer has to answer, or it has ended. Lists are made of phases. */
type StatusPhase = 'new' | 'working' | 'customer' | 'over';

/** Status → the words each side reads, and where it stands. */
export const ticketStatusWords = {
  submitted: { customer: '待受理', staff: '待受理', tone: 'brand', step: 0, phase: 'new' },
  accepted: { customer: '已受理', staff: '已受理', tone: 'brand', step: 1, phase: 'working' },
  in_progress: { customer: '处理中', staff: '处理中', tone: 'brand', step: 2, phase: 'working' },
  awaiting_customer: {
    customer: '待您补充',
    staff: '待客户补充',
    tone: 'wait',
    step: 2,
    phase: 'customer',
  },
  resolved: { customer: '待您验收', staff: '待验收', tone: 'wait', step: 3, phase: 'customer' },
  closed: { customer: '已完成', staff: '已完成', tone: 'done', step: 4, phase: 'over' },
  cancelled: { customer: '已取消', staff: '已取消', tone: 'quiet', step: 0, phase: 'over' },
} as const satisfies Record<string, StatusWords>;

export type TicketStatus = keyof typeof ticketStatusWords;
export const ticketStatuses = Object.keys(ticketStatusWords) as [TicketStatus, ...TicketStatus[]];

/** What lists, filters and queues ask for; as every status has a phase, none is missing from all of them. */
export const statusGroups = {
  /** Somebody still has something to do. */
  open: statusesIn('new', 'working', 'customer'),
  /** Our turn. */
  ours: statusesIn('new', 'working'),
  working: statusesIn('working'),
  /** The customer's turn. */
  customer: statusesIn('customer'),
  over: statusesIn('over'),
} as const;
export type StatusGroup = keyof typeof statusGroups;

export function isIn(group: StatusGroup, status: TicketStatus): boolean {
  return statusGroups[group].includes(status);
}

function statusesIn(...phases: StatusPhase[]): readonly TicketStatus[] {
  return ticketStatuses.filter((status) => phases.includes(ticketStatusWords[status].phase));
}

export const progressSteps = ['提交', '受理', '处理', '验收', '完成'] as const;
