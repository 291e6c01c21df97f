import { offerEnd } from '#api/tickets/offer-after';
import { standardTerms } from '#shared/promises/service-terms';

import { after, cast, hour, minute, ten, type CastName } from '../../support/tickets';
import { startTicketRoom } from '../../support/tickets/ticket-room';

const room = await startTicketRoom();
beforeEach(() => {
  room.world.now = ten;
});
afterAll(() => room.close());

// a stopped team: answered round the clock, so that an offer runs for seven minutes on a Saturday, too
const urgent = { severity: 'blocked', scope: 'team' } as const;

/** Offered to 赵一鸣 by the desk; held by 陈志远 where somebody holds it. */
async function offered(heldBy: CastName | null = null): Promise<string> {
  const { id } = await room.submit(urgent);
  if (heldBy) {
    await room.act(id, 'accept', heldBy);
  }
  await room.act(id, 'assign', 'dispatcher');
  return id;
}

/** Who is told what beside the entries. */
const newsOf = async (id: string) =>
  (await room.find(id)).outbox
    .filter(({ fact }) => !fact.startsWith('entry:'))
    .map(({ kind, assigneeId, formerAssigneeId }) => ({ kind, assigneeId, formerAssigneeId }));

const settled = async (attempts: Promise<unknown>[]) =>
  (await Promise.allSettled(attempts)).map((one) =>
    one.status === 'fulfilled' ? 'done' : (one.reason as { code?: string }).code,
  );

describe('an offer', () => {
  it('says to whom, why, until when and by whom, and changes nobody’s hands', async () => {
    const id = await offered('engineer');
    expect(await room.find(id)).toMatchObject({
      ...{ status: 'accepted', assigneeId: cast.engineer.id },
      offer: {
        ...{ to: cast.engineer2.id, reason: '他在附近', at: ten, until: after(7 * minute) },
        by: cast.dispatcher.id,
      },
    });
  });

  it('is internal, and whoever is asked has not worked on it', async () => {
    const { timeline, workerIds, outbox } = await room.find(await offered());
    expect(timeline.at(-1)).toMatchObject({
      ...{ kind: 'assign', visibility: 'internal', assigneeId: null },
      offeredTo: cast.engineer2.id,
    });
    expect(workerIds).toEqual([]);
    expect(outbox.at(-1)).toMatchObject({ kind: 'assign', offeredIds: [cast.engineer2.id] });
  });

  it('becomes a holder by accepting: from submitted accepted, otherwise the status stays', async () => {
    const id = await offered();
    expect(await room.act(id, 'accept', 'engineer2')).toMatchObject({
      ...{ status: 'accepted', assigneeId: cast.engineer2.id, offer: null },
    });
    const held = await offered('engineer');
    await room.act(held, 'start', 'engineer');
    const { promise } = await room.find(held);
    expect(await room.act(held, 'accept', 'engineer2')).toMatchObject({
      ...{ status: 'in_progress', assigneeId: cast.engineer2.id, offer: null, promise },
    });
    expect(await newsOf(held)).toEqual([
      {
        ...{ kind: 'taken_over', assigneeId: cast.engineer2.id },
        formerAssigneeId: cast.engineer.id,
      },
    ]);
  });

  it('is out of the pool and on the list of whoever is asked', async () => {
    const id = await offered();
    const ids = async (whose: Parameters<typeof room.tickets.tickets.list>[0]['whose']) =>
      (await room.tickets.tickets.list({ whose, statuses: [], limit: 100 })).items.map(
        (one) => one.id,
      );
    expect(await ids({ view: 'pool' })).not.toContain(id);
    expect(await ids({ view: 'offered', offeredTo: cast.engineer2.id })).toContain(id);
    expect(await ids({ view: 'offered', offeredTo: cast.engineer.id })).not.toContain(id);
    await room.act(id, 'decline', 'engineer2');
    expect(await ids({ view: 'pool' })).toContain(id);
    expect(await ids({ view: 'offered', offeredTo: cast.engineer2.id })).not.toContain(id);
  });

  it('gives way to another, and ends with the ticket', async () => {
    const id = await offered();
    await room.act(id, 'assign', 'manager', { assigneeId: cast.engineer.id, note: '换人' });
    await expect(room.act(id, 'accept', 'engineer2')).rejects.toMatchObject({
      code: 'ticket.offered_to_other',
      details: { person: '陈志远' },
    });
    await room.act(id, 'cancel', 'customer');
    const ticket = await room.find(id);
    expect(ticket).toMatchObject({ status: 'cancelled', offer: null, timerAt: null });
    expect(ticket.outbox.at(-1)).toMatchObject({
      kind: 'cancel',
      offeredIds: [cast.engineer.id],
    });
  });
});

