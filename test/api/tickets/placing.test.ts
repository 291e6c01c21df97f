import { leaveToOthers } from '#api/tickets/absence/leave-to-others';
import { leaveWork } from '#api/tickets/leave-work';
import type { EngineerProfile } from '#shared/directory/engineer-profile';

import { after, cast, minute, type CastName } from '../../support/tickets';
import { usualAssignment } from '../../support/tickets/assignment-double';
import { startTicketRoom } from '../../support/tickets/ticket-room';

const room = await startTicketRoom();
afterAll(() => room.close());

const local = (time: string) => new Date(`${time}+08:00`);
/** A Monday. */
const monday = local('2026-11-23T10:00');
const night = local('2026-11-24T02:00');
const urgent = { severity: 'blocked', scope: 'team' } as const;

const engineer = (name: 'engineer' | 'engineer2', more: Partial<EngineerProfile> = {}) => ({
  ...{ id: cast[name].id, name, skills: [{ category: null, productId: null }], regionIds: [] },
  ...{ capacity: 8, isAvailable: true, ...more },
});

beforeEach(async () => {
  await room.database.collection('tickets').deleteMany({});
  await room.database.collection('offer_turns').deleteMany({});
  Object.assign(room.world, usualAssignment, {
    ...{
      absences: [],
      now: monday,
      mode: 'offers',
      engineers: [engineer('engineer'), engineer('engineer2')],
    },
  });
});

async function reported(body = {}, by: CastName = 'customer') {
  const { id } = await room.submit(body, by);
  await room.runTimers();
  return id;
}

const kindsOf = async (id: string) =>
  (await room.find(id)).outbox.map(({ kind }) => kind).filter((kind) => kind !== 'submit');

describe('offers', () => {
  it('put a new ticket to the best, with the reason, a moment after the report', async () => {
    const { id, offer, timerAt } = await room.submit();
    expect([offer, timerAt]).toEqual([null, monday]);
    await room.runTimers();
    const ticket = await room.find(id);
    expect(ticket).toMatchObject({
      ...{ status: 'submitted', assigneeId: null, offersFrom: null },
      offer: { to: cast.engineer.id, reason: '手上没有工单', by: null },
    });
    expect(ticket.timeline.at(-1)).toMatchObject({
      ...{ kind: 'assign', actorId: null, visibility: 'internal', text: '手上没有工单' },
    });
    expect(ticket.outbox.at(-1)).toMatchObject({ kind: 'assign', offeredIds: [cast.engineer.id] });
  });

  it('go on to the next who did not pass, and to the desk when nobody is left', async () => {
    const id = await reported();
    await room.act(id, 'decline', 'engineer');
    await room.runTimers();
    expect((await room.find(id)).offer?.to).toBe(cast.engineer2.id);
    expect(await kindsOf(id)).not.toContain('unplaced');
    room.world.now = after(10 * minute, monday);
    await room.runTimers();
    const ticket = await room.find(id);
    expect(ticket).toMatchObject({ offer: null, offersFrom: null });
    expect(ticket.passedBy.toSorted()).toEqual([cast.engineer.id, cast.engineer2.id]);
    expect((await kindsOf(id)).filter((kind) => kind === 'unplaced')).toHaveLength(1);
  });

  it('go in turn among equals, and never beyond what somebody may have, however many are reported at once', async () => {
    room.world.engineers = [
      engineer('engineer', { capacity: 2 }),
      engineer('engineer2', { capacity: 3 }),
    ];
    const ids = (await Promise.all(Array.from({ length: 8 }, () => room.submit()))).map(
      ({ id }) => id,
    );
    await Promise.all([room.runTimers(), room.runTimers(), room.runTimers()]);
    const tickets = await Promise.all(ids.map((id) => room.find(id)));
    const askedOf = (who: CastName) =>
      tickets.filter(({ offer }) => offer?.to === cast[who].id).length;
    expect([askedOf('engineer'), askedOf('engineer2')]).toEqual([2, 3]);
    const left = tickets.filter(({ offer }) => offer === null);
    expect(left.map(({ outbox }) => outbox.at(-1)?.kind)).toEqual(Array(3).fill('unplaced'));
  });

  it('know who has solved this customer’s tickets and this device before', async () => {
    room.world.engineers = [engineer('engineer'), engineer('engineer2')];
    const first = await reported({ assetCode: 'RTU-05' });
    await room.act(first, 'decline', 'engineer');
    await room.runTimers();
    await room.act(first, 'accept', 'engineer2');
    await room.act(first, 'start', 'engineer2');
    await room.act(first, 'resolve', 'engineer2');
    await room.act(first, 'confirm', 'customer');
    const again = await room.find(await reported({ assetCode: 'RTU-05' }));
    expect(again.offer).toMatchObject({
      ...{ to: cast.engineer2.id, reason: '修过这台设备，手上没有工单' },
    });
    const other = await room.find(await reported({}, 'colleague'));
    expect(other.offer?.to).toBe(cast.engineer.id);
  });

  it('wait for the morning when nobody is there at night, and tell nobody of it', async () => {
    room.world.now = night;
    room.world.engineers = [engineer('engineer', { isAvailable: false })];
    const id = await reported();
    const morning = local('2026-11-24T09:00');
    expect(await room.find(id)).toMatchObject({ offer: null, offersFrom: morning });
    expect(await kindsOf(id)).toEqual([]);
    room.world.engineers = [engineer('engineer')];
    room.world.now = morning;
    await room.runTimers();
    expect((await room.find(id)).offer?.to).toBe(cast.engineer.id);
  });

  it('lets nobody choose beside another, and whoever died is not waited for', async () => {
    const leases = room.database.collection<{ _id: string }>('choosing_leases');
    const dead = { until: after(5000, monday), holder: 'a process that died' };
    await leases.updateOne({ _id: 'choosing' }, { $set: dead }, { upsert: true });
    const { id } = await room.submit();
    const placing = room.runTimers();
    room.world.now = after(6000, monday);
    await placing;
    expect((await room.find(id)).offer?.to).toBe(cast.engineer.id);
    expect(await leases.countDocuments()).toBe(0);
  });
});

