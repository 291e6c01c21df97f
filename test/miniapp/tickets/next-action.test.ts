import { actionsBeside, nextAction, otherActions } from '#miniapp/tickets/next-action';
import type { TicketAction } from '#shared/tickets/ticket-actions';

type Ticket = Parameters<typeof nextAction>[0];
type Appointment = Ticket['appointment'];
type Road = 'departed' | 'arrived' | null;

const time = '2026-11-21T02:00:00.000Z';
const window = { from: '2026-11-22T06:00:00.000Z', to: '2026-11-22T08:00:00.000Z' };
const place = { name: '3 号泵房', latitude: null, longitude: null };
const proposed = { windows: [window], picked: null, place, proposedAt: time };
const agreed = { ...proposed, picked: window };
const asked = { ...proposed, windows: [] };

function ticket(
  allowedActions: TicketAction[],
  { visit = false, road = null as Road, isRated = false, appointment = null as Appointment } = {},
): Ticket {
  return {
    allowedActions,
    visit: visit ? { address: '3 号泵房', preferredTime: '下午' } : null,
    appointment,
    trip: road && {
      departedAt: time,
      expectedAt: null,
      arrivedAt: road === 'arrived' ? time : null,
    },
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
    ['a visit departs', ticket(accepted, { visit: true }), 'depart'],
    ['on the road one arrives', ticket(working, { visit: true, road: 'departed' }), 'arrive'],
    ['on site one resolves', ticket(working, { visit: true, road: 'arrived' }), 'resolve'],
    ['an agreed visit departs', ticket(working, { appointment: agreed }), 'depart'],
    ['while the customer chooses one works', ticket(working, { appointment: proposed }), 'resolve'],
    [
      'other times are proposed when the customer asks',
      ticket(['propose_visit', ...working], { appointment: asked }),
      'propose_visit',
    ],
    [
      'a customer picks a time',
      ticket(['pick_visit', 'ask_other_time', 'urge', 'message'], { appointment: proposed }),
      'pick_visit',
    ],
    ['the desk assigns', ticket(['assign', 'cancel', 'message']), 'assign'],
  ])('%s', (_case, given, action) => {
    expect(nextAction(given)).toBe(action);
  });
});

it('keeps the rest behind ⋯, what cannot be taken back last', () => {
  expect(otherActions(ticket(accepted))).toEqual(['hand_over', 'note', 'depart', 'arrive']);
});

it('leaves out what only a newer phone could show', () => {
  const newer = 'invented' as TicketAction;
  expect(otherActions(ticket([newer, ...accepted]))).not.toContain(newer);
  expect(actionsBeside(ticket([newer, 'message']))).toEqual(['message']);
});
