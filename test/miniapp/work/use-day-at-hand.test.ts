import { jest } from '@jest/globals';

import type { TicketSummary } from '#shared/tickets/ticket-replies';

import { renderHook } from '../../support/render-hook';

jest.unstable_mockModule('#miniapp/platform/network', () => ({ useOnline: () => true }));
const keepAnswer = jest.fn<(key: string) => void>();
jest.unstable_mockModule('#miniapp/client/kept-answers', () => ({
  keepAnswer,
  readAnswer: () => undefined,
}));
jest.unstable_mockModule('#miniapp/tickets/action-sheets/list-quick-replies', () => ({
  listQuickReplies: () => Promise.resolve([]),
  quickRepliesKey: 'quick-replies',
}));
jest.unstable_mockModule('#miniapp/work/use-visits', () => ({
  askVisits: () => Promise.resolve([]),
  visitsKey: () => 'visits',
}));
type Sent = { params: { id: string } };
const call = jest.fn<(endpoint: unknown, sent: Sent) => Promise<unknown>>();
jest.unstable_mockModule('#miniapp/client/call', () => ({ call }));

const { ApiError } = await import('#miniapp/client/api-error');
const { useDayAtHand } = await import('#miniapp/work/use-day-at-hand');

const tickets = ['a', 'b', 'c'].map((id) => ({ id, updatedAt: 'today' }) as TicketSummary);
beforeEach(() => {
  keepAnswer.mockClear();
});

it.each([
  ['a ticket that cannot be read keeps no other back', 404, ['ticket:a', 'ticket:c']],
  ['nothing more is asked where nobody answers', 0, ['ticket:a']],
])('%s', async (_rule, status, ofTickets) => {
  call.mockImplementation((_endpoint, { params }) =>
    params.id === 'b'
      ? Promise.reject(new ApiError('ticket.not_found', { status }))
      : Promise.resolve({ id: params.id }),
  );
  const page = renderHook(() => {
    useDayAtHand(tickets.slice(1), Date.parse('2026-11-30T02:00:00Z'), tickets.slice(0, 1));
  }, {});
  await new Promise((resolve) => {
    setTimeout(resolve, 50);
  });
  page.leave();
  expect(keepAnswer.mock.calls.map(([key]) => key)).toEqual([
    ...['quick-replies', 'visits'],
    ...ofTickets,
  ]);
});