describe('the pool', () => {
  it('tells whoever fits and is there, and leaves the ticket to be taken', async () => {
    room.world.mode = 'pool';
    room.world.engineers = [engineer('engineer'), engineer('engineer2', { isAvailable: false })];
    const id = await reported();
    const ticket = await room.find(id);
    expect(ticket).toMatchObject({ offer: null, offersFrom: null });
    expect(ticket.outbox.at(-1)).toMatchObject({ kind: 'pooled', offeredIds: [cast.engineer.id] });
    await room.act(id, 'accept', 'engineer2');
  });

  it('tells the desk when nobody fits', async () => {
    Object.assign(room.world, { mode: 'pool', engineers: [] });
    expect(await kindsOf(await reported())).toEqual(['unplaced']);
  });
});

it('by hand: nothing happens by itself, and nobody is written to', async () => {
  room.world.mode = 'manual';
  const { id, offersFrom } = await room.submit();
  expect(offersFrom).toBeNull();
  expect(await room.runTimers()).toBe(0);
  expect(await kindsOf(id)).toEqual([]);
});

describe('a stopped business at night', () => {
  it.each(['offers', 'pool', 'manual'] as const)(
    'is put to whoever is on call, off duty or not: %s',
    async (mode) => {
      const engineers = [
        engineer('engineer'),
        engineer('engineer2', { capacity: 0, isAvailable: false }),
      ];
      Object.assign(room.world, { mode, engineers, now: night, onCall: [cast.engineer2.id] });
      const { offer } = await room.find(await reported(urgent));
      expect(offer).toMatchObject({
        ...{ to: cast.engineer2.id, reason: '值班，手上没有工单' },
        until: after(7 * minute, night),
      });
    },
  );

  it('goes to the desk when everybody on call passed', async () => {
    Object.assign(room.world, { now: night, onCall: [cast.engineer2.id] });
    const id = await reported(urgent);
    await room.act(id, 'decline', 'engineer2');
    await room.runTimers();
    expect(await room.find(id)).toMatchObject({ offer: null, offersFrom: null });
    expect(await kindsOf(id)).toContain('unplaced');
  });

  it.each([
    ['the next on call', { personId: cast.engineer.id, from: local('2026-11-24T06:00') }, '06:00'],
    ['the morning, which is earlier', { personId: 'x', from: local('2026-11-25T00:00') }, '09:00'],
    ['the morning, nobody being planned', null, '09:00'],
  ] as const)('waits for %s, and the desk knows at once', async (_case, nextOnCall, time) => {
    Object.assign(room.world, { now: night, nextOnCall });
    const id = await reported(urgent);
    const at = local(`2026-11-24T${time}`);
    expect(await room.find(id)).toMatchObject({ offer: null, offersFrom: at });
    expect(await kindsOf(id)).toContain('unplaced');
    Object.assign(room.world, { now: at, onCall: [cast.engineer.id] });
    await room.runTimers();
    expect((await room.find(id)).offer?.to).toBe(cast.engineer.id);
  });
});

describe('asking by hand', () => {
  it('needs a reason only where the choice is not the first of the ranking', async () => {
    room.world.mode = 'manual';
    const { id } = await room.submit();
    const to = (who: CastName) => ({ assigneeId: cast[who].id });
    await expect(room.act(id, 'assign', 'dispatcher', to('engineer2'))).rejects.toMatchObject({
      code: 'ticket.note_required',
    });
    const first = await room.act(id, 'assign', 'dispatcher', to('engineer'));
    expect(first.offer?.reason).toBe('手上没有工单');
    // now that one has something to do
    await room.act(id, 'assign', 'dispatcher', { ...to('engineer'), note: '还是他' });
    expect((await room.find(id)).offer?.reason).toBe('还是他');
  });
});

