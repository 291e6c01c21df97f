import { createSignal, startWorker } from '#api/background/index';
import { relayBatch, type RelayDeps } from '#api/notices/relay-batch';

import { dyingAttempts } from '../../support/attempts';
import { after, cast, ten, type CastName } from '../../support/tickets';
import { startTicketRoom, type TicketRoom } from '../../support/tickets/ticket-room';

let room: TicketRoom;
beforeAll(async () => {
  room = await startTicketRoom();
});
afterAll(() => room.close());
beforeEach(async () => {
  room.world.now = ten;
  room.world.colleaguesFollow = true;
  await room.relayAll();
  await room.database.collection('notifications').deleteMany({});
});

const lease = 15_000;

/** Who was told what of a ticket: "2 accept customer". */
async function told(ticketId: string): Promise<string[]> {
  const documents = await room.database
    .collection('notifications')
    .find({ 'source.id': ticketId })
    .toArray();
  const nameOf = (id: unknown) =>
    (Object.keys(cast) as CastName[]).find((name) => cast[name].id === id) ?? 'nobody';
  return documents
    .map(
      ({ fact, kind, recipientId }) =>
        `${String(fact).replace('entry:', '')} ${String(kind)} ${nameOf(recipientId)}`,
    )
    .sort();
}

it('tells those concerned, never the one who did it, and owes nothing afterwards', async () => {
  const { id } = await room.submit();
  await room.act(id, 'accept', 'engineer');
  await room.relayAll();
  expect(await told(id)).toEqual(['1 submit dispatcher', '1 submit manager', '2 accept customer']);
  expect((await room.find(id)).outbox).toEqual([]);
});

it('keeps internal entries and private reasons from customers', async () => {
  const { id } = await room.submit();
  await room.act(id, 'accept', 'engineer');
  await room.act(id, 'note', 'dispatcher', { note: '客户脾气不好' });
  await room.act(id, 'assign', 'dispatcher', {
    assigneeId: cast.engineer2.id,
    note: '陈志远今天请假',
  });
  await room.relayAll();
  const inbox = await room.inbox.list(cast.customer.id, { limit: 10, isUnread: false });
  expect(inbox.items.map(({ kind }) => kind)).toEqual(['accept']);
  expect(JSON.stringify(inbox.items)).not.toMatch(/脾气|请假/);
  const staff = await room.inbox.list(cast.engineer2.id, { limit: 10, isUnread: false });
  expect(staff.items.find(({ kind }) => kind === 'assign')?.text).toBe('陈志远今天请假');
});

it('tells colleagues who took part, until their organization closes its tickets', async () => {
  const { id } = await room.submit();
  await room.act(id, 'message', 'colleague');
  await room.act(id, 'message', 'customer');
  await room.relayAll();
  expect(await told(id)).toContain('3 message colleague');
  room.world.colleaguesFollow = false;
  await room.act(id, 'message', 'customer');
  await room.relayAll();
  expect(await told(id)).not.toContain('4 message colleague');
});

it('leaves engineers whom it does not concern and customers without an inbox in peace', async () => {
  const quiet = room.people.get(cast.customer.id);
  room.people.set(cast.customer.id, {
    ...known(quiet),
    preferences: { inbox: false, wechat: true },
  });
  const { id } = await room.submit();
  await room.act(id, 'accept', 'engineer');
  await room.relayAll();
  room.people.set(cast.customer.id, known(quiet));
  expect(await told(id)).toEqual(['1 submit dispatcher', '1 submit manager']);
});

it('leaves out what somebody chose not to be told, but nothing that staff must know', async () => {
  const people = [cast.customer.id, cast.engineer.id, cast.dispatcher.id];
  const before = people.map((id) => known(room.people.get(id)));
  const groups = { progress: { inbox: false }, messages: { inbox: false } };
  for (const person of before) {
    const inbox = person.role !== 'dispatcher';
    room.people.set(person.id, { ...person, preferences: { inbox, wechat: true, groups } });
  }
  const { id } = await room.submit();
  await room.act(id, 'accept', 'engineer');
  await room.act(id, 'message', 'customer');
  await room.act(id, 'urge', 'customer');
  await room.act(id, 'start', 'engineer');
  await room.act(id, 'ask', 'engineer');
  await room.relayAll();
  for (const person of before) {
    room.people.set(person.id, person);
  }
  expect(await told(id)).toEqual([
    '1 submit dispatcher',
    '1 submit manager',
    '4 urge engineer',
    '6 ask customer',
  ]);
});

const known = <T>(value: T | undefined): T => {
  if (value === undefined) {
    throw new Error('not in the cast');
  }
  return value;
};

