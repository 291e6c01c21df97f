import mongoose from 'mongoose';

import { taskLimits } from '#shared/tasks/task-limits';
import type { ActionBody } from '#shared/tickets/ticket-api';

import { after, cast, hour, minute, ten, type CastName } from '../../support/tickets';
import { startTicketRoom } from '../../support/tickets/ticket-room';

const room = await startTicketRoom();
beforeEach(() => {
  room.world.now = ten;
});
afterAll(() => room.close());

// ten is on a Saturday
const monday = '2026-11-23T16:00:00+08:00';
const asPerson = Object.fromEntries(Object.entries(cast).map(([name, { id }]) => [id, name]));

async function takenTicket(): Promise<string> {
  const { id } = await room.submit();
  await room.act(id, 'accept', 'engineer');
  await room.act(id, 'start', 'engineer');
  return id;
}

const task = (more: object = {}): ActionBody => ({
  task: { what: '把补丁发给客户', ownerId: cast.engineer2.id, dueAt: monday, ...more },
});
const stored = (id: string) =>
  room.database.collection('tickets').findOne({ _id: new mongoose.Types.ObjectId(id) });
const entry = async (id: string) => (await room.tickets.tickets.find(id))?.timeline.at(-1);

async function told(ticketId: string, kind: string): Promise<string[]> {
  await room.relayAll();
  const found = await room.database
    .collection('notifications')
    .find({ 'source.id': ticketId, kind })
    .toArray();
  return found.map(({ recipientId }) => asPerson[String(recipientId)] ?? '').sort();
}
const mine = async (by: CastName) => {
  const { items } = await room.tickets.tasks.list({ ownerId: cast[by].id, limit: 100 });
  return items.map(({ id }) => id);
};
const desk = async (view: 'all' | 'late') => {
  const { items } = await room.tickets.tasks.list({ view, now: room.world.now, limit: 100 });
  return items.map(({ id }) => id);
};