describe('urging', () => {
  it('is heard by whoever holds the ticket, or by the desk when nobody does', async () => {
    room.world.mode = 'manual';
    const { id } = await room.submit();
    const nobodys = await room.act(id, 'urge', 'customer');
    expect(nobodys.timeline.at(-1)?.assigneeId).toBeNull();
    expect(await kindsOf(id)).toEqual(['urge', 'urge_unheld']);
    const held = (await room.submit()).id;
    await room.act(held, 'accept', 'engineer');
    const urged = await room.act(held, 'urge', 'customer');
    expect(urged.timeline.at(-1)?.assigneeId).toBe(cast.engineer.id);
    expect(await kindsOf(held)).toEqual(['accept', 'urge']);
  });
});

describe('a customer’s message', () => {
  const told = async (id: string) => {
    await room.relayAll();
    const found = await room.database
      .collection('notifications')
      .find({ 'source.id': id, kind: { $in: ['message', 'message_unheld'] } })
      .toArray();
    return found.map(({ kind, recipientId }) => `${kind} ${nameOf[String(recipientId)]}`).sort();
  };
  const nameOf = Object.fromEntries(Object.entries(cast).map(([name, { id }]) => [id, name]));
  const words = { note: '生产线停了' };

  it('is heard by whoever holds the ticket, or by the desk and whoever is asked when nobody does', async () => {
    const { id } = await room.submit();
    await room.act(id, 'assign', 'dispatcher', { assigneeId: cast.engineer2.id, note: '他熟' });
    await room.act(id, 'message', 'customer', words);
    expect(await told(id)).toEqual([
      'message_unheld dispatcher',
      'message_unheld engineer2',
      'message_unheld manager',
    ]);
    const held = (await room.submit()).id;
    await room.act(held, 'accept', 'engineer');
    await room.act(held, 'message', 'customer', words);
    expect(await told(held)).toEqual(['message engineer']);
  });

  it('of the desk itself the desk is not told', async () => {
    const { id } = await room.submit();
    await room.act(id, 'message', 'dispatcher', words);
    expect(await told(id)).toEqual(['message customer']);
  });
});

describe('going off duty', () => {
  it('lets others be asked at once, and keeps or hands over what one holds', async () => {
    const asked = await reported();
    expect((await room.find(asked)).offer?.to).toBe(cast.engineer.id);
    const held = (await room.submit()).id;
    await room.act(held, 'accept', 'engineer');
    const leave = (handOver: boolean) =>
      leaveWork(room.tickets, { actor: cast.engineer, handOver });
    expect(await leave(false)).toEqual({ declined: 1, handedOver: 0 });
    expect((await room.find(held)).assigneeId).toBe(cast.engineer.id);
    await room.runTimers();
    expect((await room.find(asked)).offer?.to).toBe(cast.engineer2.id);
    expect(await leave(true)).toEqual({ declined: 0, handedOver: 1 });
    expect(await room.find(held)).toMatchObject({ status: 'submitted', assigneeId: null });
    expect(await kindsOf(held)).toContain('unplaced');
    expect(await leave(true)).toEqual({ declined: 0, handedOver: 0 });
  });
});

describe('an absence', () => {
  const leave = async () => {
    while (await leaveToOthers(room.tickets)) {
      // until nothing is left to others
    }
    await room.runTimers();
  };

  it('ends what somebody was asked before it began, and nothing that they are asked since', async () => {
    const before = await reported();
    room.world.now = after(minute, monday);
    const absence = { personId: cast.engineer.id, since: room.world.now, handsOver: false };
    Object.assign(room.world, { absences: [absence], engineers: [engineer('engineer2')] });
    await leave();
    expect((await room.find(before)).offer?.to).toBe(cast.engineer2.id);
    const { id } = await room.submit();
    const choice = { assigneeId: cast.engineer.id, note: '值班' };
    await room.act(id, 'assign', 'dispatcher', choice);
    await leave();
    expect((await room.find(id)).offer?.to).toBe(cast.engineer.id);
  });

  it.each([true, false])('hands over what somebody holds: %s', async (handsOver) => {
    const held = (await room.submit()).id;
    await room.act(held, 'accept', 'engineer');
    room.world.mode = 'manual';
    const since = after(minute, monday);
    Object.assign(room.world, {
      absences: [{ personId: cast.engineer.id, since, handsOver }],
      now: since,
    });
    await leave();
    const { assigneeId, status } = await room.find(held);
    expect([assigneeId, status]).toEqual(
      handsOver ? [null, 'submitted'] : [cast.engineer.id, 'accepted'],
    );
    expect((await kindsOf(held)).includes('unplaced')).toBe(handsOver);
  });
});
