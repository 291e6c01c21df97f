import mongoose from 'mongoose';

import { standardTerms } from '#shared/promises/service-terms';

import { after, cast, day, hour } from '../../support/tickets';
import { startTicketRoom, type TicketRoom } from '../../support/tickets/ticket-room';

const local = (time: string) => new Date(`${time}+08:00`);

let room: TicketRoom;
beforeAll(async () => {
  room = await startTicketRoom();
});
afterAll(() => room.close());
beforeEach(async () => {
  await room.database.collection('tickets').deleteMany({});
  await room.database.collection('notifications').deleteMany({});
  // a Monday
  room.world.now = local('2026-11-23T10:00');
});

async function underway() {
  const { id } = await room.submit();
  await room.act(id, 'accept', 'engineer');
  await room.act(id, 'start', 'engineer');
  return id;
}

async function resolved() {
  const id = await underway();
  await room.act(id, 'resolve', 'engineer');
  return id;
}

async function asked() {
  const id = await underway();
  await room.act(id, 'ask', 'engineer');
  return id;
}

/** Lives through an hour at a time, as the product does: timers, then the relay. */
async function liveUntil(end: string) {
  while (room.world.now < local(end)) {
    room.world.now = after(hour, room.world.now);
    await room.runTimers();
    await room.relayAll();
  }
}

async function told(id: string) {
  const notices = await room.database
    .collection('notifications')
    .find({
      'source.id': id,
      kind: { $in: ['remind_check', 'remind_answer', 'silent', 'confirm'] },
    })
    .sort({ _id: 1 })
    .toArray();
  return notices.map(({ kind, recipientId }) => `${String(kind)} ${String(recipientId)}`).sort();
}

it('after a resolution is reminded of twice and ends on the fifth working day, as it was said', async () => {
  const id = await resolved();
  expect((await room.find(id)).promise).toEqual({
    kind: 'confirm',
    dueAt: local('2026-11-30T10:00'),
  });
  await liveUntil('2026-11-24T09:00');
  expect(await told(id)).toEqual([]);
  await liveUntil('2026-11-24T12:00');
  expect(await told(id)).toEqual([`remind_check ${cast.customer.id}`]);
  await liveUntil('2026-11-30T09:00');
  expect(await told(id)).toEqual(Array(2).fill(`remind_check ${cast.customer.id}`));
  expect((await room.find(id)).status).toBe('resolved');
  await liveUntil('2026-11-30T11:00');
  const { status, timeline } = await room.find(id);
  expect(status).toBe('closed');
  expect(timeline.at(-1)).toMatchObject({ kind: 'confirm', actorId: null });
  await liveUntil('2026-12-04T11:00');
  expect((await told(id)).filter((line) => line.startsWith('remind'))).toHaveLength(2);
});

it('goes by the rules of the installation', async () => {
  const patience = { remindAfterDays: [2], silentForDays: 4, reopenDays: 30 };
  room.world.terms = { ...standardTerms, patience };
  const id = await resolved();
  expect((await room.find(id)).promise?.dueAt).toEqual(local('2026-11-27T10:00'));
  await liveUntil('2026-11-25T09:00');
  expect(await told(id)).toEqual([]);
  await liveUntil('2026-11-27T12:00');
  expect(await told(id)).toContain(`remind_check ${cast.customer.id}`);
  const { closedAt, reopenableUntil } = await room.find(id);
  expect(reopenableUntil).toEqual(after(30 * day, closedAt ?? room.world.now));
  room.world.terms = standardTerms;
  room.world.now = after(29 * day, closedAt ?? room.world.now);
  expect((await room.act(id, 'reopen', 'customer')).status).toBe('in_progress');
});

it('says in the reminder when it ends by itself', async () => {
  const id = await resolved();
  await liveUntil('2026-11-24T11:00');
  const [notice] = await room.database
    .collection('notifications')
    .find({ 'source.id': id, kind: 'remind_check' })
    .toArray();
  expect(notice?.['text']).toBe(
    '没有您的回复，11 月 30 日 10:00 会自动完成，之后 14 天内可以重新打开',
  );
});

it('starts anew with a word of the customer', async () => {
  const id = await resolved();
  await liveUntil('2026-11-24T15:00');
  await room.act(id, 'message', 'customer', { note: '我明天试' });
  expect((await room.find(id)).promise?.dueAt).toEqual(local('2026-12-01T15:00'));
  await liveUntil('2026-11-25T14:00');
  expect(await told(id)).toHaveLength(1);
  await liveUntil('2026-11-30T23:00');
  expect(await told(id)).toHaveLength(3);
  expect((await room.find(id)).status).toBe('resolved');
  await liveUntil('2026-12-01T16:00');
  expect((await room.find(id)).status).toBe('closed');
});

it('to a question is reminded of twice; then the desk is told, once', async () => {
  const id = await asked();
  await liveUntil('2026-12-10T10:00');
  expect(await told(id)).toEqual([
    `remind_answer ${cast.customer.id}`,
    `remind_answer ${cast.customer.id}`,
    `silent ${cast.dispatcher.id}`,
    `silent ${cast.manager.id}`,
  ]);
  const { status, timerAt } = await room.find(id);
  expect([status, timerAt]).toEqual(['awaiting_customer', null]);
});

it('is counted for each question by itself', async () => {
  const id = await asked();
  await liveUntil('2026-11-24T12:00');
  await room.act(id, 'answer', 'customer');
  expect((await room.find(id)).silence).toBeNull();
  await room.act(id, 'ask', 'engineer');
  await liveUntil('2026-12-10T10:00');
  const lines = await told(id);
  expect(lines.filter((line) => line.startsWith('remind_answer'))).toHaveLength(3);
  expect(lines.filter((line) => line.startsWith('silent'))).toHaveLength(2);
});

it('is not reminded of twice by several processes, nor for what was missed while none ran', async () => {
  const id = await resolved();
  room.world.now = local('2026-11-27T10:00');
  await Promise.all([room.runTimers(), room.runTimers(), room.runTimers()]);
  await room.relayAll();
  expect(await told(id)).toEqual([`remind_check ${cast.customer.id}`]);
  expect((await room.find(id)).silence?.left).toEqual([]);
});

it('of tickets of an earlier version is not reminded of, and ends when it was told', async () => {
  const id = await resolved();
  const dueAt = after(hour, local('2026-11-26T10:00'));
  await room.database
    .collection('tickets')
    .updateOne(
      { _id: new mongoose.Types.ObjectId(id) },
      { $set: { 'promise.dueAt': dueAt, timerAt: dueAt }, $unset: { silence: '' } },
    );
  await liveUntil('2026-11-26T10:00');
  expect((await room.find(id)).status).toBe('resolved');
  await liveUntil('2026-11-26T12:00');
  expect((await room.find(id)).status).toBe('closed');
  expect((await told(id)).filter((line) => line.startsWith('remind'))).toEqual([]);
});

it('ends with the turn: nobody is reminded of what was closed', async () => {
  const id = await asked();
  await room.act(id, 'close', 'dispatcher');
  await liveUntil('2026-12-10T10:00');
  expect(await told(id)).toEqual([]);
});
