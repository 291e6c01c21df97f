import mongoose from 'mongoose';

import type { TicketAction } from '#shared/tickets/ticket-actions';
import type { ActionBody } from '#shared/tickets/ticket-api';

import { after, cast, day, hour, minute, ten, type CastName } from '../../support/tickets';
import { startTicketRoom } from '../../support/tickets/ticket-room';

const room = await startTicketRoom();
beforeEach(() => {
  room.world.now = ten;
});
afterAll(() => room.close());

const low = { fixed: 'no', stars: 1, note: '问题还在' } as const;
/** The end of the next working day: ten is on a Saturday. */
const due = new Date('2026-11-23T18:00:00+08:00');

async function closedTicket(weight: Parameters<typeof room.submit>[0] = {}): Promise<string> {
  const { id } = await room.submit(weight);
  await room.act(id, 'accept', 'engineer');
  await room.act(id, 'start', 'engineer');
  await room.act(id, 'resolve', 'engineer');
  await room.act(id, 'confirm', 'customer');
  return id;
}

async function badlyRated(): Promise<string> {
  const id = await closedTicket();
  await room.act(id, 'rate', 'customer', low);
  return id;
}

const call = (more: object = {}): ActionBody => ({ followUp: { id: '1', ...more } });
const stored = (id: string) =>
  room.database.collection('tickets').findOne({ _id: new mongoose.Types.ObjectId(id) });
const queue = async (view: 'all' | 'late' | 'mine', by: CastName = 'dispatcher') => {
  const asked = { ownerId: cast[by].id, now: room.world.now };
  const { items } = await room.tickets.followUps.list({ ...asked, view, limit: 100 });
  return items.map(({ id }) => id);
};
const asPerson = Object.fromEntries(Object.entries(cast).map(([name, { id }]) => [id, name]));

/** Who was told of what that is no entry, or of what kind of entry. */
async function told(ticketId: string, kind: string): Promise<string[]> {
  await room.relayAll();
  const found = await room.database
    .collection('notifications')
    .find({ 'source.id': ticketId, kind })
    .toArray();
  return found.map(({ recipientId }) => asPerson[String(recipientId)] ?? '').sort();
}

describe('a bad rating', () => {
  it('is the desk’s task at once, due when the customer reads, and the desk is told', async () => {
    const id = await badlyRated();
    expect(await stored(id)).toMatchObject({ followUpDueAt: due, followUpOwnerId: null });
    expect(await queue('all')).toContain(id);
    expect(await queue('late')).not.toContain(id);
    expect(await told(id, 'follow_up_promised')).toEqual(['dispatcher', 'manager']);
  });

  it('that is corrected takes the task back, and whoever owes it hears of it', async () => {
    const id = await badlyRated();
    await room.act(id, 'take_follow_up', 'dispatcher', {});
    await room.act(id, 'rate', 'customer', { fixed: 'yes', stars: 5 });
    expect(await stored(id)).toMatchObject({ followUpDueAt: null, followUpOwnerId: null });
    expect(await queue('all')).not.toContain(id);
    expect(await told(id, 'follow_up_withdrawn')).toEqual(['dispatcher']);
    await expect(
      room.act(id, 'settle_follow_up', 'dispatcher', { ...call({ outcome: 'declined' }) }),
    ).rejects.toMatchObject({ code: 'follow_up.not_open' });
  });

  it('that was nobody’s when it was corrected is told to the desk', async () => {
    const id = await badlyRated();
    await room.act(id, 'rate', 'customer', { fixed: 'yes', stars: 5 });
    expect(await told(id, 'follow_up_withdrawn')).toEqual(['dispatcher', 'manager']);
  });
});

