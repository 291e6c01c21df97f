import type { EngineerProfile } from '#shared/directory/engineer-profile';

import { cast, day, minute, type CastName } from '../../support/tickets';
import { usualAssignment } from '../../support/tickets/assignment-double';
import { startTicketRoom } from '../../support/tickets/ticket-room';

const room = await startTicketRoom();
afterAll(() => room.close());

const monday = new Date('2026-11-23T02:00:00Z');
const profile = (name: CastName, capacity: number): EngineerProfile => ({
  ...{ id: cast[name].id, name, skills: [{ category: null, productId: null }], regionIds: [] },
  ...{ capacity, isAvailable: true },
});
const loadOf = async (name: CastName) =>
  (await room.tickets.handsOf(cast[name].id, room.world.now))?.held;
const reported = async () => (await room.submit()).id;
/** The engineer holds one, which is all that they may. */
const held = async () => {
  const id = await reported();
  await room.act(id, 'accept', 'engineer');
  return id;
};
const toFull = (more: object = {}) => ({
  ...{ assigneeId: cast.engineer.id, note: '客户点名要他' },
  ...more,
});
const outcomes = async (steps: readonly Promise<unknown>[]) =>
  (await Promise.allSettled(steps)).map((one) =>
    one.status === 'fulfilled' ? 'done' : String((one.reason as { code?: string }).code),
  );

beforeEach(async () => {
  await room.database.collection('tickets').deleteMany({});
  Object.assign(room.world, usualAssignment, {
    ...{ now: monday, engineers: [profile('engineer', 1), profile('engineer2', 8)] },
  });
});

it('refuses what somebody takes beyond the cap, and says how many they have', async () => {
  await held();
  await expect(room.act(await reported(), 'accept', 'engineer')).rejects.toMatchObject({
    code: 'ticket.hands_full',
    details: { title: '您手上已有 1 单，上限 1 单，请先完成一些再接单' },
  });
  expect(await loadOf('engineer')).toBe(1);
});

it('counts what somebody is asked to take: accepting that is never beyond', async () => {
  const id = await reported();
  await room.act(id, 'assign', 'dispatcher', toFull());
  await expect(room.act(await reported(), 'accept', 'engineer')).rejects.toMatchObject({
    code: 'ticket.hands_full',
  });
  await room.act(id, 'accept', 'engineer');
  expect(await loadOf('engineer')).toBe(1);
});

it('lets the desk go beyond only when it says that it knows, and why, and keeps that', async () => {
  await held();
  const id = await reported();
  await expect(room.act(id, 'assign', 'dispatcher', toFull())).rejects.toMatchObject({
    code: 'ticket.assignee_full',
    details: { title: '陈志远手上已有 1 单，上限 1 单，请换一位，或由调度确认后单独派单' },
  });
  await expect(
    room.act(id, 'assign', 'dispatcher', { assigneeId: cast.engineer.id, isAboveCap: true }),
  ).rejects.toMatchObject({ code: 'ticket.note_required' });
  await room.act(id, 'assign', 'dispatcher', toFull({ isAboveCap: true }));
  const { offer, timeline } = await room.find(id);
  expect(offer?.to).toBe(cast.engineer.id);
  expect(timeline.at(-1)).toMatchObject({
    ...{ text: '客户点名要他', aboveCap: { held: 1, capacity: 1 } },
  });
  await room.act(id, 'accept', 'engineer');
  expect(await loadOf('engineer')).toBe(2);
});

it('marks nothing that stays within', async () => {
  const id = await reported();
  await room.act(id, 'assign', 'dispatcher', toFull({ isAboveCap: true }));
  expect((await room.find(id)).timeline.at(-1)?.aboveCap ?? null).toBeNull();
  // asked again, they have no more than before
  await room.act(id, 'assign', 'dispatcher', toFull());
  expect(await loadOf('engineer')).toBe(1);
});

it.each(['hand_over', 'escalate'] as const)(
  'is nothing that a colleague may go beyond: %s',
  async (action) => {
    await held();
    const id = await reported();
    await room.act(id, 'accept', 'engineer2');
    const body = toFull({ isAboveCap: true });
    await expect(room.act(id, action, 'engineer2', body)).rejects.toMatchObject({
      code: 'ticket.assignee_full',
    });
    expect((await room.find(id)).assigneeId).toBe(cast.engineer2.id);
  },
);

it('holds however many take, are asked and are chosen at once', async () => {
  room.world.engineers = [profile('engineer', 3)];
  room.world.mode = 'offers';
  const ids = await Promise.all(Array.from({ length: 12 }, reported));
  const [taken, asked] = [ids.slice(0, 4), ids.slice(4, 8)];
  const [said] = await Promise.all([
    outcomes([
      ...taken.map((id) => room.act(id, 'accept', 'engineer')),
      ...asked.map((id) => room.act(id, 'assign', 'dispatcher', toFull())),
    ]),
    room.runTimers(),
  ]);
  expect(await loadOf('engineer')).toBe(3);
  expect(said.filter((one) => one !== 'done').length).toBeGreaterThanOrEqual(5);
});

it('never keeps back what comes back to whoever had it', async () => {
  const first = await held();
  await room.act(first, 'start', 'engineer');
  await room.act(first, 'resolve', 'engineer');
  expect(await loadOf('engineer')).toBe(0);
  await held();
  await room.act(first, 'reject', 'customer');
  expect(await loadOf('engineer')).toBe(2);
  await room.act(first, 'resolve', 'engineer');
  await room.act(first, 'confirm', 'customer');
  room.world.now = new Date(monday.getTime() + day);
  await room.act(first, 'reopen', 'customer');
  expect(await room.find(first)).toMatchObject({ assigneeId: cast.engineer.id });
  expect(await loadOf('engineer')).toBe(2);
  // and nothing new comes on top
  room.world.now = new Date(monday.getTime() + day + minute);
  await expect(room.act(await reported(), 'accept', 'engineer')).rejects.toMatchObject({
    code: 'ticket.hands_full',
  });
});
