import { nextAction, otherActions } from '#miniapp/tickets/next-action';
import type { TicketAction } from '#shared/tickets/ticket-actions';

type Ticket = Parameters<typeof nextAction>[0];

function ticket(
  allowedActions: TicketAction[],
  { visit = false, past = [] as TicketAction[], isRated = false } = {},
): Ticket {
  return {
    allowedActions,
    visit: visit ? { address: '3 号泵房', preferredTime: '下午' } : null,
    timeline: past.map((kind) => ({ kind })) as Ticket['timeline'],
    rating: isRated ? ({ stars: 5 } as Ticket['rating']) : null,
  };
}

const working: TicketAction[] = [
  'depart',
  'arrive',
  'note',
  'ask',
  'escalate',
  'resolve',
  'message',
];
const accepted: TicketAction[] = ['hand_over', 'start', 'depart', 'arrive', 'note', 'message'];

describe('the one big button', () => {
  it.each([
    ['a customer with an open question answers', ticket(['answer', 'message']), 'answer'],
    ['a customer before a solution confirms', ticket(['confirm', 'reject', 'rate']), 'confirm'],
    ['a closed ticket asks for a rating', ticket(['reopen', 'message', 'rate']), 'rate'],
    ['a rated one asks for nothing', ticket(['message', 'rate'], { isRated: true }), null],
    ['urging is never the big one', ticket(['cancel', 'urge', 'message']), null],
    ['an engineer takes from the pool', ticket(['accept']), 'accept'],
    ['remote work starts', ticket(accepted), 'start'],
    ['remote work is resolved', ticket(working), 'resolve'],
    ['a visit departs', ticket(accepted, { visit: true, past: ['accept'] }), 'depart'],
    [
      'on the road one arrives',
      ticket(working, { visit: true, past: ['accept', 'depart'] }),
      'arrive',
    ],
    [
      'on site one resolves',
      ticket(working, { visit: true, past: ['accept', 'depart', 'arrive'] }),
      'resolve',
    ],
    [
      'after a reopening the road begins again',
      ticket(working, { visit: true, past: ['accept', 'depart', 'arrive', 'reopen'] }),
      'depart',
    ],
    ['the desk assigns', ticket(['assign', 'cancel', 'message']), 'assign'],
  ])('%s', (_case, given, action) => {
    expect(nextAction(given)).toBe(action);
  });
});

it('keeps the rest behind ⋯, what cannot be taken back last', () => {
  expect(otherActions(ticket(accepted))).toEqual(['hand_over', 'note', 'depart', 'arrive']);
});
