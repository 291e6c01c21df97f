import { actOnTicket } from '#api/tickets/index';
import { readTicket } from '#api/tickets/read-ticket';

import { after, cast, day, ten } from '../../support/tickets';
import { startTicketRoom, type TicketRoom } from '../../support/tickets/ticket-room';

let room: TicketRoom;
beforeAll(async () => {
  room = await startTicketRoom();
});
afterAll(() => room.close());
beforeEach(() => {
  room.world.now = ten;
  room.world.colleaguesFollow = true;
});

async function two() {
  const survivor = await room.submit();
  const merged = await room.submit({}, 'colleague');
  return { survivorId: survivor.id, mergedId: merged.id };
}

const read = (id: string, by: keyof typeof cast) =>
  readTicket(room.tickets, { id, actor: cast[by] });

describe('merge', () => {
  it('ends one ticket, and both reporters follow the other', async () => {
    const { survivorId, mergedId } = await two();
    const merged = await room.act(mergedId, 'merge', 'dispatcher', { survivorId });
    const survivor = await room.find(survivorId);
    expect(merged).toMatchObject({
      status: 'cancelled',
      mergedInto: { id: survivorId, number: survivor.number },
      promise: null,
    });
    await room.runTimers();
    const told = await room.find(survivorId);
    expect(told.timeline.at(-1)).toMatchObject({
      ...{ kind: 'absorb', actorId: cast.dispatcher.id },
      linked: { id: mergedId, number: merged.number },
    });
    expect(told.followerIds).toContain(cast.colleague.id);
    expect((await room.find(mergedId)).linkOwed).toBeNull();
    await room.act(survivorId, 'accept', 'engineer');
    await room.relayAll();
    const heard = await room.database
      .collection('notifications')
      .find({ 'source.id': survivorId, kind: 'accept' })
      .toArray();
    expect(heard.map(({ recipientId }) => String(recipientId)).sort()).toEqual([
      cast.customer.id,
      cast.colleague.id,
    ]);
  });

  it('lets the merged reporter read the other ticket, whatever the organization lets colleagues do', async () => {
    const { survivorId, mergedId } = await two();
    await room.act(mergedId, 'merge', 'manager', { survivorId });
    await room.runTimers();
    room.world.colleaguesFollow = false;
    const { relations } = await read(survivorId, 'colleague');
    expect([...relations]).toEqual(['follower']);
    await expect(read(survivorId, 'stranger')).rejects.toMatchObject({ code: 'ticket.not_found' });
  });

  it('heals after a death between the two writes, and tells once', async () => {
    const { survivorId, mergedId } = await two();
    const merged = await room.act(mergedId, 'merge', 'dispatcher', { survivorId });
    // dead before the other ticket knew; then again before this one knew that it was told
    expect(merged.linkOwed).toMatchObject({ kind: 'absorb', to: survivorId });
    await room.runTimers();
    await room.database
      .collection('tickets')
      .updateOne({ number: merged.number }, { $set: { linkOwed: merged.linkOwed, timerAt: ten } });
    await Promise.all([room.runTimers(), room.runTimers()]);
    const { timeline } = await room.find(survivorId);
    expect(timeline.filter(({ kind }) => kind === 'absorb')).toHaveLength(1);
    expect(await room.runTimers()).toBe(0);
  });

  it('refuses two tickets of different customers', async () => {
    const { id } = await room.submit();
    const { id: survivorId } = await room.submit({}, 'stranger');
    await expect(room.act(id, 'merge', 'dispatcher', { survivorId })).rejects.toMatchObject({
      code: 'ticket.merge_across',
    });
    expect((await room.find(id)).mergingAt).toBeNull();
  });

  it.each([
    ['itself', (id: string) => Promise.resolve(id)],
    ['what is not there', () => Promise.resolve('e'.repeat(24))],
    [
      'what is over',
      async () => {
        const { id } = await room.submit();
        await room.act(id, 'cancel', 'customer');
        return id;
      },
    ],
  ])('refuses to merge a ticket into %s', async (_case, other) => {
    const { id } = await room.submit();
    const survivorId = await other(id);
    await expect(room.act(id, 'merge', 'dispatcher', { survivorId })).rejects.toMatchObject({
      code: 'ticket.survivor_unfit',
    });
  });

  it('never ends both of two that are merged into one another at once', async () => {
    for (let attempt = 0; attempt < 8; attempt += 1) {
      const { survivorId, mergedId } = await two();
      await Promise.allSettled([
        room.act(mergedId, 'merge', 'dispatcher', { survivorId }),
        room.act(survivorId, 'merge', 'manager', { survivorId: mergedId }),
      ]);
      const ends = [await room.find(survivorId), await room.find(mergedId)];
      expect(ends.filter(({ status }) => status === 'cancelled').length).toBeLessThan(2);
    }
  });

  it('carries everybody on when the other ticket is merged as well', async () => {
    const { survivorId, mergedId } = await two();
    const { id: last } = await room.submit();
    await room.act(mergedId, 'merge', 'dispatcher', { survivorId });
    await room.act(survivorId, 'merge', 'dispatcher', { survivorId: last });
    await room.runTimers();
    room.world.colleaguesFollow = false;
    expect([...(await read(last, 'colleague')).relations]).toEqual(['follower']);
  });

  it.each([
    ['the reporter', 'customer', 'account.role_forbidden'],
    ['an engineer', 'engineer', 'account.role_forbidden'],
    ['a stranger', 'stranger', 'ticket.not_found'],
  ] as const)('refuses %s', async (_who, by, code) => {
    const { survivorId } = await two();
    const { id } = await room.submit();
    await expect(room.act(id, 'merge', by, { survivorId })).rejects.toMatchObject({ code });
  });

  it('asks which ticket goes on', async () => {
    const { id } = await room.submit();
    await expect(room.act(id, 'merge', 'dispatcher', {})).rejects.toMatchObject({
      code: 'ticket.survivor_required',
    });
  });

  it('is the same when it is sent again', async () => {
    const { survivorId, mergedId } = await two();
    await room.act(mergedId, 'merge', 'dispatcher', { survivorId }, 'key-1');
    const again = await room.act(mergedId, 'merge', 'dispatcher', { survivorId }, 'key-1');
    expect(again.timeline.filter(({ kind }) => kind === 'merge')).toHaveLength(1);
  });

  it('is told by nobody but the product', async () => {
    const { id } = await room.submit();
    for (const action of ['absorb', 'again'] as const) {
      await expect(room.act(id, action, 'manager', {})).rejects.toMatchObject({
        code: 'account.role_forbidden',
      });
      const alone = { ticketId: id, action, actor: null, body: {}, idempotencyKey: null };
      await expect(actOnTicket(room.tickets, alone)).rejects.toMatchObject({
        code: 'ticket.survivor_required',
      });
    }
  });
});

