import { AppError } from '#api/app-error';
import { queueOf } from '#api/tickets/queues/queue-of';

import { after, aTicket, cast, day, hour, lived, minute, ten } from '../../support/tickets';
import { startTicketRoom } from '../../support/tickets/ticket-room';

const room = await startTicketRoom();
beforeEach(() => {
  room.world.now = ten;
});
afterAll(() => room.close());

const to = (time: Date) => ({ promisedAt: time.toISOString(), note: '备件在路上' });
/** A stopped team: its solution is due in 2 hours, round the clock. */
const underway = async () => {
  const { id } = await room.submit({ scope: 'team' });
  await room.act(id, 'accept', 'engineer');
  await room.act(id, 'start', 'engineer');
  await room.act(id, 'contact', 'engineer');
  return id;
};

it('gives the customer another time; clock and breach stay', async () => {
  const id = await underway();
  const before = await room.find(id);
  room.world.now = after(3 * hour);
  await room.runTimers();
  await room.act(id, 'reschedule', 'engineer', to(after(5 * hour)));
  const ticket = await room.find(id);
  expect(ticket.promise).toEqual({
    ...{ kind: 'resolve', dueAt: after(5 * hour), firstDueAt: after(2 * hour) },
  });
  expect(ticket.clocks?.solution.due).toEqual(before.clocks?.solution.due);
  expect(ticket.breaches).toHaveLength(1);
  expect(ticket.timeline.at(-1)).toMatchObject({
    ...{ kind: 'reschedule', visibility: 'customer', text: '备件在路上' },
    promisedAt: after(5 * hour),
  });
  await room.act(id, 'reschedule', 'dispatcher', to(after(6 * hour)));
  expect((await room.find(id)).promise?.firstDueAt).toEqual(after(2 * hour));
});

it('tells the customer the time and why', async () => {
  const id = await underway();
  await room.act(id, 'reschedule', 'dispatcher', to(after(3 * hour)));
  await room.relayAll();
  const { seq } = await room.find(id);
  const told = await room.database
    .collection('notifications')
    .find({ 'source.id': id, fact: `entry:${seq}` })
    .toArray();
  const texts = told.map(({ recipientId, text }) => [String(recipientId), String(text)]);
  expect(Object.fromEntries(texts)).toEqual({
    [cast.customer.id]: '新的时间是 11 月 21 日 13:00。备件在路上',
    [cast.engineer.id]: '新的时间是 11 月 21 日 13:00。备件在路上',
  });
});

it.each([
  ['a moment ago', after(-minute)],
  ['in more than 30 days', after(31 * day)],
])('takes no time that is %s', async (_when, time) => {
  const id = await underway();
  await expect(room.act(id, 'reschedule', 'engineer', to(time))).rejects.toEqual(
    new AppError('ticket.time_unfit'),
  );
});

async function toldOfPromise(id: string): Promise<string[]> {
  await room.relayAll();
  const notices = await room.database
    .collection('notifications')
    .find({ 'source.id': id, fact: /^promise:/ })
    .toArray();
  const nameOf = (person: string) => Object.entries(cast).find(([, one]) => one.id === person)?.[0];
  return notices
    .map(({ kind, recipientId }) => `${String(kind)} ${nameOf(String(recipientId))}`)
    .sort();
}

it('warns whoever keeps it, and tells them and the desk once that it passed', async () => {
  const id = await underway();
  await room.act(id, 'reschedule', 'engineer', to(after(100 * minute)));
  room.world.now = after(79 * minute);
  await room.runTimers();
  expect(await toldOfPromise(id)).toEqual([]);
  room.world.now = after(81 * minute);
  await Promise.all([room.runTimers(), room.runTimers()]);
  expect(await toldOfPromise(id)).toEqual(['promise_soon engineer']);
  expect((await room.find(id)).queue).toBe('soon');
  room.world.now = after(101 * minute);
  await Promise.all([room.runTimers(), room.runTimers()]);
  expect(await toldOfPromise(id)).toEqual([
    'promise_late dispatcher',
    'promise_late engineer',
    'promise_late manager',
    'promise_soon engineer',
  ]);
  const late = await room.find(id);
  expect(late.queue).toBe('late');
  expect(late.breaches).toEqual([]);
  // another time is another promise
  await room.act(id, 'reschedule', 'engineer', to(after(115 * minute)));
  expect((await room.find(id)).rescheduled?.lateAt).toBeNull();
});

it('warns the desk of what nobody holds, and ends when somebody takes it', async () => {
  const { id } = await room.submit({ scope: 'team' });
  await room.act(id, 'reschedule', 'dispatcher', to(after(hour)));
  expect((await room.find(id)).promise).toMatchObject({ kind: 'accept', dueAt: after(hour) });
  room.world.now = after(50 * minute);
  await room.runTimers();
  expect(await toldOfPromise(id)).toEqual([
    'unheld_promise_soon dispatcher',
    'unheld_promise_soon manager',
  ]);
  await room.act(id, 'accept', 'engineer');
  const { promise, rescheduled } = await room.find(id);
  expect(promise).toMatchObject({ kind: 'resolve', dueAt: after(2 * hour) });
  expect(rescheduled).toBeNull();
});

describe('on the customer’s turn', () => {
  const asked = lived(
    aTicket({ scope: 'team' }),
    ['accept', 'engineer'],
    ['start', 'engineer'],
    ['reschedule', 'engineer', ten, to(after(5 * hour))],
    ['ask', 'engineer', after(hour)],
  );

  it('it stands still, and an answer makes nothing late', () => {
    expect(asked.promise).toBeNull();
    const answered = lived(asked, ['answer', 'customer', after(2 * day)]);
    expect(answered.promise).toMatchObject({ dueAt: after(2 * day + 4 * hour) });
    expect(queueOf(answered)).toBe('working');
  });

  it('a time that was given meanwhile holds when they answer before it', () => {
    const given = lived(asked, ['reschedule', 'engineer', after(2 * hour), to(after(day))]);
    expect(given.promise).toBeNull();
    const early = lived(given, ['answer', 'customer', after(3 * hour)]);
    expect(early.promise).toMatchObject({ kind: 'resolve', dueAt: after(day) });
    const late = lived(given, ['answer', 'customer', after(2 * day)]);
    expect(late.promise?.dueAt).toEqual(late.clocks?.solution.due);
  });
});

it('gives whoever has to accept a solution more time, and keeps it when they speak', () => {
  const resolved = lived(
    aTicket(),
    ['accept', 'engineer'],
    ['start', 'engineer'],
    ['resolve', 'engineer'],
    ['reschedule', 'engineer', ten, to(after(20 * day))],
  );
  expect(resolved.promise).toEqual({ kind: 'confirm', dueAt: after(20 * day) });
  expect(lived(resolved, ['message', 'customer', after(hour)]).promise).toEqual(resolved.promise);
});

it('comes back with a solution that is withdrawn, and is over with one that is rejected', () => {
  const resolved = lived(
    aTicket({ scope: 'team' }),
    ['accept', 'engineer'],
    ['start', 'engineer'],
    ['reschedule', 'engineer', ten, to(after(5 * hour))],
    ['resolve', 'engineer', after(hour)],
  );
  const dueAt = after(5 * hour);
  expect(lived(resolved, ['withdraw', 'engineer', after(hour)]).promise).toMatchObject({ dueAt });
  const rejected = lived(resolved, ['reject', 'customer', after(2 * hour)]);
  expect(rejected.rescheduled).toBeNull();
  expect(rejected.promise?.dueAt).toEqual(rejected.clocks?.solution.due);
});
