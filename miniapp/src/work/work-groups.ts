import { isLate } from '#shared/promises/is-late';
import type { TicketSummary } from '#shared/tickets/ticket-replies';
import { isIn, type StatusGroup } from '#shared/tickets/ticket-status';

import { workWords } from './words';

const workTabs = {
  mine: 'ours',
  customer: 'customer',
  over: 'over',
} as const satisfies Record<string, StatusGroup>;

/** Of what somebody holds. */
export type HeldTab = keyof typeof workTabs;
export type WorkTab = HeldTab | 'offered';

/** What somebody is asked to take comes first, as long as there is any. */
export function tabsFor(asked: number): WorkTab[] {
  // Object.keys forgets the names
  const held = Object.keys(workTabs) as HeldTab[];
  return asked > 0 ? ['offered', ...held] : held;
}

export function inTab(tickets: readonly TicketSummary[], tab: HeldTab): TicketSummary[] {
  return tickets.filter(({ status }) => isIn(workTabs[tab], status));
}

/** The one big line of the page: the next promise to keep. */
export function sayWorkload(tickets: readonly TicketSummary[], now: number): string {
  const mine = inTab(tickets, 'mine');
  const late = mine.filter(({ promise }) => promise && isLate(promise.dueAt, now)).length;
  if (mine.length === 0) {
    return workWords.workload.allDone;
  }
  return late > 0
    ? workWords.workload.openAndLate(mine.length, late)
    : workWords.workload.open(mine.length);
}
