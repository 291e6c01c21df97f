import { createSignal } from '#api/background/index';
import {
  creditRepository,
  inboxChannel,
  pushRepository,
  wechatChannel,
  type RelayDeps,
} from '#api/notices/index';
import { pushBatch, type PushDeps } from '#api/notices/push-batch';
import { giveUpUnknown } from '#api/notices/send-push';

import { watchCommands } from '../../support/count-commands';
import { after, cast, hour, minute, type CastName } from '../../support/tickets';
import { usualAssignment } from '../../support/tickets/assignment-double';
import { startTicketRoom } from '../../support/tickets/ticket-room';

const room = await startTicketRoom();
afterAll(() => room.close());

/** A Monday. */
const monday = new Date('2026-11-23T10:00+08:00');
const there = new Set<string>();
const templateIds = { task: 'of-tasks', urge: 'of-urging' };
const pushes = pushRepository(room.database);
const credits = creditRepository(room.database);
const clock = () => room.world.now;
const hearing = {
  owners: [room.owner],
  pushes,
  isThere: (ids: readonly string[]) => Promise.resolve(new Set(ids.filter((id) => there.has(id)))),
};
const findUsers = (ids: readonly string[]) =>
  Promise.resolve(
    [...room.people.values()]
      .filter(({ id }) => ids.includes(id))
      .map((person) => ({ ...person, openid: `openid-${person.id}`, isBlocked: false })),
  );
const pushesDue = createSignal();
const relay: RelayDeps = {
  ...room.relay,
  hearing,
  channels: [
    inboxChannel(room.inbox),
    wechatChannel({ pushes, credits, findUsers, templateIds, clock, pushesDue }),
  ],
};

/** Whose pushes fail before WeChat is asked. */
const failing: PushDeps = {
  ...{ clock, credits, hearing, pushes, templateIds },
  ...{ attempts: room.relay.attempts, owners: [room.owner] },
  asItStands: (push) => Promise.resolve(push),
  reachable: () => Promise.reject(new Error('broken')),
  wechat: { sendSubscribeMessage: () => Promise.reject(new Error('is never asked')) },
};

const engineer = (name: 'engineer' | 'engineer2') => ({
  ...{ id: cast[name].id, name, skills: [{ category: null, productId: null }], regionIds: [] },
  ...{ capacity: 8, isAvailable: true },
});

beforeEach(async () => {
  for (const name of ['tickets', 'offer_turns', 'pushes', 'credits', 'notifications']) {
    await room.database.collection(name).deleteMany({});
  }
  there.clear();
  Object.assign(room.world, usualAssignment, {
    ...{ now: monday, mode: 'offers', engineers: [engineer('engineer'), engineer('engineer2')] },
  });
});

/** Until nothing is owed and nothing is due: answers how many rounds that took. */
async function untilQuiet(): Promise<number> {
  for (let rounds = 0; rounds < 20; rounds += 1) {
    const pieces = await room.runTimers();
    const owing = await room.database
      .collection('tickets')
      .countDocuments({ 'outbox.0': { $exists: true } });
    if (pieces === 0 && owing === 0) {
      return rounds;
    }
    await room.relayAll(relay);
  }
  throw new Error('it never ends');
}

const consents = async (name: CastName) => {
  for (const templateId of Object.values(templateIds)) {
    const report = { source: 'phone', key: `${name}-${templateId}`, at: monday } as const;
    await credits.count({ userId: cast[name].id, templateId }, report);
  }
};

const marksOf = async (id: string) =>
  ((await room.find(id)).unreached ?? []).map(({ kind, personId }) => [personId, kind]);

const toldOf = async (kind: string) => {
  const found = await room.database.collection('notifications').find({ kind }).toArray();
  return found.map(({ recipientId }) => recipientId as string).toSorted();
};

const desk = [cast.dispatcher.id, cast.manager.id].toSorted();