describe('a problem that is reported again', () => {
  it('is linked both ways', async () => {
    const earlier = await room.submit();
    await room.act(earlier.id, 'cancel', 'customer');
    room.world.now = after(20 * day);
    const later = await room.submit({ followsTicketId: earlier.id }, 'customer', 'key-again');
    expect(later.earlier).toEqual({ id: earlier.id, number: earlier.number });
    await room.runTimers();
    const told = await room.find(earlier.id);
    expect(told.later).toEqual({ id: later.id, number: later.number });
    expect(told.timeline.at(-1)).toMatchObject({ kind: 'again', actorId: cast.customer.id });
    expect(told.status).toBe('cancelled');
    const same = await room.submit({ followsTicketId: earlier.id }, 'customer', 'key-again');
    expect(same.id).toBe(later.id);
  });

  it.each([
    ['a stranger’s', 'stranger'],
    ['a colleague’s', 'colleague'],
  ] as const)('is not linked to %s ticket', async (_whose, by) => {
    const { id } = await room.submit({}, by);
    await expect(room.submit({ followsTicketId: id })).rejects.toMatchObject({
      code: 'ticket.earlier_not_found',
    });
  });
});

describe('follow', () => {
  it.each(['colleague', 'engineer2', 'dispatcher'] as const)(
    'lets a %s hear of what comes, until they stop',
    async (by) => {
      const { id } = await room.submit();
      await room.act(id, 'follow', by);
      await expect(room.act(id, 'follow', by)).rejects.toMatchObject({
        code: 'ticket.action_not_allowed',
      });
      await room.act(id, 'accept', 'engineer');
      await room.act(id, 'unfollow', by);
      await room.act(id, 'message', 'engineer');
      await room.relayAll();
      const heard = await room.database
        .collection('notifications')
        .find({ 'source.id': id, recipientId: cast[by].id, kind: { $in: ['accept', 'message'] } })
        .toArray();
      expect(heard.map(({ kind }) => String(kind))).toEqual(['accept']);
    },
  );

  it('by staff is no customer’s business', async () => {
    const { id } = await room.submit();
    const ticket = await room.act(id, 'follow', 'engineer2');
    expect(ticket.timeline.at(-1)).toMatchObject({ kind: 'follow', visibility: 'internal' });
  });

  it('is open to no stranger, and to no colleague where tickets are kept apart', async () => {
    const { id } = await room.submit();
    const hidden = { code: 'ticket.not_found' };
    await expect(room.act(id, 'follow', 'stranger')).rejects.toMatchObject(hidden);
    room.world.colleaguesFollow = false;
    await expect(room.act(id, 'follow', 'colleague')).rejects.toMatchObject(hidden);
  });
});
