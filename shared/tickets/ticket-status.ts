type StatusRule = {
  tone: StatusTone;
  /** The place on the customer's five-step bar. */
  step: number;
  phase: StatusPhase;
};
export type StatusTone = 'brand' | 'wait' | 'done' | 'quiet';

/** Nobody holds it for sure, we work on it, the customer has to answer, or it has ended. Lists are made of phases. */
type StatusPhase = 'new' | 'working' | 'customer' | 'over';

/** Status → where a ticket stands; what each side reads is in `ticketStatusWords`. */
export const ticketStatusRules = {
  submitted: { tone: 'brand', step: 0, phase: 'new' },
  accepted: { tone: 'brand', step: 1, phase: 'working' },
  in_progress: { tone: 'brand', step: 2, phase: 'working' },
  awaiting_customer: {
    tone: 'wait',
    step: 2,
    phase: 'customer',
  },
  resolved: { tone: 'wait', step: 3, phase: 'customer' },
  closed: { tone: 'done', step: 4, phase: 'over' },
  cancelled: { tone: 'quiet', step: 0, phase: 'over' },
} as const satisfies Record<string, StatusRule>;

export type TicketStatus = keyof typeof ticketStatusRules;
export const ticketStatuses = Object.keys(ticketStatusRules) as [TicketStatus, ...TicketStatus[]];

/** What lists, filters and queues ask for; as every status has a phase, none is missing from all of them. */
export const statusGroups = {
  /** Somebody still has something to do. */
  open: statusesIn('new', 'working', 'customer'),
  /** Our turn. */
  ours: statusesIn('new', 'working'),
  working: statusesIn('working'),
  /** What whoever holds it has in hand: not what is done and waits to be accepted. That may come back, yet nobody is full of it. */
  inHand: statusesIn('new', 'working', 'customer').filter(
    (status): boolean => status !== 'resolved',
  ),
  /** The customer's turn. */
  customer: statusesIn('customer'),
  over: statusesIn('over'),
} as const;
export type StatusGroup = keyof typeof statusGroups;

export function isIn(group: StatusGroup, status: TicketStatus): boolean {
  return statusGroups[group].includes(status);
}

function statusesIn(...phases: StatusPhase[]): readonly TicketStatus[] {
  return ticketStatuses.filter((status) => phases.includes(ticketStatusRules[status].phase));
}

/** The five-step bar; its words are `progressStepWords`. */
export const progressSteps = ['submit', 'accept', 'solve', 'check', 'finish'] as const;