describe('whose it is', () => {
  it('is decided once when two of the desk take it at the same moment', async () => {
    const id = await badlyRated();
    const answers = await Promise.allSettled(
      Array.from({ length: 8 }, (_none, index) =>
        room.act(id, 'take_follow_up', index % 2 === 0 ? 'dispatcher' : 'manager', {}),
      ),
    );
    const refused = answers.filter(({ status }) => status === 'rejected');
    expect(refused).toHaveLength(7);
    for (const { reason } of refused as PromiseRejectedResult[]) {
      expect(reason).toMatchObject({ code: 'follow_up.taken' });
    }
    const { timeline, followUps } = await room.find(id);
    expect(timeline.filter(({ kind }) => kind === 'take_follow_up')).toHaveLength(1);
    expect(await queue('mine', asPerson[followUps[0]?.ownerId ?? ''] as CastName)).toContain(id);
  });

  it('changes when it is given on; both hear of it, who does it does not', async () => {
    const id = await badlyRated();
    await room.act(id, 'take_follow_up', 'dispatcher', {});
    await room.act(id, 'give_follow_up', 'dispatcher', call({ ownerId: cast.manager.id }));
    expect(await queue('mine', 'manager')).toContain(id);
    expect(await queue('mine', 'dispatcher')).not.toContain(id);
    expect(await told(id, 'give_follow_up')).toEqual(['manager']);
    await room.act(id, 'give_follow_up', 'manager', call({ ownerId: cast.dispatcher.id }));
    expect(await told(id, 'give_follow_up')).toEqual(['dispatcher', 'manager']);
  });

  it.each(['engineer', 'customer'] as const)('is never an %s', async (name) => {
    const id = await badlyRated();
    await expect(
      room.act(id, 'give_follow_up', 'manager', call({ ownerId: cast[name].id })),
    ).rejects.toMatchObject({ code: 'follow_up.owner_unfit' });
  });
});

it('is put off with a reason that the customer reads; who owes it and they are told', async () => {
  const id = await badlyRated();
  await room.act(id, 'take_follow_up', 'dispatcher', {});
  const later = new Date('2026-11-24T10:00:00+08:00');
  const body = { ...call({ dueAt: later.toISOString() }), note: '您周一整天开会' };
  await room.act(id, 'postpone_follow_up', 'manager', body, 'same');
  await room.act(id, 'postpone_follow_up', 'manager', body, 'same');
  const { timeline, followUps } = await room.find(id);
  expect(followUps[0]?.postponements).toHaveLength(1);
  expect(timeline.at(-1)).toMatchObject({
    ...{ kind: 'postpone_follow_up', visibility: 'customer', text: '您周一整天开会' },
    followUp: { state: 'postponed', dueAt: later },
  });
  expect(await stored(id)).toMatchObject({ followUpDueAt: later });
  expect(await told(id, 'postpone_follow_up')).toEqual(['customer', 'dispatcher']);
});

describe('a call that was made', () => {
  it('is settled once, in the customer’s words, and is owed no more', async () => {
    const id = await badlyRated();
    const body = { ...call({ outcome: 'satisfied' }), note: '客户说可以了' };
    const settle = () => room.act(id, 'settle_follow_up', 'dispatcher', body, 'settled');
    await Promise.all([settle(), settle(), settle()]);
    const { timeline, followUps, status } = await room.find(id);
    const entry = timeline.at(-1);
    expect(timeline.filter(({ kind }) => kind === 'settle_follow_up')).toHaveLength(1);
    expect(entry).toMatchObject({ visibility: 'customer', text: '客户说可以了' });
    expect(followUps).toMatchObject([
      { state: 'done', settled: { by: cast.dispatcher.id, outcome: 'satisfied', seq: entry?.seq } },
    ]);
    expect(status).toBe('closed');
    expect(await queue('all')).not.toContain(id);
  });

  it('is settled by one of two who note it differently', async () => {
    const id = await badlyRated();
    const settle = (by: CastName, outcome: string) =>
      room.act(id, 'settle_follow_up', by, { ...call({ outcome }), note: '通过话了' });
    const answers = await Promise.allSettled([
      settle('dispatcher', 'satisfied'),
      settle('manager', 'unsolved'),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(answers.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'follow_up.not_open' },
    });
  });

  it('reopens the ticket in the same write where the customer wants it', async () => {
    const id = await badlyRated();
    const before = await room.find(id);
    const body = { ...call({ outcome: 'unsolved', reopens: true }), note: '又断了一次' };
    await room.act(id, 'settle_follow_up', 'dispatcher', body);
    const { status, seq, timeline, promise } = await room.find(id);
    expect([status, seq]).toEqual(['in_progress', before.seq + 2]);
    expect(timeline.slice(-2).map(({ kind, from, to }) => [kind, from, to])).toEqual([
      ['settle_follow_up', 'closed', 'closed'],
      ['reopen', 'closed', 'in_progress'],
    ]);
    expect(promise?.kind).toBe('resolve');
    expect(await told(id, 'reopen')).toEqual(['customer', 'engineer', 'manager']);
  });

  it.each([
    ['a customer who is content', 'satisfied'],
    ['nobody', 'not_reached'],
  ] as const)('reopens nothing for %s', async (_who, outcome) => {
    const id = await badlyRated();
    const body = { ...call({ outcome, reopens: true }), note: '说明' };
    await expect(room.act(id, 'settle_follow_up', 'dispatcher', body)).rejects.toMatchObject({
      code: 'follow_up.reopen_impossible',
    });
    expect((await room.find(id)).followUps[0]?.state).toBe('open');
  });

  it('reopens nothing that is not closed', async () => {
    const id = await badlyRated();
    await room.act(id, 'reopen', 'customer');
    const body = { ...call({ outcome: 'unsolved', reopens: true }), note: '说明' };
    await expect(room.act(id, 'settle_follow_up', 'dispatcher', body)).rejects.toMatchObject({
      code: 'follow_up.reopen_impossible',
    });
  });
});

