import { actOnTicket } from '#api/tickets/index';

import { after, cast, day, minute, ten, type CastName } from '../../support/tickets';
import { startTicketRoom, type TicketRoom } from '../../support/tickets/ticket-room';

let room: TicketRoom;
beforeAll(async () => {
  room = await startTicketRoom();
});
afterAll(() => room.close());
beforeEach(() => {
  room.world.now = ten;
  room.world.colleaguesFollow = true;
});

async function resolvedTicket(): Promise<string> {
  const { id } = await room.submit();
  await room.act(id, 'accept', 'engineer');
  await room.act(id, 'start', 'engineer');
  await room.act(id, 'resolve', 'engineer');
  return id;
}

const outcomes = async (attempts: Promise<unknown>[]) => {
  const settled = await Promise.allSettled(attempts);
  return {
    won: settled.filter(({ status }) => status === 'fulfilled').length,
    refusals: settled.flatMap((one) =>
      one.status === 'rejected' ? [(one.reason as { code?: string }).code] : [],
    ),
  };
};

it('has one winner when twenty accepts of two engineers race', async () => {
  const { id } = await room.submit();
  const { won, refusals } = await outcomes(
    Array.from({ length: 20 }, (_, index) =>
      room.act(id, 'accept', index % 2 === 0 ? 'engineer' : 'engineer2'),
    ),
  );
  expect(won).toBe(1);
  expect(refusals).toContain('ticket.taken');
  const ticket = await room.find(id);
  expect(ticket.timeline.map(({ kind }) => kind)).toEqual(['submit', 'accept']);
  expect(ticket.assigneeId).toBe(ticket.timeline[1]?.actorId);
});

it('tells the loser of a race who won, and whoever repeats a step what they may do instead', async () => {
  const { id } = await room.submit();
  await room.act(id, 'accept', 'engineer');
  await expect(room.act(id, 'accept', 'engineer2')).rejects.toMatchObject({
    code: 'ticket.taken',
    details: { person: '陈志远' },
  });
  await expect(room.act(id, 'accept', 'engineer')).rejects.toMatchObject({
    details: {
      allowedActions:
        'hand_over start propose_visit depart arrive contact note escalate reschedule message add_task propose_criteria follow'.split(
          ' ',
        ),
    },
  });
});

it('keeps all of many messages that are sent at once, numbered without gaps', async () => {
  const { id } = await room.submit();
  const senders: CastName[] = ['customer', 'colleague', 'dispatcher', 'manager'];
  await Promise.all(
    Array.from({ length: 16 }, (_, index) =>
      room.act(id, 'message', senders[index % 4] ?? 'customer', { note: `第 ${index} 句` }),
    ),
  );
  const { timeline } = await room.find(id);
  expect(timeline.map(({ seq }) => seq)).toEqual(Array.from({ length: 17 }, (_, i) => i + 1));
  expect(new Set(timeline.slice(1).map(({ text }) => text)).size).toBe(16);
});

it('takes the same key for the same step, at once and later', async () => {
  const { id } = await room.submit();
  await Promise.all(
    Array.from({ length: 6 }, () => room.act(id, 'message', 'customer', { note: '在吗' }, 'm-1')),
  );
  await room.act(id, 'message', 'customer', { note: '在吗' }, 'm-1');
  expect((await room.find(id)).timeline).toHaveLength(2);
});

it('answers a repeated accept with the ticket, though accepting is over', async () => {
  const { id } = await room.submit();
  await room.act(id, 'accept', 'engineer', {}, 'a-1');
  await room.act(id, 'start', 'engineer');
  const again = await room.act(id, 'accept', 'engineer', {}, 'a-1');
  expect(again).toMatchObject({ status: 'in_progress', seq: 3 });
});

it('refuses a key that was used for another step, but not another person’s', async () => {
  const { id } = await room.submit();
  await room.act(id, 'message', 'customer', { note: '一' }, 'k');
  await expect(room.act(id, 'message', 'customer', { note: '二' }, 'k')).rejects.toMatchObject({
    code: 'request.key_reused',
  });
  await room.act(id, 'message', 'colleague', { note: '二' }, 'k');
  expect((await room.find(id)).timeline).toHaveLength(3);
});

it.each([
  ['a stranger', 'stranger', 'message', 'ticket.not_found'],
  ['a customer who wants to accept', 'customer', 'accept', 'account.role_forbidden'],
  ['a customer who wants to assign', 'customer', 'assign', 'account.role_forbidden'],
  ['an engineer who wants to assign', 'engineer', 'assign', 'account.role_forbidden'],
  ['a manager who confirms for the customer', 'manager', 'confirm', 'account.role_forbidden'],
  [
    'a colleague who confirms for the reporter',
    'colleague',
    'confirm',
    'ticket.action_not_allowed',
  ],
  ['an engineer who does not hold it', 'engineer2', 'start', 'ticket.action_not_allowed'],
] as const)('refuses %s', async (_case, by, action, code) => {
  const id = await resolvedTicket();
  await expect(room.act(id, action, by)).rejects.toMatchObject({ code });
});

