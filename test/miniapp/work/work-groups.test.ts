import { inTab, sayWorkload } from '#miniapp/work/work-groups';
import type { TicketSummary } from '#shared/tickets/ticket-replies';
import { ticketStatuses, type TicketStatus } from '#shared/tickets/ticket-status';

const now = Date.parse('2026-11-22T04:00:00Z');

function ticket(status: TicketStatus, dueAt?: string) {
  const promise = dueAt === undefined ? null : { kind: 'resolve', dueAt };
  return { status, promise } as TicketSummary;
}

it('puts every status on exactly one list', () => {
  for (const status of ticketStatuses) {
    const lists = (['mine', 'customer', 'over'] as const).filter(
      (tab) => inTab([ticket(status)], tab).length === 1,
    );
    expect(lists).toHaveLength(1);
  }
});

it.each([
  [[], '手上的都处理完了'],
  [[ticket('awaiting_customer')], '手上的都处理完了'],
  [[ticket('accepted', '2026-11-22T05:00:00Z')], '1 张待处理'],
  [[ticket('accepted', '2026-11-22T03:00:00Z'), ticket('submitted')], '2 张待处理，1 张晚了'],
])('says how much waits: %#', (tickets, words) => {
  expect(sayWorkload(tickets, now)).toBe(words);
});