describe('a task', () => {
  it('is somebody’s from the moment it is added, until it is finished', async () => {
    const id = await takenTicket();
    await room.act(id, 'add_task', 'engineer', task());
    expect(await mine('engineer2')).toContain(id);
    expect(await desk('all')).toContain(id);
    expect(await desk('late')).not.toContain(id);
    expect(await told(id, 'add_task')).toEqual(['engineer2']);
    expect(await entry(id)).toMatchObject({ visibility: 'internal', task: { step: 'added' } });

    await room.act(id, 'finish_task', 'engineer2', { task: { id: '1' } });
    expect(await mine('engineer2')).not.toContain(id);
    expect(await desk('all')).not.toContain(id);
    expect(await told(id, 'finish_task')).toEqual(['engineer']);
    expect(await stored(id)).toMatchObject({ taskDueAt: null, taskOwnerIds: [] });
  });

  it('is told to the customer who is to read it, and stays theirs to read', async () => {
    const id = await takenTicket();
    await room.act(id, 'add_task', 'engineer', task({ isShown: true }));
    expect(await told(id, 'add_task')).toEqual(['customer', 'engineer2']);
    await room.act(id, 'change_task', 'engineer', task({ id: '1', isShown: false }));
    expect(await entry(id)).toMatchObject({ visibility: 'customer' });
    await room.act(id, 'drop_task', 'engineer', { task: { id: '1' }, note: '新版本已包含' });
    expect(await entry(id)).toMatchObject({ visibility: 'customer', text: '新版本已包含' });
  });

  it('reminds whoever owes it one working hour before, and tells them and the desk when it is late, once', async () => {
    const id = await takenTicket();
    await room.act(id, 'add_task', 'engineer', task());
    room.world.now = after(-hour - minute, new Date(monday));
    await room.runTimers();
    expect(await told(id, 'task_soon')).toEqual([]);
    room.world.now = after(-hour, new Date(monday));
    await room.runTimers();
    expect(await told(id, 'task_soon')).toEqual(['engineer2']);
    room.world.now = after(minute, new Date(monday));
    await room.runTimers();
    await room.runTimers();
    expect(await told(id, 'task_late')).toEqual(['dispatcher', 'engineer2', 'manager']);
    expect(await desk('late')).toContain(id);
  });

  it('outlives its ticket', async () => {
    const id = await takenTicket();
    await room.act(id, 'add_task', 'engineer', task({ isShown: true }));
    await room.act(id, 'resolve', 'engineer');
    await room.act(id, 'confirm', 'customer');
    expect(await mine('engineer2')).toContain(id);
    await room.act(id, 'finish_task', 'engineer2', { task: { id: '1' } });
    expect(await mine('engineer2')).not.toContain(id);
  });

  it('of the customer’s side is asked after by whoever holds the ticket', async () => {
    const id = await takenTicket();
    await room.act(id, 'add_task', 'dispatcher', task({ ownerId: undefined, party: '信息科' }));
    expect(await told(id, 'add_task')).toEqual(['engineer']);
  });

  it.each([
    [true, ['customer']],
    [false, []],
  ])(
    'of the customer’s side reminds them, as it would one of us, if they read it: %s',
    async (isShown, them) => {
      const id = await takenTicket();
      const body = task({ ownerId: undefined, party: '信息科', isShown });
      await room.act(id, 'add_task', 'dispatcher', body);
      room.world.now = new Date(Date.parse(monday) - 30 * minute);
      await room.runTimers();
      expect(await told(id, 'own_task_soon')).toEqual(them);
      expect(await told(id, 'task_soon')).toEqual(['engineer']);
      room.world.now = after(minute, new Date(monday));
      await room.runTimers();
      expect(await told(id, 'own_task_late')).toEqual(them);
      // the same time again is no other fact
      room.world.now = after(hour, room.world.now);
      await room.runTimers();
      expect(await told(id, 'own_task_late')).toEqual(them);
    },
  );

  it.each<[string, ActionBody, string]>([
    ['without a time', task({ dueAt: undefined }), 'task.incomplete'],
    ['of nobody', task({ ownerId: undefined }), 'task.incomplete'],
    ['in the past', task({ dueAt: '2026-11-20T10:00:00+08:00' }), 'task.time_unfit'],
    ['in years', task({ dueAt: '2028-11-20T10:00:00+08:00' }), 'task.time_unfit'],
    ['of a customer', task({ ownerId: cast.customer.id }), 'task.owner_unfit'],
  ])('%s is refused', async (_name, body, code) => {
    const id = await takenTicket();
    await expect(room.act(id, 'add_task', 'engineer', body)).rejects.toMatchObject({ code });
  });

  it('is not ended twice, nor by a colleague who owes nothing', async () => {
    const id = await takenTicket();
    await room.act(id, 'add_task', 'engineer', task({ ownerId: cast.engineer.id }));
    const body = { task: { id: '1' } };
    await expect(room.act(id, 'finish_task', 'engineer2', body)).rejects.toMatchObject({
      code: 'ticket.action_not_allowed',
    });
    await room.act(id, 'add_task', 'engineer', task());
    await room.act(id, 'finish_task', 'engineer', body);
    await expect(room.act(id, 'finish_task', 'engineer', body)).rejects.toMatchObject({
      code: 'task.not_open',
    });
  });

  it('finds no room beside as many as are open', async () => {
    const id = await takenTicket();
    for (let count = 0; count < taskLimits.open; count += 1) {
      await room.act(id, 'add_task', 'engineer', task());
    }
    await expect(room.act(id, 'add_task', 'engineer', task())).rejects.toMatchObject({
      code: 'task.too_many',
    });
  });
});

