import { everybody } from '#api/directory/index';
import { recountNext } from '#api/tickets/recount/recount-next';
import { standardTerms } from '#shared/promises/service-terms';

import { after, cast, hour, minute, organization } from '../../support/tickets';
import { startTicketRoom } from '../../support/tickets/ticket-room';

const room = await startTicketRoom();
// Monday, 10:00 in Shanghai
const monday = new Date('2026-11-23T02:00:00Z');
const at = (milliseconds: number) => after(milliseconds, monday);
beforeEach(async () => {
  room.world.now = monday;
  room.world.terms = standardTerms;
  await room.database.collection('tickets').deleteMany({});
});
afterAll(() => room.close());

const { calendar } = standardTerms;
/** Nobody works on the day of the report any more. */
const dayOff = {
  ...standardTerms,
  calendar: { ...calendar, days: { '2026-11-23': 'off' as const } },
};

/** Due in eight working hours: tomorrow, 10:00. */
const underway = async (by: 'customer' | 'stranger' = 'customer') => {
  const { id } = await room.submit({}, by);
  await room.act(id, 'accept', 'engineer');
  await room.act(id, 'contact', 'engineer');
  return id;
};
const tomorrow = new Date('2026-11-24T02:00:00Z');
/** Eight hours of tomorrow. */
const evening = new Date('2026-11-24T10:00:00Z');

type Stored = { _id: unknown; number: string };

const owe = (whose = everybody) => room.tickets.termsChanges.owe(whose, room.world.now);
async function recountAll(deps = room.tickets) {
  let pieces = 0;
  while (await recountNext(deps)) {
    pieces += 1;
  }
  return pieces;
}

it('counts what is open anew; who is told another time reads it, and why', async () => {
  const id = await underway();
  const before = await room.find(id);
  expect(before.promise?.dueAt).toEqual(tomorrow);
  room.world.terms = dayOff;
  await owe();
  expect(await recountAll()).toBe(1);
  const { clocks, promise, timeline, timerAt } = await room.find(id);
  expect(clocks?.solution).toMatchObject({ start: monday, due: evening });
  expect(promise).toEqual({ kind: 'resolve', dueAt: evening, firstDueAt: tomorrow });
  expect(timeline.at(-1)).toMatchObject({
    ...{ kind: 'reschedule', actorId: null, promisedAt: evening, visibility: 'customer' },
    text: '服务时间的安排有调整',
  });
  expect(timerAt).not.toEqual(before.timerAt);
  await room.relayAll();
  const told = { 'source.id': id, recipientId: cast.customer.id, kind: 'reschedule' };
  expect(await room.database.collection('notifications').countDocuments(told)).toBe(1);
  // nothing is left, and nothing changes a second time
  await owe();
  await recountAll();
  expect((await room.find(id)).seq).toBe(timeline.length);
});

it('leaves what the customer was told where there is less time now, and says nothing', async () => {
  room.world.terms = dayOff;
  const id = await underway();
  const before = await room.find(id);
  room.world.terms = standardTerms;
  await owe();
  await recountAll();
  const { clocks, promise, seq } = await room.find(id);
  expect(clocks?.solution.due).toEqual(tomorrow);
  expect(promise).toEqual(before.promise);
  expect(seq).toBe(before.seq);
});

it('keeps recorded breaches, a time that somebody gave, and what is over', async () => {
  const [late, given, over] = [await underway(), await underway(), await underway()];
  const promisedAt = at(30 * hour).toISOString();
  await room.act(given, 'reschedule', 'engineer', { promisedAt, note: '备件在路上' });
  await room.act(over, 'close', 'dispatcher');
  room.world.now = at(25 * hour);
  await room.runTimers();
  const [lateBefore, overBefore] = [await room.find(late), await room.find(over)];
  expect(lateBefore.breaches?.map(({ promise }) => promise)).toEqual(['solution']);
  room.world.terms = dayOff;
  await owe();
  await recountAll();
  expect((await room.find(late)).breaches).toEqual(lateBefore.breaches);
  expect((await room.find(given)).promise?.dueAt).toEqual(at(30 * hour));
  expect((await room.find(given)).clocks?.solution.due).toEqual(evening);
  expect(await room.find(over)).toEqual(overBefore);
});

it('concerns the tickets of one organization where only its terms were changed', async () => {
  const [theirs, others] = [await underway(), await underway('stranger')];
  room.world.terms = dayOff;
  await owe(organization.id);
  await recountAll();
  expect((await room.find(theirs)).clocks?.solution.due).toEqual(evening);
  expect((await room.find(others)).clocks?.solution.due).toEqual(tomorrow);
});

it('is finished by another process when one dies in the middle', async () => {
  const { id } = await room.submit();
  const tickets = room.database.collection('tickets');
  const { _id, number, ...ticket } = (await tickets.findOne<Stored>()) ?? ({} as Stored);
  const others = Array.from({ length: 59 }, (_none, index) => ({
    ...{ ...ticket, number: `${number}-${index}` },
    createdAt: at(index),
  }));
  await tickets.insertMany(others);
  room.world.terms = dayOff;
  await owe();
  let written = 0;
  const dies = {
    ...room.tickets.tickets,
    write: (...asked: Parameters<typeof room.tickets.tickets.write>) => {
      written += 1;
      return written > 20
        ? Promise.reject(new Error('killed'))
        : room.tickets.tickets.write(...asked);
    },
  };
  await recountNext({ ...room.tickets, tickets: dies });
  // ten in the morning became nine of the next day, and half an hour
  const anew = { 'clocks.firstResponse.due': new Date('2026-11-24T01:30:00Z') };
  expect(await tickets.countDocuments(anew)).toBe(20);
  room.world.now = at(hour);
  expect(await recountAll()).toBe(2);
  expect(await tickets.countDocuments(anew)).toBe(60);
  expect(String(_id)).toBe(id);
}, 120_000);

it('waits until every process knows the new terms, and begins anew with the next change', async () => {
  await underway();
  const { termsChanges } = room.tickets;
  await termsChanges.owe(everybody, at(minute));
  expect(await recountAll()).toBe(0);
  room.world.now = at(minute);
  const change = await termsChanges.find(everybody);
  await termsChanges.owe(everybody, at(minute));
  await termsChanges.settle(change ?? { _id: everybody, token: '' });
  expect(await recountAll()).toBe(1);
});

it('writes nothing over what somebody else has changed meanwhile', async () => {
  const id = await underway();
  const stale = await room.find(id);
  room.world.terms = dayOff;
  room.world.now = at(minute);
  await owe();
  await recountAll();
  const change = { fields: { clocks: stale.clocks }, entries: [], outbox: [] };
  expect(await room.tickets.tickets.write(stale, change)).toBeNull();
});
