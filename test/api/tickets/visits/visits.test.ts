import type { TicketAction } from '#shared/tickets/ticket-actions';

import { after, cast, day, hour, ten, usualWindow, type CastName } from '../../../support/tickets';
import { startTicketRoom } from '../../../support/tickets/ticket-room';

const room = await startTicketRoom();
beforeEach(() => {
  room.world.now = ten;
});
afterAll(() => room.close());

const from = new Date(usualWindow.from);

async function heldTicket() {
  const { id } = await room.submit();
  await room.act(id, 'accept', 'engineer');
  return id;
}

async function agreedTicket() {
  const id = await heldTicket();
  await room.act(id, 'propose_visit', 'engineer');
  await room.act(id, 'pick_visit', 'customer');
  return id;
}

async function toldOf(id: string, name: string) {
  await room.relayAll();
  const notices = await room.database
    .collection('notifications')
    .find({ 'source.id': id, fact: new RegExp(`^visit:${name}:`) })
    .toArray();
  const names = Object.fromEntries(Object.entries(cast).map(([who, person]) => [person.id, who]));
  return notices.map(({ recipientId }) => names[String(recipientId)]).sort();
}

const forbidden: [CastName, TicketAction, string][] = [
  ['stranger', 'propose_visit', 'ticket.not_found'],
  ['stranger', 'pick_visit', 'ticket.not_found'],
  ['customer', 'propose_visit', 'account.role_forbidden'],
  ['colleague', 'pick_visit', 'ticket.action_not_allowed'],
  ['engineer', 'pick_visit', 'account.role_forbidden'],
  ['engineer2', 'propose_visit', 'ticket.action_not_allowed'],
  ['dispatcher', 'ask_other_time', 'account.role_forbidden'],
];

it.each(forbidden)('refuses %s to do %s: %s', async (by, action, code) => {
  const id = await heldTicket();
  await room.act(id, 'propose_visit', 'engineer');
  await expect(room.act(id, action, by)).rejects.toMatchObject({ code });
});

it('is picked by one of two taps at once, and the other reads what is possible now', async () => {
  const id = await heldTicket();
  await room.act(id, 'propose_visit', 'engineer');
  const outcomes = await Promise.allSettled([
    room.act(id, 'pick_visit', 'customer'),
    room.act(id, 'pick_visit', 'customer'),
  ]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({
    reason: { code: 'ticket.action_not_allowed' },
  });
  const { timeline } = await room.find(id);
  expect(timeline.filter(({ kind }) => kind === 'pick_visit')).toHaveLength(1);
});

it('is not picked from times that were just changed', async () => {
  const id = await heldTicket();
  await room.act(id, 'propose_visit', 'engineer');
  const other = { from: '2026-12-22T06:00:00Z', to: '2026-12-22T08:00:00Z' };
  await room.act(id, 'propose_visit', 'dispatcher', { windows: [other], place: { name: '3 楼' } });
  await expect(room.act(id, 'pick_visit', 'customer')).rejects.toMatchObject({
    code: 'visit.window_unknown',
  });
});

it('is proposed and picked once by a request that is repeated', async () => {
  const id = await heldTicket();
  for (let time = 0; time < 2; time += 1) {
    await room.act(id, 'propose_visit', 'engineer', undefined, 'propose');
  }
  for (let time = 0; time < 2; time += 1) {
    await room.act(id, 'pick_visit', 'customer', undefined, 'pick');
  }
  const { timeline, appointment } = await room.find(id);
  expect(timeline.map(({ kind }) => kind)).toEqual([
    ...['submit', 'accept', 'propose_visit', 'pick_visit'],
  ]);
  expect(appointment?.picked?.from).toEqual(from);
});

it('reminds both sides the evening before and an hour before, once each in several processes', async () => {
  const id = await agreedTicket();
  for (const now of [after(-20 * hour, from), after(-hour, from)]) {
    room.world.now = now;
    await Promise.all([room.runTimers(), room.runTimers(), room.runTimers()]);
  }
  expect(await toldOf(id, 'evening')).toEqual(['customer', 'engineer']);
  expect(await toldOf(id, 'hour')).toEqual(['customer', 'engineer']);
  expect(await room.runTimers()).toBe(0);
});

it('tells the desk of a visit that nobody would make, and the customer as ever', async () => {
  const id = await agreedTicket();
  await room.act(id, 'hand_over', 'engineer');
  for (const now of [after(-20 * hour, from), after(-hour, from)]) {
    room.world.now = now;
    await room.runTimers();
  }
  expect(await toldOf(id, 'unheld_evening')).toEqual(['dispatcher', 'manager']);
  expect(await toldOf(id, 'unheld_hour')).toEqual(['dispatcher', 'manager']);
  expect(await toldOf(id, 'hour')).toEqual(['customer']);
});

it('reminds of the new time alone when the time was changed', async () => {
  const id = await agreedTicket();
  const later = {
    from: after(7 * day, from).toISOString(),
    to: after(7 * day + hour, from).toISOString(),
  };
  await room.act(id, 'propose_visit', 'engineer', { windows: [later], place: { name: '3 楼' } });
  await room.act(id, 'pick_visit', 'customer', { window: later });
  room.world.now = after(-hour, from);
  await room.runTimers();
  expect(await toldOf(id, 'hour')).toEqual([]);
  room.world.now = after(7 * day - hour, from);
  await room.runTimers();
  expect(await toldOf(id, 'hour')).toEqual(['customer', 'engineer']);
});

it('reminds nobody of what was over when the product came back', async () => {
  const id = await agreedTicket();
  room.world.now = after(hour, from);
  await room.runTimers();
  expect(await toldOf(id, 'evening')).toEqual([]);
  expect(await toldOf(id, 'hour')).toEqual([]);
});

it('reminds nobody who is on the road', async () => {
  const id = await agreedTicket();
  room.world.now = after(-2 * hour, from);
  await room.act(id, 'depart', 'engineer');
  room.world.now = after(-hour, from);
  await room.runTimers();
  expect(await toldOf(id, 'hour')).toEqual([]);
});

it('tells engineer and desk, once, when nobody is there at the end of the window', async () => {
  const id = await agreedTicket();
  room.world.now = after(day, from);
  await room.runTimers();
  await room.runTimers();
  expect(await toldOf(id, 'late')).toEqual(['dispatcher', 'engineer', 'manager']);
});

it('is proposed anew when the customer chose none in time', async () => {
  const id = await heldTicket();
  await room.act(id, 'propose_visit', 'engineer');
  room.world.now = from;
  await room.runTimers();
  expect((await room.find(id)).appointment).toBeNull();
  expect(await toldOf(id, 'lapsed')).toEqual(['engineer']);
  await expect(room.act(id, 'pick_visit', 'customer')).rejects.toMatchObject({
    code: 'ticket.action_not_allowed',
  });
});

it('is called off with the ticket, and both hear of it but the one who did it', async () => {
  const id = await agreedTicket();
  await room.act(id, 'cancel', 'customer');
  expect(await toldOf(id, 'off')).toEqual(['engineer']);
  room.world.now = after(day, from);
  expect(await room.runTimers()).toBe(0);
});

it('goes with the ticket to another engineer, who is told', async () => {
  const id = await agreedTicket();
  await room.act(id, 'assign', 'dispatcher');
  expect(await toldOf(id, 'taken')).toEqual([]);
  await room.act(id, 'accept', 'engineer2');
  expect(await toldOf(id, 'taken')).toEqual(['engineer2']);
  room.world.now = after(-hour, from);
  await room.runTimers();
  expect(await toldOf(id, 'hour')).toEqual(['customer', 'engineer2']);
});
