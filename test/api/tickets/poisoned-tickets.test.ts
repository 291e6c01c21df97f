import mongoose from 'mongoose';

import type { RelayDeps } from '#api/notices/index';

import { fill } from '../../support/poison';
import { after, cast, day, minute, ten } from '../../support/tickets';
import { startTicketRoom, type TicketRoom } from '../../support/tickets/ticket-room';

let room: TicketRoom;
beforeAll(async () => {
  room = await startTicketRoom();
});
afterAll(() => room.close());
beforeEach(async () => {
  room.world.now = ten;
  for (const name of ['tickets', 'notifications', 'work_failures']) {
    await room.database.collection(name).deleteMany({});
  }
});

const idOf = (ticketId: string) => mongoose.Types.ObjectId.createFromHexString(ticketId);
const change = (ticketId: string, update: object) =>
  room.database.collection('tickets').updateOne({ _id: idOf(ticketId) }, update);
const fillUp = (ticketId: string) =>
  fill({ database: room.database, collection: 'tickets' }, { _id: idOf(ticketId) });
const told = (ticketId: string) =>
  room.database.collection('notifications').countDocuments({ 'source.id': ticketId });
const failures = async () =>
  (await room.database.collection('work_failures').find().toArray()).map(
    ({ kind, itemId, failures, setAsideAt }) => ({
      ...{ kind: String(kind), itemId: String(itemId), failures: Number(failures) },
      isSetAside: setAsideAt !== undefined,
    }),
  );

async function submitted(count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let turn = 0; turn < count; turn += 1) {
    room.world.now = after(turn * 1000);
    ids.push((await room.submit()).id);
  }
  return ids;
}

/** The oldest ticket that owes something, and five younger ones. */
async function headAndOthers(): Promise<[head: string, others: string[]]> {
  const [head = '', ...others] = await submitted(6);
  return [head, others];
}

const everybody = (ids: readonly string[]) => Promise.all(ids.map(told));

it('tells of the other tickets while the oldest is so full that it cannot even be leased', async () => {
  const [head, others] = await headAndOthers();
  // as earlier versions left it
  await change(head, { $set: { relayLease: null } });
  await fillUp(head);
  await room.relayAll();
  expect(await everybody(others)).toEqual([2, 2, 2, 2, 2]);
  expect(await failures()).toEqual([
    { kind: 'relay', itemId: `ticket:${head}`, failures: 1, isSetAside: false },
  ]);
});

it('tells of a full ticket as well: its lease is no longer than what was there', async () => {
  const [head = ''] = await submitted(1);
  await fillUp(head);
  await room.relayAll();
  expect([await told(head), await failures()]).toEqual([2, []]);
});

const harms: [what: string, update: object][] = [
  ['owes news of a kind that nobody knows', { $set: { 'outbox.0.kind': 'nonsense' } }],
  ['owes nothing that can be read', { $push: { outbox: null } }],
  ['lacks its description', { $unset: { description: 1 }, $set: { 'outbox.0.text': null } }],
];

it.each(harms)('tells of the other tickets while the oldest %s', async (_what, update) => {
  const [head, others] = await headAndOthers();
  await change(head, update);
  await room.relayAll();
  expect(await everybody(others)).toEqual([2, 2, 2, 2, 2]);
  expect(await failures()).toMatchObject([{ kind: 'relay', itemId: `ticket:${head}` }]);
});

it('tells what can be told of a ticket although one entry of it cannot', async () => {
  const { id } = await room.submit();
  await room.act(id, 'accept', 'engineer');
  await change(id, { $set: { 'outbox.0.kind': 'nonsense' } });
  await room.relayAll();
  expect(await told(id)).toBe(1);
  expect((await room.find(id)).outbox).toHaveLength(1);
});

it('keeps news from nobody else when one person’s record is broken', async () => {
  const { id } = await room.submit();
  await room.act(id, 'follow', 'colleague');
  await room.relayAll();
  const colleague = room.people.get(cast.colleague.id);
  room.people.set(cast.colleague.id, { ...colleague, preferences: null } as never);
  const before = await told(id);
  await room.act(id, 'accept', 'engineer');
  await room.relayAll();
  if (colleague) {
    room.people.set(cast.colleague.id, colleague);
  }
  // the reporter
  expect([(await told(id)) - before, await failures()]).toEqual([1, []]);
});

it('counts each failure, pauses longer each time, and sets the ticket aside after eight', async () => {
  const [head, others] = await headAndOthers();
  await change(head, { $set: { 'outbox.0.kind': 'nonsense' } });
  const seen: number[] = [];
  for (let second = 0; second < 900; second += 20) {
    room.world.now = after(minute + second * 1000);
    await room.relayAll();
    seen.push((await failures())[0]?.failures ?? 0);
  }
  expect(await failures()).toEqual([
    { kind: 'relay', itemId: `ticket:${head}`, failures: 8, isSetAside: true },
  ]);
  // tries are as far apart as the pauses: each is seen for twice as long as the one before
  const lengths = [1, 2, 3, 4, 5, 6, 7].map((many) => seen.filter((one) => one === many).length);
  expect(lengths).toEqual(lengths.toSorted((a, b) => a - b));
  expect(new Set(await everybody(others))).toEqual(new Set([2]));
});