it('does not let colleagues in where the organization keeps tickets apart', async () => {
  const { id } = await room.submit();
  room.world.colleaguesFollow = false;
  await expect(room.act(id, 'message', 'colleague')).rejects.toMatchObject({
    code: 'ticket.not_found',
  });
});

it.each([
  ['somebody who is not there', 'e'.repeat(24)],
  ['a dispatcher', cast.dispatcher.id],
  ['a customer', cast.customer.id],
])('assigns to an engineer only, not to %s', async (_case, assigneeId) => {
  const { id } = await room.submit();
  await expect(
    room.act(id, 'assign', 'dispatcher', { assigneeId, note: '就近' }),
  ).rejects.toMatchObject({ code: 'ticket.assignee_unfit' });
});

it('may be urged every 30 minutes and says how long to wait', async () => {
  const { id } = await room.submit();
  await room.act(id, 'urge', 'customer');
  room.world.now = after(10 * minute);
  await expect(room.act(id, 'urge', 'customer')).rejects.toMatchObject({
    code: 'ticket.urged_recently',
    details: { retryAfter: 20 * minute },
  });
  room.world.now = after(30 * minute);
  await room.act(id, 'urge', 'customer');
});

it('may be reopened for 14 days by the reporter, later by a manager', async () => {
  const id = await resolvedTicket();
  await room.act(id, 'confirm', 'customer');
  room.world.now = after(14 * day + 1);
  await expect(room.act(id, 'reopen', 'customer')).rejects.toMatchObject({
    code: 'ticket.reopen_too_late',
  });
  const reopened = await room.act(id, 'reopen', 'manager');
  expect(reopened).toMatchObject({ status: 'in_progress', assigneeId: cast.engineer.id });
});

it('does not take a rating from somebody who worked on the ticket', async () => {
  const { id } = await room.submit({}, 'engineer2');
  await room.act(id, 'accept', 'engineer2');
  await room.act(id, 'assign', 'dispatcher', { assigneeId: cast.engineer.id, note: '换人' });
  await room.act(id, 'accept', 'engineer');
  await room.act(id, 'start', 'engineer');
  await room.act(id, 'resolve', 'engineer');
  await expect(room.act(id, 'rate', 'engineer2')).rejects.toMatchObject({
    code: 'rating.own_work',
  });
});

it('stays unrated until somebody rates, and keeps what was said before', async () => {
  const id = await resolvedTicket();
  await room.act(id, 'confirm', 'customer');
  expect((await room.find(id)).ratings).toEqual([]);
  await room.act(id, 'rate', 'customer', { fixed: 'yes', stars: 5 });
  room.world.now = after(14 * day);
  await room.act(id, 'rate', 'customer', { fixed: 'partly', stars: 3, note: '又出现了一次' });
  const [rating] = (await room.find(id)).ratings;
  expect(rating).toMatchObject({ stars: 3, history: [{ stars: 5 }] });
  room.world.now = after(14 * day + 1);
  await expect(room.act(id, 'rate', 'customer')).rejects.toMatchObject({ code: 'rating.too_late' });
});

it('rejects, opens a follow-up and keeps the rating in one write', async () => {
  const id = await resolvedTicket();
  const ticket = await room.act(id, 'rate', 'customer', { fixed: 'no', stars: 1, note: '没用' });
  expect(ticket).toMatchObject({
    status: 'in_progress',
    seq: 6,
    followUps: [{ round: 1, dueAt: new Date('2026-11-23T18:00:00+08:00'), state: 'open' }],
    ratings: [{ fixed: 'no', words: '没用' }],
  });
  expect(ticket.outbox.slice(-3).map(({ kind }) => kind)).toEqual([
    ...['rate', 'follow_up_promised', 'reject'],
  ]);
});

describe('silence', () => {
  it('is taken for consent on the fifth working day, once', async () => {
    const id = await resolvedTicket();
    // from a Saturday to Friday
    room.world.now = after(6 * day - 1);
    await room.runTimers();
    expect((await room.find(id)).status).toBe('resolved');
    room.world.now = after(6 * day);
    await Promise.all([room.runTimers(), room.runTimers()]);
    const ticket = await room.find(id);
    expect(ticket.status).toBe('closed');
    expect(ticket.ratings).toEqual([]);
    expect(ticket.timeline.filter(({ kind }) => kind === 'confirm')).toEqual([
      expect.objectContaining({ actorId: null }),
    ]);
  });

  it('is broken by the customer’s word', async () => {
    const id = await resolvedTicket();
    room.world.now = after(2 * day);
    await room.act(id, 'message', 'customer', { note: '还在试' });
    room.world.now = after(4 * day);
    await expect(
      actOnTicket(room.tickets, {
        ticketId: id,
        action: 'confirm',
        actor: null,
        body: {},
        idempotencyKey: null,
      }),
    ).rejects.toMatchObject({ code: 'ticket.action_not_allowed' });
  });
});
