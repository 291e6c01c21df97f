import mongoose from 'mongoose';

import { dueTimer, nextTimer } from '#api/tickets/timers/timer-times';

import { after, aTicket, lived, ten } from '../../support/tickets';
import { startTicketRoom } from '../../support/tickets/ticket-room';

const room = await startTicketRoom();
beforeEach(() => {
  room.world.now = ten;
});
afterAll(() => room.close());

async function resolvedTicket(): Promise<string> {
  const { id } = await room.submit();
  await room.act(id, 'accept', 'engineer');
  await room.act(id, 'start', 'engineer');
  await room.act(id, 'resolve', 'engineer');
  return id;
}

const stored = (id: string) =>
  room.database.collection('tickets').findOne({ _id: new mongoose.Types.ObjectId(id) });

it('follow from the ticket, and the next one is set with every write', () => {
  const open = lived(aTicket(), ['accept', 'engineer'], ['start', 'engineer']);
  const resolved = lived(open, ['resolve', 'engineer', after(0)]);
  expect(resolved.timerAt).toEqual(resolved.silence?.left[0]);
  expect(nextTimer(resolved)).toEqual(resolved.timerAt);
  expect(dueTimer(resolved, after(-1, resolved.timerAt ?? ten))).toBeNull();
  expect(dueTimer(resolved, resolved.timerAt ?? ten)).toBe('remind');
  expect(dueTimer(resolved, resolved.promise?.dueAt ?? ten)).toBe('confirm');
  expect(lived(resolved, ['reject', 'customer', after(1)]).timerAt).not.toEqual(resolved.timerAt);
});

it('are kept with the ticket, and work once in several processes', async () => {
  const id = await resolvedTicket();
  const { promise, silence } = await room.find(id);
  expect((await stored(id))?.['timerAt']).toEqual(silence?.left[0]);
  expect(await room.runTimers()).toBe(0);
  room.world.now = promise?.dueAt ?? ten;
  await Promise.all([room.runTimers(), room.runTimers(), room.runTimers()]);
  const { status, timeline } = await room.find(id);
  expect(status).toBe('closed');
  expect(timeline.filter(({ kind }) => kind === 'confirm')).toHaveLength(1);
});

it('let a step that was decided before them be decided again', async () => {
  const id = await resolvedTicket();
  const before = await room.find(id);
  const tickets = room.database.collection('tickets');
  await tickets.updateOne({ _id: new mongoose.Types.ObjectId(id) }, { $set: { timerAt: ten } });
  const change = { fields: {}, entries: [], outbox: [] };
  expect(await room.tickets.tickets.write(before, change)).toBeNull();
  await room.runTimers();
  expect((await stored(id))?.['timerAt']).toEqual(before.timerAt);
});

it('are set anew on a ticket that says another time than it should', async () => {
  const id = await resolvedTicket();
  const { timerAt } = await room.find(id);
  const tickets = room.database.collection('tickets');
  const first = { timerAt: new Date(1) };
  await tickets.updateOne({ _id: new mongoose.Types.ObjectId(id) }, { $set: first });
  expect(await room.runTimers()).toBe(1);
  expect((await stored(id))?.['timerAt']).toEqual(timerAt);
  expect((await room.find(id)).status).toBe('resolved');
  expect(await room.runTimers()).toBe(0);
});
