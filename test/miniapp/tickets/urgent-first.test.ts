import { urgentFirst } from '#miniapp/tickets/urgent-first';
import type { TicketStatus } from '#shared/tickets/ticket-status';

const ticket = (id: string, status: TicketStatus, dueAt: string | null, createdAt: string) => ({
  id,
  status,
  createdAt: `2026-11-${createdAt}T00:00:00Z`,
  promise:
    dueAt === null ? null : { kind: 'resolve' as const, dueAt: `2026-11-${dueAt}T00:00:00Z` },
});

it('puts the customer’s turn first, then the soonest promise, then the oldest', () => {
  const sorted = urgentFirst([
    ticket('young, no promise', 'accepted', null, '20'),
    ticket('late promise', 'in_progress', '25', '10'),
    ticket('old, no promise', 'accepted', null, '01'),
    ticket('to check', 'resolved', '28', '15'),
    ticket('soon', 'submitted', '22', '21'),
    ticket('to answer', 'awaiting_customer', null, '14'),
  ]);
  expect(sorted.map(({ id }) => id)).toEqual([
    'to check',
    'to answer',
    'soon',
    'late promise',
    'old, no promise',
    'young, no promise',
  ]);
});

it('leaves the list it was given as it is', () => {
  const given = [ticket('b', 'accepted', '25', '02'), ticket('a', 'accepted', '23', '01')];
  urgentFirst(given);
  expect(given.map(({ id }) => id)).toEqual(['b', 'a']);
});