it('goes through once it is tried again and its fault is gone', async () => {
  const [head = ''] = await submitted(1);
  await change(head, { $set: { 'outbox.0.kind': 'nonsense' } });
  await room.relayAll();
  await change(head, { $set: { 'outbox.0.kind': 'submit' } });
  room.world.now = after(10 * minute);
  await room.relayAll();
  expect([await told(head), await failures()]).toEqual([2, []]);
});

it('steps over more failing tickets than are known at a time', async () => {
  const { id } = await room.submit();
  const ticket = await room.database.collection('tickets').findOne({ _id: idOf(id) });
  const poisoned = Array.from({ length: 230 }, (_none, turn) => ({
    ...ticket,
    ...{ _id: new mongoose.Types.ObjectId(), number: `P${turn}` },
    outbox: [{ fact: 'entry:1', kind: 'nonsense', at: after(-day + turn) }],
    owesSince: after(-day + turn),
  }));
  await room.database.collection('tickets').insertMany(poisoned);
  await room.relayAll();
  expect([await told(id), (await failures()).length]).toEqual([2, 230]);
  room.world.now = after(1000);
  const { id: later } = await room.submit();
  await room.relayAll();
  expect(await told(later)).toBe(2);
}, 120_000);

it('counts nothing against a ticket when the database is away', async () => {
  const { id } = await room.submit();
  const away: RelayDeps = {
    ...room.relay,
    owners: [
      {
        ...room.owner,
        claim: () => Promise.reject(new mongoose.mongo.MongoNetworkError('away')),
      },
    ],
  };
  await expect(room.relayAll(away)).rejects.toThrow('away');
  expect(await failures()).toEqual([]);
  await room.relayAll();
  expect(await told(id)).toBe(2);
});

it('takes a ticket over whose lease ends in a year: a wrong clock wrote that', async () => {
  const { id } = await room.submit();
  await room.owner.claim([id], after(365 * day), 15_000);
  await room.relayAll();
  expect(await told(id)).toBe(2);
});

it('leaves a ticket to a machine whose clock is some seconds ahead', async () => {
  const { id } = await room.submit();
  await room.owner.claim([id], after(20_000), 15_000);
  await room.relayAll();
  expect(await told(id)).toBe(0);
});

/** Resolved, one after the other, and silent for longer than was promised. */
async function silent(count: number): Promise<string[]> {
  const ids = await submitted(count);
  for (const id of ids) {
    await room.act(id, 'accept', 'engineer');
    await room.act(id, 'start', 'engineer');
    await room.act(id, 'resolve', 'engineer');
  }
  room.world.now = after(9 * day);
  return ids;
}

const statuses = (ids: readonly string[]) =>
  Promise.all(ids.map(async (id) => (await room.find(id)).status));

it('confirms the other tickets while the oldest is too full for an entry', async () => {
  const [head = '', ...others] = await silent(4);
  await change(head, { $set: { outbox: [] } });
  await fillUp(head);
  await room.runTimers();
  expect(await statuses([head, ...others])).toEqual(['resolved', 'closed', 'closed', 'closed']);
  expect(await failures()).toMatchObject([{ kind: 'timer', itemId: head, failures: 1 }]);
});

it('confirms the others although a hundred cannot be read', async () => {
  const [last = ''] = await silent(1);
  const ticket = await room.database.collection('tickets').findOne({ _id: idOf(last) });
  const poisoned = Array.from({ length: 100 }, (_none, turn) => ({
    ...ticket,
    ...{ _id: new mongoose.Types.ObjectId(), number: `P${turn}`, timeline: null },
    ...{ promise: { kind: 'confirm', dueAt: after(turn) }, timerAt: after(turn) },
  }));
  await room.database.collection('tickets').insertMany(poisoned);
  await room.runTimers();
  expect(await statuses([last])).toEqual(['closed']);
});

it('counts no failure when the customer was faster', async () => {
  const [id = ''] = await silent(1);
  const { tickets } = room.tickets;
  const late = {
    ...room.tickets,
    tickets: {
      ...tickets,
      write: async (...asked: Parameters<typeof tickets.write>) => {
        await room.act(id, 'reject', 'customer').catch(() => undefined);
        return tickets.write(...asked);
      },
    },
  };
  expect([await room.runTimers(late), await failures()]).toEqual([0, []]);
  expect(await statuses([id])).toEqual(['in_progress']);
});
