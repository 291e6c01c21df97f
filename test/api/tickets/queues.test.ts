import { presentSummaries } from '#api/tickets/present-summaries';
import { queueOf } from '#api/tickets/queues/queue-of';
import { deskQueues, type DeskQueue, type ListedQueue } from '#shared/tickets/desk-queues';

import { after, aTicket, cast, day, hour, lived, minute, ten } from '../../support/tickets';
import { startTicketRoom } from '../../support/tickets/ticket-room';

const room = await startTicketRoom();
beforeEach(() => {
  room.world.now = ten;
});
afterAll(() => room.close());

const open = lived(aTicket(), ['accept', 'engineer'], ['start', 'engineer']);

it.each<[DeskQueue | null, typeof open]>([
  ['nobody', aTicket()],
  ['offered', lived(aTicket(), ['assign', 'dispatcher'])],
  ['working', open],
  ['working', lived(open, ['assign', 'dispatcher'])],
  ['customer', lived(open, ['ask', 'engineer'])],
  ['acceptance', lived(open, ['resolve', 'engineer'])],
  [null, lived(open, ['resolve', 'engineer'], ['confirm', 'customer'])],
  [null, lived(aTicket(), ['cancel', 'customer'])],
])('%s', (queue, ticket) => {
  expect(queueOf(ticket)).toBe(queue);
  expect(ticket.queue).toBe(queue);
});

const counts = async () => {
  const counted = await room.tickets.tickets.countQueues(room.world.now);
  return Object.fromEntries(Object.entries(counted).filter(([, count]) => count > 0));
};

const itemsOf = async (queue: ListedQueue) => {
  const asked = { whose: { view: 'queue', queue } as const, statuses: [], limit: 50 };
  return (await room.tickets.tickets.list(asked)).items;
};
const listed = async (queue: ListedQueue) => (await itemsOf(queue)).map(({ id }) => id);
const starsIn = async (queue: ListedQueue) =>
  (await presentSummaries(room.tickets, await itemsOf(queue), cast.dispatcher)).map(
    ({ stars }) => stars,
  );

it('every open ticket is in exactly one, and moves by itself when a time comes', async () => {
  const ids: string[] = [];
  for (let index = 0; index < 6; index += 1) {
    ids.push((await room.submit()).id);
    room.world.now = after((index + 1) * minute);
  }
  const [offered = '', working = '', customer = '', acceptance = '', over = ''] = ids;
  await room.act(offered, 'assign', 'dispatcher');
  for (const id of [working, customer, acceptance, over]) {
    await room.act(id, 'accept', 'engineer');
    await room.act(id, 'start', 'engineer');
  }
  await room.act(customer, 'ask', 'engineer');
  await room.act(acceptance, 'resolve', 'engineer');
  await room.act(over, 'resolve', 'engineer');
  await room.act(over, 'confirm', 'customer');
  const now = { nobody: 1, offered: 1, working: 1, customer: 1, acceptance: 1 };
  expect(await counts()).toEqual(now);
  expect(await listed('working')).toEqual([working]);

  room.world.now = after(2 * day);
  await room.runTimers();
  expect(await listed('late')).toEqual([working]);
  const sum = Object.values(await counts()).reduce((all, count) => all + count, 0);
  expect(sum).toBe(5);
  const places = (await Promise.all(deskQueues.map(listed))).flat();
  expect(places.toSorted()).toEqual(ids.filter((id) => id !== over).toSorted());

  await room.act(working, 'resolve', 'engineer');
  expect(await listed('late')).toEqual([]);
  expect((await counts())['acceptance']).toBe(2);
});

it('a warning makes it urgent before it is late', async () => {
  const { id } = await room.submit({ severity: 'blocked', scope: 'organization' });
  await room.act(id, 'accept', 'engineer');
  await room.act(id, 'start', 'engineer');
  await room.act(id, 'contact', 'engineer');
  room.world.now = after(hour + 50 * minute);
  await room.runTimers();
  expect((await room.find(id)).queue).toBe('soon');
});

it('what was rated badly stands beside them until somebody has called, or the customer thinks better of it', async () => {
  const rated = async (fixed: 'no' | 'yes') => {
    const { id } = await room.submit();
    await room.act(id, 'accept', 'engineer');
    await room.act(id, 'start', 'engineer');
    await room.act(id, 'resolve', 'engineer');
    await room.act(id, 'confirm', 'customer');
    room.world.now = after(minute, room.world.now);
    await room.act(id, 'rate', 'customer', { fixed, stars: fixed === 'no' ? 1 : 5 });
    return id;
  };
  const before = await counts();
  const [first, second] = [await rated('no'), await rated('no')];
  await rated('yes');
  expect(await listed('badly_rated')).toEqual([first, second]);
  expect(await starsIn('badly_rated')).toEqual([1, 1]);
  expect(await counts()).toEqual({ ...before, badly_rated: 2, follow_ups: 2 });

  await room.act(first, 'settle_follow_up', 'dispatcher', {
    followUp: { id: '1', outcome: 'satisfied' },
    note: '客户说现在好了',
  });
  expect(await listed('badly_rated')).toEqual([second]);
  room.world.now = after(7 * day);
  expect((await counts())['late_follow_ups']).toBe(1);
  await room.act(second, 'rate', 'customer', { fixed: 'yes', stars: 5 });
  expect(await listed('badly_rated')).toEqual([]);
  expect((await counts())['follow_ups']).toBeUndefined();
});