describe('an offer of the product', () => {
  it('goes on at once while nobody hears of it, up to the desk, and then stands there marked', async () => {
    const { id } = await room.submit();
    await untilQuiet();
    const ticket = await room.find(id);
    expect(ticket).toMatchObject({
      offer: null,
      offersFrom: null,
      queue: 'nobody',
      assigneeId: null,
    });
    const lapses = ticket.timeline.filter(({ kind }) => kind === 'lapse');
    expect(lapses.map(({ offeredTo, text }) => [offeredTo, text])).toEqual([
      [cast.engineer.id, '提醒没有送到，换下一位'],
      [cast.engineer2.id, '提醒没有送到，换下一位'],
    ]);
    expect(await marksOf(id)).toEqual([
      [cast.engineer.id, 'assign'],
      [cast.engineer2.id, 'assign'],
      [null, 'unplaced'],
    ]);
    expect(await toldOf('unplaced')).toEqual(desk);
    expect(await untilQuiet()).toBe(0);
    expect((await room.find(id)).seq).toBe(ticket.seq);
  });

  it.each(['has the app open', 'can be told by WeChat'])('stays with whoever %s', async (how) => {
    if (how === 'has the app open') {
      there.add(cast.engineer2.id);
    } else {
      await consents('engineer2');
    }
    const { id } = await room.submit();
    await untilQuiet();
    const ticket = await room.find(id);
    expect(ticket.offer).toMatchObject({ to: cast.engineer2.id });
    expect(await marksOf(id)).toEqual([[cast.engineer.id, 'assign']]);
    await room.act(id, 'accept', 'engineer2');
    expect(await marksOf(id)).toEqual([]);
  });

  it('goes on once WeChat did not take it after all', async () => {
    await consents('engineer');
    there.add(cast.engineer2.id);
    const { id } = await room.submit();
    await untilQuiet();
    expect((await room.find(id)).offer?.to).toBe(cast.engineer.id);
    const ids = await pushes.due(clock(), { leaseFor: 1000, passedOver: [], most: 10 });
    const { held } = await pushes.claim(ids, clock(), 1000);
    const [push] = held.filter(({ recipientId }) => recipientId === cast.engineer.id);
    expect(push).toBeDefined();
    await giveUpUnknown({ pushes, credits, clock, hearing }, push as NonNullable<typeof push>);
    await untilQuiet();
    expect((await room.find(id)).offer?.to).toBe(cast.engineer2.id);
  });

  it('goes on once its push has failed too often on our side', async () => {
    await consents('engineer');
    there.add(cast.engineer2.id);
    const { id } = await room.submit();
    await untilQuiet();
    expect((await room.find(id)).offer?.to).toBe(cast.engineer.id);
    for (let failures = 0; failures < 8; failures += 1) {
      room.world.now = after(12 * minute, room.world.now);
      await pushBatch(failing);
    }
    const ofOffer = { fact: 'entry:2', recipientId: cast.engineer.id };
    const buried = await room.database.collection('pushes').findOne(ofOffer);
    expect(buried).toMatchObject({ state: 'dead', reason: 'failed' });
    expect(await marksOf(id)).toContainEqual([cast.engineer.id, 'assign']);
  });

  it('is not taken from somebody else to whom it was made since', async () => {
    const { id } = await room.submit();
    await room.runTimers();
    const first = (await room.find(id)).offer;
    room.world.now = after(minute, monday);
    await room.act(id, 'assign', 'dispatcher', { assigneeId: cast.engineer2.id, note: '他在现场' });
    there.add(cast.engineer2.id);
    await untilQuiet();
    expect(first?.to).toBe(cast.engineer.id);
    expect((await room.find(id)).offer?.to).toBe(cast.engineer2.id);
    expect(await marksOf(id)).toEqual([]);
  });
});

it('what a person offered stays, and the desk hears that it did not arrive', async () => {
  room.world.mode = 'manual';
  const { id } = await room.submit();
  await room.act(id, 'assign', 'dispatcher', {
    assigneeId: cast.engineer2.id,
    note: '熟悉这个模块',
  });
  there.add(cast.dispatcher.id);
  await untilQuiet();
  expect((await room.find(id)).offer?.to).toBe(cast.engineer2.id);
  expect(await marksOf(id)).toEqual([[cast.engineer2.id, 'assign']]);
  expect(await toldOf('unheard')).toEqual(desk);
  const [told] = await room.database
    .collection('notifications')
    .find({ kind: 'unheard' })
    .toArray();
  expect(told?.['text']).toBe('赵一鸣没有收到派单');
});

it('a warning that does not arrive goes to the desk, and is settled when its reader is seen', async () => {
  room.world.mode = 'manual';
  there.add(cast.dispatcher.id);
  const { id } = await room.submit({ severity: 'blocked', scope: 'organization' });
  await room.act(id, 'accept', 'engineer');
  await room.act(id, 'start', 'engineer');
  await room.act(id, 'contact', 'engineer');
  room.world.now = after(hour + 50 * minute, monday);
  await untilQuiet();
  expect(await toldOf('warning')).toEqual([cast.engineer.id]);
  expect(await marksOf(id)).toEqual([[cast.engineer.id, 'warning']]);
  expect(await toldOf('unheard')).toEqual(desk);
  room.world.now = after(3 * hour, monday);
  await untilQuiet();
  // of a breach the desk has heard by itself
  expect(await toldOf('unheard')).toEqual(desk);
  expect(await marksOf(id)).toEqual([
    [cast.engineer.id, 'warning'],
    [cast.engineer.id, 'breach'],
  ]);
  await room.act(id, 'note', 'engineer', { note: '正在看' });
  expect(await marksOf(id)).toEqual([]);
});

it('asks for all tickets of a batch together whom their news did not reach, and notes each once', async () => {
  room.world.mode = 'manual';
  const tickets = room.database.collection('tickets');
  const ids: string[] = [];
  for (let count = 0; count < 12; count += 1) {
    ids.push((await room.submit()).id);
  }
  const owing = await tickets.find({}, { projection: { outbox: 1, owesSince: 1 } }).toArray();
  await room.relayAll(relay);
  const marks = async () => Promise.all(ids.map(marksOf));
  expect(await marks()).toEqual(ids.map(() => [[null, 'submit']]));
  // as a relay that died before it could settle leaves them
  for (const { _id, outbox, owesSince } of owing) {
    await tickets.updateOne({ _id }, { $set: { outbox, owesSince } });
  }
  const commands = await watchCommands(room.database).during(() => room.relayAll(relay));
  // what is due, twice in each part; what was claimed; what is marked
  expect(commands.filter((name) => name === 'find tickets').length).toBeLessThanOrEqual(6);
  expect(await marks()).toEqual(ids.map(() => [[null, 'submit']]));
});