describe('acceptance criteria', () => {
  const two: ActionBody = { criteria: { texts: ['能打印', '金额一致'] } };

  async function resolvedTicket() {
    const id = await takenTicket();
    await room.act(id, 'propose_criteria', 'engineer', two);
    await room.act(id, 'agree_criteria', 'customer', {});
    await room.act(id, 'resolve', 'engineer');
    return id;
  }

  it('are told to the reporter, who agrees or asks for other ones', async () => {
    const id = await takenTicket();
    await room.act(id, 'propose_criteria', 'engineer', two);
    expect(await told(id, 'propose_criteria')).toEqual(['customer']);
    await room.act(id, 'question_criteria', 'customer', { note: '还要能导出' });
    expect(await stored(id)).toMatchObject({ criteria: { state: 'questioned' } });
    expect(await told(id, 'question_criteria')).toEqual(['dispatcher', 'engineer', 'manager']);
    await expect(room.act(id, 'agree_criteria', 'customer', {})).rejects.toMatchObject({
      code: 'ticket.action_not_allowed',
    });
    await room.act(id, 'propose_criteria', 'engineer', two);
    await room.act(id, 'agree_criteria', 'customer', {});
    expect(await stored(id)).toMatchObject({ criteria: { state: 'agreed' } });
  });

  it('of a solution are questioned no more: nobody could propose others', async () => {
    const id = await takenTicket();
    await room.act(id, 'propose_criteria', 'engineer', two);
    await room.act(id, 'resolve', 'engineer');
    const questioned = room.act(id, 'question_criteria', 'customer', { note: '还要能导出' });
    await expect(questioned).rejects.toMatchObject({ code: 'ticket.action_not_allowed' });
    await room.act(id, 'agree_criteria', 'customer', {});
    expect(await stored(id)).toMatchObject({ criteria: { state: 'agreed' } });
  });

  it('are ticked one by one before it counts as solved', async () => {
    const id = await resolvedTicket();
    const some: ActionBody = { criteria: { met: ['1'] } };
    await expect(room.act(id, 'confirm', 'customer', some)).rejects.toMatchObject({
      code: 'criteria.not_met',
    });
    await room.act(id, 'confirm', 'customer', { criteria: { met: ['1', '2'] } });
    expect(await stored(id)).toMatchObject({
      status: 'closed',
      criteria: { items: [{ isMet: true }, { isMet: true }] },
    });
  });

  it('may be waived, in so many words', async () => {
    const id = await resolvedTicket();
    await room.act(id, 'confirm', 'customer', { criteria: { met: ['1'], isAnyway: true } });
    expect(await entry(id)).toMatchObject({ criteria: [{ isMet: true }, { isMet: false }] });
  });

  it('say what is missing, and are looked at anew after the next resolution', async () => {
    const id = await resolvedTicket();
    const missing: ActionBody = { note: '金额还差一分', criteria: { unmet: ['2'] } };
    await room.act(id, 'reject', 'customer', missing);
    expect(await entry(id)).toMatchObject({ criteria: [{ text: '金额一致', isMet: false }] });
    await room.act(id, 'resolve', 'engineer');
    expect(await stored(id)).toMatchObject({
      criteria: { items: [{ isMet: null }, { isMet: null }] },
    });
  });

  it('are not ticked by silence', async () => {
    const id = await resolvedTicket();
    room.world.now = after(30 * 24 * hour);
    await room.act(id, 'confirm', 'system', {});
    expect(await stored(id)).toMatchObject({
      status: 'closed',
      criteria: { items: [{ isMet: null }, { isMet: null }] },
    });
  });
});

describe('an escalation', () => {
  it('goes one level up, tells the desk and asks whoever is named', async () => {
    const id = await takenTicket();
    const assigneeId = cast.engineer2.id;
    const body: ActionBody = { note: '要看数据库', found: '日志里有死锁', assigneeId };
    await room.act(id, 'escalate', 'engineer', body);
    expect(await stored(id)).toMatchObject({
      ...{ assigneeId: cast.engineer.id, offer: { to: assigneeId, reason: '要看数据库' } },
      escalation: { level: 'L2', why: '要看数据库', found: '日志里有死锁' },
    });
    expect(await told(id, 'escalate')).toEqual(['dispatcher', 'engineer2', 'manager']);
    expect(await entry(id)).toMatchObject({ visibility: 'internal' });
  });

  it('never goes down', async () => {
    const id = await takenTicket();
    await room.act(id, 'escalate', 'dispatcher', { note: '要开发看', level: 'L3' });
    await expect(
      room.act(id, 'escalate', 'dispatcher', { note: '要开发看', level: 'L2' }),
    ).rejects.toMatchObject({ code: 'escalation.level_unfit' });
  });
});