describe('declining', () => {
  it('only ends the offer: the desk hears, and that person is remembered', async () => {
    const id = await offered();
    expect(await room.act(id, 'decline', 'engineer2')).toMatchObject({
      ...{ status: 'submitted', assigneeId: null, offer: null },
      passedBy: [cast.engineer2.id],
    });
    expect((await newsOf(id)).map(({ kind }) => kind)).toEqual(['unplaced']);
  });

  it('leaves a held ticket where it is, and its holder and the desk hear', async () => {
    const id = await offered('engineer');
    await room.act(id, 'decline', 'engineer2');
    expect(await room.find(id)).toMatchObject({ assigneeId: cast.engineer.id, offer: null });
    expect(await newsOf(id)).toEqual([
      { kind: 'offer_ended', assigneeId: cast.engineer.id, formerAssigneeId: null },
    ]);
  });

  it.each(['engineer', 'dispatcher', 'customer'] as const)('is not for %s', async (by) => {
    const id = await offered('engineer');
    await expect(room.act(id, 'decline', by)).rejects.toMatchObject({
      code: by === 'engineer' ? 'ticket.action_not_allowed' : 'account.role_forbidden',
    });
  });
});

describe('an offer that runs out', () => {
  it('ends by itself at its time, not before', async () => {
    const id = await offered();
    room.world.now = after(7 * minute - 1);
    await room.runTimers();
    expect((await room.find(id)).offer).not.toBeNull();
    await expect(room.act(id, 'lapse', 'system')).rejects.toMatchObject({
      code: 'ticket.action_not_allowed',
    });
    room.world.now = after(7 * minute);
    await Promise.all([room.runTimers(), room.runTimers()]);
    const ticket = await room.find(id);
    expect(ticket).toMatchObject({
      ...{ status: 'submitted', assigneeId: null, offer: null },
      passedBy: [cast.engineer2.id],
    });
    expect(ticket.timeline.map(({ kind, offeredTo }) => [kind, offeredTo])).toEqual([
      ['submit', null],
      ['assign', cast.engineer2.id],
      ['lapse', cast.engineer2.id],
    ]);
    expect((await newsOf(id)).map(({ kind }) => kind)).toContain('unplaced');
  });

  it.each([
    ['P1, round the clock: half of 15 minutes', urgent, ten, after(7 * minute)],
    [
      'P2 on a Saturday: ten minutes of Monday',
      { severity: 'blocked', scope: 'me' } as const,
      ten,
      new Date('2026-11-23T09:10:00+08:00'),
    ],
    [
      'P4 at noon on Monday',
      { severity: 'question', scope: 'me' } as const,
      new Date('2026-11-23T11:00:00+08:00'),
      new Date('2026-11-23T11:10:00+08:00'),
    ],
  ])('%s', (_case, weight, now, until) => {
    expect(offerEnd(weight, { now, terms: standardTerms })).toEqual(until);
  });
});