it('that could not be made stays owed; after three the managers hear of it, and a person ends it', async () => {
  const id = await badlyRated();
  const settle = (outcome: string, note = '') =>
    room.act(id, 'settle_follow_up', 'dispatcher', { ...call({ outcome }), note });
  await settle('not_reached');
  await settle('not_reached');
  expect(await told(id, 'follow_up_unreached')).toEqual([]);
  await expect(settle('unreachable', '手机关机')).rejects.toMatchObject({
    code: 'follow_up.attempts_missing',
  });
  await settle('not_reached');
  // the dispatcher has just tried
  expect(await told(id, 'follow_up_unreached')).toEqual(['manager']);
  expect(await told(id, 'follow_up_tried')).toEqual(['customer', 'customer', 'customer']);
  expect(await queue('mine')).toContain(id);
  await settle('unreachable', '手机关机');
  expect(await queue('all')).not.toContain(id);
  expect((await room.find(id)).timeline.at(-1)).toMatchObject({
    ...{ visibility: 'customer', followUp: { state: 'settled', outcome: 'unreachable' } },
  });
});

describe('time', () => {
  it('warns whoever owes it, then tells them and the managers that it is late, each once', async () => {
    const id = await badlyRated();
    await room.act(id, 'take_follow_up', 'dispatcher', {});
    room.world.now = after(-2 * hour - 1, due);
    await room.runTimers();
    expect(await told(id, 'follow_up_soon')).toEqual([]);
    room.world.now = after(-2 * hour, due);
    await Promise.all([room.runTimers(), room.runTimers()]);
    expect(await told(id, 'follow_up_soon')).toEqual(['dispatcher']);
    room.world.now = due;
    await room.runTimers();
    expect(await told(id, 'follow_up_late')).toEqual([]);
    expect(await queue('late')).not.toContain(id);
    room.world.now = after(1, due);
    await Promise.all([room.runTimers(), room.runTimers()]);
    expect(await queue('late')).toContain(id);
    expect(await told(id, 'follow_up_late')).toEqual(['dispatcher', 'manager']);
    room.world.now = after(day, due);
    await room.runTimers();
    expect(await told(id, 'follow_up_late')).toEqual(['dispatcher', 'manager']);
    expect(await told(id, 'follow_up_soon')).toEqual(['dispatcher']);
  });

  it('says only that it is late when the product stood still meanwhile', async () => {
    const id = await badlyRated();
    room.world.now = after(day, due);
    await room.runTimers();
    expect(await told(id, 'follow_up_soon')).toEqual([]);
    expect(await told(id, 'follow_up_late')).toEqual(['dispatcher', 'manager']);
  });

  it('tells anew about a new time', async () => {
    const id = await badlyRated();
    room.world.now = after(1, due);
    await room.runTimers();
    const dueAt = after(day, due).toISOString();
    await room.act(id, 'postpone_follow_up', 'dispatcher', { ...call({ dueAt }), note: '改天' });
    room.world.now = after(day + 1, due);
    await room.runTimers();
    expect(await told(id, 'follow_up_late')).toEqual([
      ...['dispatcher', 'dispatcher', 'manager', 'manager'],
    ]);
  });

  it('tells nobody of a call that was made', async () => {
    const id = await badlyRated();
    await room.act(id, 'settle_follow_up', 'dispatcher', call({ outcome: 'declined' }));
    room.world.now = after(day, due);
    await room.runTimers();
    expect(await told(id, 'follow_up_late')).toEqual([]);
  });
});

