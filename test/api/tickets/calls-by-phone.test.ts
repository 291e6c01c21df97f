import type { CallOutcome } from '#shared/follow-ups/call-outcomes';

import { after, cast, hour, minute } from '../../support/tickets';
import { startTicketRoom } from '../../support/tickets/ticket-room';

const room = await startTicketRoom();
afterAll(() => room.close());

const local = (time: string) => new Date(`${time}+08:00`);
const reach = (isInWechat: boolean) => {
  Object.assign(room.people.get(cast.customer.id) ?? {}, { isInWechat });
};

beforeEach(async () => {
  await room.database.collection('tickets').deleteMany({});
  await room.database.collection('notifications').deleteMany({});
  // a Monday
  room.world.now = local('2026-11-23T10:00');
  reach(false);
});
afterAll(() => {
  reach(true);
});

async function turn(action: 'ask' | 'resolve') {
  const { id } = await room.submit();
  await room.act(id, 'accept', 'engineer');
  await room.act(id, 'start', 'engineer');
  await room.act(id, action, 'engineer');
  return id;
}
async function liveUntil(end: string) {
  while (room.world.now < local(end)) {
    room.world.now = after(hour, room.world.now);
    await room.runTimers();
    await room.relayAll();
  }
}
const told = async (id: string) => {
  const notices = await room.database
    .collection('notifications')
    .find({ 'source.id': id })
    .toArray();
  return notices.map(({ kind, recipientId }) => `${String(kind)} ${String(recipientId)}`);
};
const settle = (id: string, outcome: CallOutcome) =>
  room.act(id, 'settle_follow_up', 'dispatcher', {
    ...{ followUp: { id: '1', outcome }, note: '电话里说的' },
  });

it('is owed instead of reminders, and the silence of somebody who hears nothing settles nothing', async () => {
  const id = await turn('resolve');
  const { followUps, promise, silence } = await room.find(id);
  expect(followUps).toMatchObject([
    { kind: 'by_phone', state: 'open', ownerId: null, dueAt: local('2026-11-24T18:00') },
  ]);
  expect([promise, silence]).toEqual([null, null]);
  await liveUntil('2026-12-10T10:00');
  expect((await room.find(id)).status).toBe('resolved');
  const kinds = await told(id);
  expect(kinds).toContain(`follow_up_by_phone ${cast.dispatcher.id}`);
  expect(kinds).toContain(`follow_up_late ${cast.manager.id}`);
  expect(kinds.filter((line) => line.startsWith('remind'))).toEqual([]);
});

it('is owed for a question as well', async () => {
  const id = await turn('ask');
  expect((await room.find(id)).followUps).toMatchObject([{ kind: 'by_phone', state: 'open' }]);
  await liveUntil('2026-12-10T10:00');
  expect((await told(id)).filter((line) => /^(?:remind|silent)/.test(line))).toEqual([]);
});

it.each([
  ['resolve', 'satisfied', 'closed', 'confirm'],
  ['resolve', 'declined', 'closed', 'confirm'],
  ['resolve', 'unsolved', 'in_progress', 'reject'],
  ['ask', 'satisfied', 'in_progress', 'resume'],
] as const)('after %s, settled as %s, leads on: %s', async (action, outcome, status, kind) => {
  const id = await turn(action);
  await settle(id, outcome);
  const ticket = await room.find(id);
  expect(ticket.status).toBe(status);
  expect(ticket.timeline.at(-1)).toMatchObject({ kind, actorId: cast.dispatcher.id });
  expect(ticket.followUps).toMatchObject([{ state: 'done' }]);
});

it('ends what nobody could be asked about, unsolved, after three calls in vain', async () => {
  const id = await turn('resolve');
  for (const outcome of ['not_reached', 'not_reached', 'not_reached', 'unreachable'] as const) {
    expect((await room.find(id)).status).toBe('resolved');
    await settle(id, outcome);
  }
  expect(await room.find(id)).toMatchObject({ status: 'closed', outcome: 'unanswered' });
});

it('is taken back when their turn ends otherwise, which whoever took it hears', async () => {
  const id = await turn('resolve');
  await room.act(id, 'take_follow_up', 'dispatcher', { followUp: { id: '1' } });
  await room.act(id, 'withdraw', 'engineer');
  await room.relayAll();
  expect((await room.find(id)).followUps).toMatchObject([{ state: 'withdrawn' }]);
  expect(await told(id)).toContain(`follow_up_needless ${cast.dispatcher.id}`);
});

it('takes the place of what an earlier version would have settled by silence', async () => {
  reach(true);
  const id = await turn('resolve');
  reach(false);
  await liveUntil('2026-12-10T10:00');
  const { followUps, promise, silence, status } = await room.find(id);
  expect([promise, silence, status]).toEqual([null, null, 'resolved']);
  expect(followUps).toMatchObject([{ kind: 'by_phone', state: 'open' }]);
});

it('is nothing to whoever is reached', async () => {
  reach(true);
  const id = await turn('resolve');
  expect(await room.find(id)).toMatchObject({ followUps: [], promise: { kind: 'confirm' } });
});

it('reminds from when the customer spoke, also when that arrives later', async () => {
  reach(true);
  const id = await turn('resolve');
  const spoke = after(10 * minute, room.world.now);
  room.world.now = after(5 * hour, room.world.now);
  await room.act(id, 'message', 'customer', { note: '我明天试', happenedAt: spoke.toISOString() });
  expect((await room.find(id)).silence?.left[0]).toEqual(local('2026-11-24T10:10'));
});

it('is owed to somebody with an account who may not sign in, too', async () => {
  reach(true);
  Object.assign(room.people.get(cast.customer.id) ?? {}, { isBlocked: true });
  const id = await turn('resolve');
  Object.assign(room.people.get(cast.customer.id) ?? {}, { isBlocked: false });
  const { followUps, silence } = await room.find(id);
  expect(followUps).toMatchObject([{ kind: 'by_phone', state: 'open' }]);
  expect(silence).toBeNull();
});
