import type { DemoName } from '#shared/accounts/demo-cast';
import type { TicketStatus } from '#shared/tickets/ticket-status';

/** One page worth looking at. */
export type Shot = {
  name: string;
  /** Who looks at it; null: nobody is signed in. */
  as: DemoName | null;
  path: string;
  /** The page needs `?id=` of a ticket like this. */
  ticket?: { view: string; status: TicketStatus };
  /** Words to tap before looking. */
  taps?: string[];
};

const ticketPage = 'tickets/ticket-page';
const mine = (status: TicketStatus) => ({ view: 'mine', status });
const assigned = (status: TicketStatus) => ({ view: 'assigned', status });

/** The form of an action, over a ticket that somebody works on. */
function sheet(name: string, as: DemoName, action: string): Shot {
  const ticket = { view: as === 'engineer' ? 'assigned' : 'all', status: 'in_progress' } as const;
  return { name, as, path: ticketPage, ticket, taps: ['更多', action] };
}

export const shots: Shot[] = [
  { name: 'sign-in', as: null, path: 'accounts/sign-in-page' },
  { name: 'home', as: 'customer', path: 'tickets/home-page' },
  { name: 'report', as: 'customer', path: 'tickets/report-page' },
  { name: 'tickets', as: 'customer', path: 'tickets/ticket-list-page' },
  { name: 'ticket-submitted', as: 'customer', path: ticketPage, ticket: mine('submitted') },
  { name: 'ticket', as: 'customer', path: ticketPage, ticket: mine('in_progress') },
  { name: 'ticket-awaiting', as: 'customer', path: ticketPage, ticket: mine('awaiting_customer') },
  { name: 'ticket-resolved', as: 'customer', path: ticketPage, ticket: mine('resolved') },
  { name: 'ticket-closed', as: 'customer', path: ticketPage, ticket: mine('closed') },
  { name: 'record', as: 'customer', path: 'tickets/record-page', ticket: mine('closed') },
  {
    name: 'rating',
    as: 'customer',
    path: ticketPage,
    ticket: mine('resolved'),
    taps: ['更多', '评价'],
  },
  { name: 'inbox', as: 'customer', path: 'notices/inbox-page' },
  { name: 'me', as: 'customer', path: 'accounts/me-page' },
  { name: 'notice-settings', as: 'customer', path: 'notices/settings-page' },
  { name: 'notice-settings-staff', as: 'engineer', path: 'notices/settings-page' },
  { name: 'reported', as: 'customer', path: 'tickets/reported-page', ticket: mine('submitted') },
  { name: 'questions', as: 'customer', path: 'knowledge/article-list-page' },
  { name: 'work', as: 'engineer', path: 'work/work-page' },
  { name: 'pool', as: 'engineer', path: 'work/pool-page' },
  { name: 'week', as: 'engineer', path: 'work/week-page' },
  { name: 'week-desk', as: 'dispatcher', path: 'work/week-page' },
  { name: 'leave', as: 'engineer', path: 'work/leave-page' },
  { name: 'leave-plan', as: 'dispatcher', path: 'work/leave-page', taps: ['安排请假'] },
  { name: 'numbers', as: 'engineer', path: 'work/numbers-page' },
  { name: 'quick-replies', as: 'engineer', path: 'work/quick-replies-page' },
  { name: 'work-ticket', as: 'engineer', path: ticketPage, ticket: assigned('in_progress') },
  sheet('reschedule', 'engineer', '改时间'),
  sheet('criteria', 'engineer', '验收标准'),
  sheet('escalate', 'engineer', '升级'),
  sheet('correct', 'dispatcher', '更正'),
  { name: 'queue', as: 'dispatcher', path: 'desk/queue-page' },
  {
    name: 'desk-ticket',
    as: 'dispatcher',
    path: 'desk/queue-page',
    ticket: { view: 'all', status: 'in_progress' },
  },
  { name: 'desk-board', as: 'dispatcher', path: 'desk/queue-page?board=1' },
  { name: 'follow-ups', as: 'dispatcher', path: 'desk/follow-ups-page' },
  {
    name: 'follow-up',
    as: 'dispatcher',
    path: 'desk/follow-ups-page',
    taps: ['孙丽', '记录回访'],
  },
  { name: 'tasks', as: 'dispatcher', path: 'desk/tasks-page' },
  { name: 'my-tasks', as: 'engineer', path: 'work/tasks-page' },
  {
    name: 'task',
    as: 'engineer',
    path: 'work/tasks-page',
    taps: [
      '补做上年度年末结账，检查有两项不通过：4 张凭证只有财务会计分录；1218 其他应收款总账和辅助账差 0.01。审计下周进场，必须先结掉。',
      '更多',
      '添加责任事项',
    ],
  },
  { name: 'badly-rated', as: 'dispatcher', path: 'desk/badly-rated-page' },
  { name: 'flags', as: 'dispatcher', path: 'desk/flags-page' },
  { name: 'file-ticket', as: 'dispatcher', path: 'desk/file-ticket-page' },
  { name: 'all-tickets', as: 'manager', path: 'desk/all-tickets-page' },
  { name: 'dead-letters', as: 'manager', path: 'desk/dead-letters-page' },
];