type Crash = 'after claim' | 'after deliver' | 'before settle' | 'after settle';

/** A relay that dies at one point of its work. */
function dyingAt(point: Crash): RelayDeps {
  const { owner, relay } = room;
  const die = (where: Crash) => {
    if (where === point) {
      throw new Error(`died ${where}`);
    }
  };
  return {
    ...relay,
    attempts: dyingAttempts(relay.attempts),
    owners: [
      {
        ...owner,
        claim: async (...asked) => {
          const batch = await owner.claim(...asked);
          die('after claim');
          return batch;
        },
        settle: async (...done) => {
          die('before settle');
          const unsettled = await owner.settle(...done);
          die('after settle');
          return unsettled;
        },
      },
    ],
    channels: relay.channels.map((channel) => ({
      ...channel,
      deliver: async (outgoing) => {
        await channel.deliver(outgoing);
        die('after deliver');
      },
    })),
  };
}

it.each<Crash>(['after claim', 'after deliver', 'before settle', 'after settle'])(
  'tells everybody once although a relay died %s',
  async (point) => {
    const { id } = await room.submit();
    await room.act(id, 'accept', 'engineer');
    await expect(relayBatch(dyingAt(point))).rejects.toThrow(`died ${point}`);
    room.world.now = after(lease);
    await room.relayAll();
    expect(await told(id)).toHaveLength(3);
    expect((await room.find(id)).outbox).toEqual([]);
  },
);

it('leaves a ticket alone while another relay holds it, and no longer', async () => {
  const { id } = await room.submit();
  await room.owner.claim([id], ten, lease);
  expect(await relayBatch(room.relay)).toBe(false);
  room.world.now = after(lease);
  expect(await relayBatch(room.relay)).toBe(true);
  expect(await told(id)).toHaveLength(2);
});

it('does not lose what is written while it works', async () => {
  const { id } = await room.submit();
  const late: RelayDeps = {
    ...room.relay,
    owners: [
      {
        ...room.owner,
        settle: async (...done) => {
          await room.act(id, 'accept', 'engineer').catch(() => undefined);
          return room.owner.settle(...done);
        },
      },
    ],
  };
  await relayBatch(late);
  expect((await room.find(id)).outbox.map(({ kind }) => kind)).toEqual(['accept']);
  await room.relayAll();
  expect(await told(id)).toContain('2 accept customer');
});

it('tells everybody once with several relays at work that die now and then', async () => {
  const ids = await Promise.all(
    Array.from({ length: 10 }, () => room.submit().then(({ id }) => id)),
  );
  const points: Crash[] = ['after claim', 'after deliver', 'before settle', 'after settle'];
  const write = async (id: string) => {
    await room.act(id, 'accept', 'engineer');
    await room.act(id, 'start', 'engineer');
    await room.act(id, 'message', 'customer');
  };
  const relay = async (turn: number) => {
    const point = points[turn % points.length] ?? 'after claim';
    await relayBatch(turn % 3 === 0 ? dyingAt(point) : room.relay).catch(() => undefined);
  };
  await Promise.all([
    ...ids.map(write),
    ...Array.from({ length: 40 }, async (_none, turn) => {
      room.world.now = after(turn * lease);
      await relay(turn);
    }),
  ]);
  room.world.now = after(100 * lease);
  await room.relayAll();
  for (const id of ids) {
    expect(await told(id)).toEqual([
      '1 submit dispatcher',
      '1 submit manager',
      '2 accept customer',
      '3 start customer',
      '4 message engineer',
    ]);
  }
});

it('works when it is woken, finishes what it has begun when it is stopped, and goes on after a fault', async () => {
  const failures = room.database.collection('work_failures');
  let isBroken = true;
  const owed = createSignal();
  const flaky: RelayDeps = {
    ...room.relay,
    people: (ids) => {
      if (isBroken) {
        isBroken = false;
        return Promise.reject(new Error('directory is away'));
      }
      return room.relay.people(ids);
    },
  };
  const usual = { every: 60_000, atOnce: 1 };
  const relay = startWorker({ ...usual, step: () => relayBatch(flaky), wokenBy: owed }, (error) => {
    throw error;
  });
  const broken = await room.submit();
  owed.raise();
  while ((await failures.countDocuments()) === 0) {
    await new Promise(setImmediate);
  }
  room.world.now = after(lease);
  const { id } = await room.submit();
  owed.raise();
  while ((await told(id)).length + (await told(broken.id)).length < 4) {
    await new Promise(setImmediate);
  }
  await relay.stop();
  const later = await room.submit();
  owed.raise();
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(await told(later.id)).toEqual([]);
  // it went through in the end, and its failure is forgotten
  expect(await failures.countDocuments()).toBe(0);
});
