import mongoose from 'mongoose';

import { createSignal } from '#api/background/index';
import { noOtherProcess } from '#api/cache/index';
import { moderationDeps } from '#api/moderation/index';
import { buildIndexes } from '#api/mongo/index';
import { pushRepository } from '#api/notices/index';
import { mongoCallbackInbox } from '#api/wechat/index';

import { explainCommands } from '../../support/explain-commands';
import { after, day, minute, ten } from '../../support/tickets';
import { startTicketRoom, type TicketRoom } from '../../support/tickets/ticket-room';

const waiting = 3000;
/** Taken by others a moment ago. */
const held = 400;
const most = 100;
const search = { leaseFor: 15_000, passedOver: [], most };

let room: TicketRoom;
let queues: Record<string, () => Promise<string[]>>;
let commands: ReturnType<typeof explainCommands>;

beforeAll(async () => {
  room = await startTicketRoom();
  commands = explainCommands(room.database);
  const { database, tickets } = room;
  const pushes = pushRepository(database);
  const callbacks = mongoCallbackInbox(database);
  const { checks } = moderationDeps(database, {
    ...{ changes: noOtherProcess(), clock: () => ten, monotonic: () => 0, isTrusted: false },
    ...{ openidOf: () => Promise.resolve(null), checksDue: createSignal(), wechat: {} as never },
  });
  await buildIndexes(database);
  await fillTickets();
  await fill('pushes', (lease) => ({
    ...{ state: 'waiting', source: { kind: 'ticket', id: 'a' }, recipientId: 'b', createdAt: ten },
    ...lease,
  }));
  await fill('content_checks', (lease) => lease);
  // an event is never put off for long
  await fill('wechat_pushes', ({ dueAt }) => ({
    dueAt: dueAt > after(day) ? after(minute) : dueAt,
  }));
  queues = {
    relay: () => tickets.outbox.due(ten, search),
    push: () => pushes.due(ten, search),
    content_check: () => checks.due(ten, search),
    wechat_event: () => callbacks.due(ten, search),
    history: () => tickets.history.due(search),
    timer: () => tickets.tickets.findTimed(ten, search),
  };
}, 120_000);
afterAll(() => room.close());

type Lease = { dueAt: Date; leaseUntil?: Date };

/** The oldest are held by others, most of the others are not due before the morning. */
function leaseOf(index: number): Lease {
  const until = after(10_000 + index);
  return index < held
    ? { dueAt: until, leaseUntil: until }
    : { dueAt: after(index % 10 === 0 ? -index : day + index) };
}

async function fill(collection: string, documentOf: (lease: Lease) => object) {
  await room.database.collection(collection).insertMany(
    Array.from({ length: waiting }, (_none, index) => ({
      ...{ fact: `entry:${index}`, attachmentId: `picture ${index}` },
      ...documentOf(leaseOf(index)),
    })),
  );
}

async function fillTickets() {
  const { id } = await room.submit();
  const tickets = room.database.collection('tickets');
  const sample = await tickets.findOne({ _id: new mongoose.Types.ObjectId(id) });
  await tickets.deleteMany({});
  await tickets.insertMany(
    Array.from({ length: waiting }, (_none, index) => ({
      ...{ ...sample, _id: new mongoose.Types.ObjectId(), number: `T${index}` },
      ...{ owesSince: after(index - day), historyDue: true },
      ...{ status: 'resolved', promise: { kind: 'confirm', dueAt: after(-index * minute) } },
      timerAt: after(-index * minute),
      relayLease: index < held ? after(10_000) : new Date(0),
    })),
  );
}

const names = ['relay', 'push', 'content_check', 'wechat_event', 'history', 'timer'];

it.each(names)('reads no more than it finds, whatever else waits: %s', async (name) => {
  const found: string[] = [];
  const reads = await commands.during(async () => {
    found.push(...((await queues[name]?.()) ?? []));
  });
  expect(found).toHaveLength(most);
  expect(reads.length).toBeGreaterThan(0);
  for (const { returned, keys, documents } of reads) {
    expect(keys).toBeLessThanOrEqual(returned + 20);
    expect(documents).toBeLessThanOrEqual(returned + 20);
  }
});

it.each(['relay', 'push', 'content_check', 'wechat_event'])(
  'reads no more than it finds when nothing is due: %s',
  async (name) => {
    const { database } = room;
    const later = after(20_000);
    await database.collection('tickets').updateMany({}, { $set: { relayLease: later } });
    for (const collection of ['pushes', 'content_checks', 'wechat_pushes']) {
      const due = { dueAt: { $lte: ten } };
      await database.collection(collection).updateMany(due, { $set: { dueAt: later } });
    }
    const found: string[] = [];
    const reads = await commands.during(async () => {
      found.push(...((await queues[name]?.()) ?? []));
    });
    expect(found).toEqual([]);
    expect(reads).toHaveLength(2);
    for (const { keys, documents } of reads) {
      expect(keys).toBeLessThanOrEqual(20);
      expect(documents).toBeLessThanOrEqual(20);
    }
  },
);