describe('handing over', () => {
  it('to the desk makes it nobody’s, with what was found, and promises somebody anew', async () => {
    const { id } = await room.submit(urgent);
    await room.act(id, 'accept', 'engineer');
    await room.act(id, 'start', 'engineer');
    await room.act(id, 'ask', 'engineer');
    room.world.now = after(hour);
    await room.act(id, 'hand_over', 'engineer', { note: '已排除网络问题' });
    const ticket = await room.find(id);
    expect(ticket).toMatchObject({
      ...{ status: 'submitted', assigneeId: null, passedBy: [cast.engineer.id] },
      promise: { kind: 'accept', dueAt: after(hour + 15 * minute) },
    });
    expect(ticket.timeline.at(-1)).toMatchObject({
      visibility: 'customer',
      text: '已排除网络问题',
    });
    expect(ticket.outbox.at(-1)).toMatchObject({ kind: 'unplaced', text: '已排除网络问题' });
    const again = await room.act(id, 'accept', 'engineer2');
    // the customer’s turn was over when it was handed over
    expect(again.promise?.kind).toBe('resolve');
  });

  it('to a colleague only offers it: the holder keeps it until then', async () => {
    const { id } = await room.submit(urgent);
    await room.act(id, 'accept', 'engineer');
    const body = { assigneeId: cast.engineer2.id, note: '备件在他车上' };
    await room.act(id, 'hand_over', 'engineer', body);
    expect(await room.find(id)).toMatchObject({
      ...{ status: 'accepted', assigneeId: cast.engineer.id },
      offer: { to: cast.engineer2.id, by: cast.engineer.id, reason: '备件在他车上' },
    });
    await room.act(id, 'accept', 'engineer2');
    expect((await room.find(id)).assigneeId).toBe(cast.engineer2.id);
  });

  it('goes to somebody who solves tickets, and not to oneself', async () => {
    const { id } = await room.submit(urgent);
    await room.act(id, 'accept', 'engineer');
    for (const assigneeId of [cast.dispatcher.id, cast.engineer.id, cast.customer.id]) {
      await expect(
        room.act(id, 'hand_over', 'engineer', { assigneeId, note: '请接' }),
      ).rejects.toMatchObject({ code: 'ticket.assignee_unfit' });
    }
  });
});

describe('races', () => {
  it('accept and accept: one winner, and the loser reads who won', async () => {
    const { id } = await room.submit(urgent);
    const results = await settled([
      room.act(id, 'accept', 'engineer'),
      room.act(id, 'accept', 'engineer2'),
    ]);
    expect(results.sort()).toEqual(['done', 'ticket.taken']);
  });

  it('accept and running out: one of both, and never a ticket with holder and offer mixed up', async () => {
    for (let round = 0; round < 8; round += 1) {
      room.world.now = ten;
      const id = await offered();
      room.world.now = after(7 * minute);
      const [accepted] = await settled([room.act(id, 'accept', 'engineer2'), room.runTimers()]);
      await room.runTimers();
      const { assigneeId, offer, status, passedBy } = await room.find(id);
      expect(offer).toBeNull();
      // after it ran out it is in the pool, from which the same person may take it
      expect(accepted).toBe('done');
      expect([status, assigneeId]).toEqual(['accepted', cast.engineer2.id]);
      expect(passedBy.length).toBeLessThanOrEqual(1);
    }
  });

  it('declining and another offer: the later one stands', async () => {
    const id = await offered();
    const body = { assigneeId: cast.engineer.id, note: '换人' };
    const [declined] = await settled([
      room.act(id, 'decline', 'engineer2'),
      room.act(id, 'assign', 'dispatcher', body),
    ]);
    expect(['done', 'ticket.action_not_allowed']).toContain(declined);
    expect((await room.find(id)).offer?.to).toBe(cast.engineer.id);
  });

  it('a repeated request offers once, and declines once', async () => {
    const { id } = await room.submit(urgent);
    const body = { assigneeId: cast.engineer2.id, note: '就近' };
    await Promise.all([
      room.act(id, 'assign', 'dispatcher', body, 'a-1'),
      room.act(id, 'assign', 'dispatcher', body, 'a-1'),
    ]);
    await room.act(id, 'decline', 'engineer2', { note: '排满了' }, 'd-1');
    const again = await room.act(id, 'decline', 'engineer2', { note: '排满了' }, 'd-1');
    expect(again.timeline.map(({ kind }) => kind)).toEqual(['submit', 'assign', 'decline']);
  });
});