describe('a planned call', () => {
  const urgent = { severity: 'blocked', scope: 'team' } as const;

  it('comes 30 days after something urgent was closed, once, and no customer reads of it', async () => {
    const id = await closedTicket(urgent);
    room.world.now = after(30 * day - minute);
    await room.runTimers();
    expect((await room.find(id)).followUps).toEqual([]);
    room.world.now = after(30 * day);
    await Promise.all([room.runTimers(), room.runTimers()]);
    await room.runTimers();
    const { followUps, timeline } = await room.find(id);
    expect(followUps).toMatchObject([
      { kind: 'planned', state: 'open', dueAt: new Date('2026-12-22T18:00:00+08:00') },
    ]);
    expect(await queue('all')).toContain(id);
    expect(await told(id, 'follow_up_planned')).toEqual(['dispatcher', 'manager']);
    const body = { ...call({ dueAt: after(32 * day).toISOString() }), note: '客户停产' };
    await room.act(id, 'postpone_follow_up', 'dispatcher', body);
    await room.act(id, 'settle_follow_up', 'dispatcher', call({ outcome: 'not_reached' }));
    const entries = (await room.find(id)).timeline.slice(timeline.length);
    expect(entries.map(({ visibility }) => visibility)).toEqual(['internal', 'internal']);
    expect(await told(id, 'follow_up_tried')).toEqual([]);
  });

  it.each([
    ['less urgent', { severity: 'blocked', scope: 'me' }],
    ['hardly urgent', { severity: 'question', scope: 'organization' }],
  ] as const)('does not come after what was %s', async (_what, weight) => {
    const id = await closedTicket(weight);
    room.world.now = after(31 * day);
    await room.runTimers();
    expect((await room.find(id)).followUps).toEqual([]);
  });

  it('counts from the last closing', async () => {
    const id = await closedTicket(urgent);
    await room.act(id, 'reopen', 'customer');
    room.world.now = after(31 * day);
    await room.runTimers();
    expect((await room.find(id)).followUps).toEqual([]);
  });
});

const deskActions: [TicketAction, ActionBody][] = [
  ['take_follow_up', {}],
  ['give_follow_up', call({ ownerId: cast.manager.id })],
  ['postpone_follow_up', { ...call({ dueAt: after(day).toISOString() }), note: '改天' }],
  ['settle_follow_up', call({ outcome: 'declined' })],
];

it.each(deskActions)('%s is the desk’s alone', async (action, body) => {
  const id = await badlyRated();
  for (const by of ['customer', 'colleague', 'engineer', 'engineer2'] as const) {
    await expect(room.act(id, action, by, body)).rejects.toMatchObject({
      code: 'account.role_forbidden',
    });
  }
  await expect(room.act(id, action, 'stranger', body)).rejects.toMatchObject({
    code: 'ticket.not_found',
  });
  await room.act(id, action, 'dispatcher', body);
});

it.each([
  ['give_follow_up', {}, 'follow_up.required'],
  ['give_follow_up', call(), 'follow_up.owner_required'],
  ['postpone_follow_up', call(), 'follow_up.time_required'],
  ['postpone_follow_up', call({ dueAt: after(day).toISOString() }), 'ticket.note_required'],
  [
    'postpone_follow_up',
    { ...call({ dueAt: ten.toISOString() }), note: '晚' },
    'follow_up.time_unfit',
  ],
  ['settle_follow_up', call(), 'follow_up.outcome_required'],
  ['settle_follow_up', call({ outcome: 'satisfied' }), 'follow_up.words_required'],
  ['settle_follow_up', { followUp: { id: '7', outcome: 'declined' } }, 'follow_up.not_open'],
] as [TicketAction, ActionBody, string][])('%s refuses %j: %s', async (action, body, code) => {
  const id = await badlyRated();
  await expect(room.act(id, action, 'dispatcher', body)).rejects.toMatchObject({ code });
});
