import { createSignal, startWorker } from '#api/background/index';
import { freshSources } from '#api/notices/fresh-sources';
import { relayFresh, type RelayDeps } from '#api/notices/relay-batch';

import { after, minute, ten } from '../../support/tickets';
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

const told = (ticketId: string) =>
  room.database.collection('notifications').countDocuments({ 'source.id': ticketId });
const keyOf = (id: string) => `ticket:${id}`;

/** Named by whoever wrote them. */
function freshOf(ids: readonly string[]) {
  const newsOwed = createSignal();
  const fresh = freshSources(newsOwed);
  ids.forEach((id) => {
    newsOwed.raise(keyOf(id));
  });
  return fresh;
}

it('tells of what was just written before what waits already', async () => {
  const waiting = [await room.submit(), await room.submit()].map(({ id }) => id);
  room.world.now = after(minute);
  const { id } = await room.submit();
  expect(await relayFresh(room.relay, freshOf([id]))).toBe(true);
  expect([await told(id), ...(await Promise.all(waiting.map(told)))]).toEqual([2, 0, 0]);
  expect((await room.find(id)).outbox).toEqual([]);
  await room.relayAll();
  expect(await Promise.all([id, ...waiting].map(told))).toEqual([2, 2, 2]);
});

it('has nothing to do when nothing was written, without asking the database', async () => {
  const nobody = { attempts: null } as unknown as RelayDeps;
  expect(await relayFresh(nobody, freshOf([]))).toBe(false);
});

it('is named by every step that owes something', async () => {
  const named: unknown[] = [];
  room.tickets.newsOwed.listen((key) => named.push(key));
  const { id } = await room.submit();
  await room.act(id, 'accept', 'engineer');
  expect(named).toEqual([keyOf(id), keyOf(id)]);
});

it('leaves alone what another relay holds', async () => {
  const { id } = await room.submit();
  await room.owner.claim([id], ten, 15_000);
  await relayFresh(room.relay, freshOf([id]));
  expect(await told(id)).toBe(0);
});

it('tells once what two relays tell at the same moment', async () => {
  const ids = await Promise.all(Array.from({ length: 20 }, async () => (await room.submit()).id));
  await Promise.all([
    relayFresh(room.relay, freshOf(ids)),
    relayFresh(room.relay, freshOf(ids)),
    room.relayAll(),
    room.relayAll(),
  ]);
  expect(new Set(await Promise.all(ids.map(told)))).toEqual(new Set([2]));
});

it('loses nothing that is written while it tells', async () => {
  const { id } = await room.submit();
  const slow: RelayDeps = {
    ...room.relay,
    owners: [
      {
        ...room.owner,
        settle: async (...done) => {
          await room.act(id, 'accept', 'engineer');
          return room.owner.settle(...done);
        },
      },
    ],
  };
  await relayFresh(slow, freshOf([id]));
  expect((await room.find(id)).outbox.map(({ kind }) => kind)).toEqual(['accept']);
  await room.relayAll();
  expect(await told(id)).toBe(3);
});

it('does not try at once again what failed, and tells of the others', async () => {
  const [bad = '', good = ''] = [await room.submit(), await room.submit()].map(({ id }) => id);
  await room.database
    .collection('tickets')
    .updateOne(
      { number: (await room.find(bad)).number },
      { $set: { 'outbox.0.kind': 'nonsense' } },
    );
  await relayFresh(room.relay, freshOf([bad, good]));
  await relayFresh(room.relay, freshOf([bad]));
  const failures = await room.database.collection('work_failures').find().toArray();
  expect(failures).toMatchObject([{ itemId: keyOf(bad), failures: 1 }]);
  expect([await told(bad), await told(good)]).toEqual([0, 2]);
});

it('takes many together, with as many commands as one', async () => {
  const ids = await Promise.all(Array.from({ length: 60 }, async () => (await room.submit()).id));
  const asked: string[] = [];
  const counting: RelayDeps = {
    ...room.relay,
    people: (some) => {
      asked.push('people');
      return room.relay.people(some);
    },
    usersWithRole: (roles) => {
      asked.push('roles');
      return room.relay.usersWithRole(roles);
    },
    channels: room.relay.channels.map((channel) => ({
      ...channel,
      deliver: (outgoing) => {
        asked.push(`deliver ${outgoing.length}`);
        return channel.deliver(outgoing);
      },
    })),
  };
  await relayFresh(counting, freshOf(ids));
  expect(asked).toEqual(['roles', 'people', 'deliver 120']);
});

it('is done by a worker while another works on the backlog', async () => {
  const newsOwed = createSignal();
  const fresh = freshSources(newsOwed);
  const usual = { every: minute, atOnce: 1 };
  const worker = startWorker(
    { ...usual, step: () => relayFresh(room.relay, fresh), wokenBy: newsOwed },
    (error) => {
      throw error;
    },
  );
  const { id } = await room.submit();
  newsOwed.raise(keyOf(id));
  while ((await told(id)) < 2) {
    await new Promise(setImmediate);
  }
  await worker.stop();
});
