import { migrate } from '#api/mongo/index';
import { listTickets } from '#api/tickets/list-tickets';
import { makeSegments } from '#api/tickets/make-segments';
import { searchTerms } from '#api/tickets/search/index';
import { ticketSearching } from '#api/tickets/ticket-search-repository';
import type { TicketView } from '#shared/tickets/ticket-api';

import { cast, type CastName } from '../../support/tickets';
import { addTickets } from '../../support/tickets/many-tickets';
import { startTicketRoom, type TicketRoom } from '../../support/tickets/ticket-room';

let room: TicketRoom;
beforeEach(async () => {
  room = await startTicketRoom();
  // a machine that is busy with something else cuts no search short
  room.tickets.searching = ticketSearching(room.database, 100_000);
});
afterEach(() => room.close());

type More = { cursor?: string; limit?: number; status?: string };

const page = (q: string, by: CastName = 'manager', view: TicketView = 'all', more: More = {}) =>
  listTickets(room.tickets, { actor: cast[by], view, q, limit: 20, ...more });
const found = async (...asked: Parameters<typeof page>) =>
  (await page(...asked)).items.map(({ id }) => id);
const toTheEnd = async (q: string, limit: number) => {
  const ids: string[] = [];
  let cursor: string | undefined;
  do {
    const { items, nextCursor } = await page(q, 'manager', 'all', {
      limit,
      ...(cursor && { cursor }),
    });
    ids.push(...items.map(({ id }) => id));
    cursor = nextCursor ?? undefined;
  } while (cursor !== undefined);
  return ids;
};
const makeAllSegments = async () => {
  while (await makeSegments(room.tickets)) {
    // until nothing is due
  }
};
const countFresh = () => room.database.collection('tickets').countDocuments({ searchFresh: true });

describe('a ticket', () => {
  it('is found at once by everything that its reporter wrote, and by who they are', async () => {
    const { id, number } = await room.submit({ assetCode: 'A-17' });
    for (const words of [
      number,
      '科目',
      '启明',
      '林晓',
      '13800138000',
      '8000',
      'a17',
      '导入 启明',
    ]) {
      expect([words, await found(words)]).toEqual([words, [id]]);
    }
  });

  it('is found by the name of whoever holds it, and of nobody who did before', async () => {
    const { id } = await room.submit();
    await room.act(id, 'accept', 'engineer');
    expect(await found('陈志远')).toEqual([id]);
    await room.act(id, 'assign', 'dispatcher', { assigneeId: cast.engineer2.id, note: '换人' });
    await room.act(id, 'accept', 'engineer2');
    expect(await found('陈志远')).toEqual([]);
    expect(await found('赵一鸣')).toEqual([id]);
    expect(await found('赵一鸣 科目')).toEqual([id]);
  });

  it('is found by no name that its people have no longer', async () => {
    const { id } = await room.submit({ contact: { name: '小何', phone: '13800138000' } });
    expect(await found('林晓')).toEqual([id]);
    const person = room.people.get(cast.customer.id);
    Object.assign(person ?? {}, { name: '匿名' });
    expect(await found('林晓')).toEqual([]);
  });

  it('keeps its search keys to itself', async () => {
    const { id } = await room.submit();
    const known = JSON.stringify([await room.tickets.tickets.find(id), await page('科目')]);
    expect(known).not.toMatch(/searchSigns|searchWords|searchFresh/);
  });
});

describe('what somebody may find', () => {
  it.each([
    ['mine', 'customer', ['own']],
    ['mine', 'stranger', ['other']],
    ['organization', 'colleague', ['own', 'held']],
    ['organization', 'stranger', []],
    ['pool', 'engineer2', ['own', 'other']],
    ['assigned', 'engineer', ['held']],
    ['assigned', 'engineer2', []],
    ['all', 'dispatcher', ['own', 'held', 'other']],
  ] as const)('%s of %s', async (view, by, expected) => {
    const ids: Record<string, string> = { own: (await room.submit()).id };
    ids['held'] = (await room.submit({}, 'colleague')).id;
    ids['other'] = (await room.submit({}, 'stranger')).id;
    await room.act(ids['held'], 'accept', 'engineer');
    for (const words of ['科目', '13800138000 科目', '0']) {
      // colleagues see no phones but their own
      const isHidden = view === 'organization' && words.startsWith('138');
      const all = isHidden ? expected.filter((name) => name === 'held') : expected;
      expect(new Set(await found(words, by, view))).toEqual(new Set(all.map((name) => ids[name])));
    }
  });

  it('a colleague’s phone is found by its end, as it is shown, and not as a whole', async () => {
    const { id } = await room.submit();
    expect(await found('8000', 'colleague', 'organization')).toEqual([id]);
    expect(await found('13800138000', 'colleague', 'organization')).toEqual([]);
    expect(await found('13800138000', 'customer', 'mine')).toEqual([id]);
  });
});

describe('many tickets', () => {
  const change = (at: number) => ({
    description: `打印机坏了${at % 3 === 0 ? '，换墨盒' : ''}${at === 7 ? '，卡纸' : ''}，第 ${at} 台`,
    status: at % 50 === 0 ? ('closed' as const) : ('submitted' as const),
  });

  it('are put into segments, and found there and beside them, newest first', async () => {
    const ids = await addTickets(room, 900, { change });
    const newest = ids.toReversed();
    expect(await countFresh()).toBe(900);
    const before = await toTheEnd('换墨盒', 70);
    await makeAllSegments();
    expect(await countFresh()).toBe(132);
    expect(await room.database.collection('search_segments').countDocuments()).toBe(3);
    expect(before).toEqual(newest.filter((id) => ids.indexOf(id) % 3 === 0));
    expect(await toTheEnd('换墨盒', 70)).toEqual(before);
    expect(await found('卡纸')).toEqual([ids[7]]);
    expect(await found('卡')).toEqual([ids[7]]);
    expect(await found('卡纸 墨盒')).toEqual([]);
    expect(await found('换墨盒 0001')).toEqual([ids[0]]);
    expect(await found('SH20251121-0008')).toEqual([ids[7]]);
    expect(await toTheEnd('打印机', 90)).toEqual(newest);
    const closed = await found('打印', 'manager', 'all', { status: 'closed', limit: 100 });
    expect(closed).toEqual(newest.filter((id) => ids.indexOf(id) % 50 === 0));
    // fewer than make a segment wait for more
    expect(await makeSegments(room.tickets)).toBe(false);
  }, 120_000);

  it('a ticket that changes hands when it is in a segment is found by the new name', async () => {
    const ids = await addTickets(room, 340, { change });
    await makeAllSegments();
    const [, old = ''] = ids;
    await room.act(old, 'accept', 'engineer');
    expect(await found('陈志远')).toEqual([old]);
    expect(await found('打印机 陈志远')).toEqual([old]);
  }, 120_000);

  it('two processes, and one that dies in the middle, leave none that is not found or found twice', async () => {
    const ids = await addTickets(room, 340, { change });
    const leaving = room.tickets.indexing.leaveFresh;
    room.tickets.indexing.leaveFresh = () => Promise.reject(new Error('killed'));
    await makeSegments(room.tickets);
    room.tickets.indexing.leaveFresh = leaving;
    room.world.now = new Date(room.world.now.getTime() + 3_600_000);
    await Promise.all([makeSegments(room.tickets), makeSegments(room.tickets)]);
    expect(await toTheEnd('打印机', 90)).toEqual(ids.toReversed());
  }, 120_000);

  it('reads no more of them than the search needs', async () => {
    await addTickets(room, 340, { change });
    await makeAllSegments();
    const explain = async (filter: object, hint: object) => {
      const { executionStats } = (await room.database
        .collection('tickets')
        .find(filter)
        .hint(hint)
        .explain('executionStats')) as { executionStats: { totalKeysExamined: number } };
      return executionStats.totalKeysExamined;
    };
    const range = searchTerms('SH20251121-0008').at(0)?.[0];
    const filter = { searchWords: { $elemMatch: { $gte: range?.from, $lt: range?.to } } };
    expect(await explain(filter, { searchWords: 1 })).toBe(1);
    const fresh = { searchFresh: 1, createdAt: -1, _id: -1 };
    expect(await explain({ searchFresh: true }, fresh)).toBe(await countFresh());
  }, 120_000);
});

describe('tickets of an earlier version', () => {
  it('are prepared while the product runs, and until then the answer says so', async () => {
    const ids = await addTickets(room, 300, {
      change: () => ({ description: '打印机坏了' }),
      isEarlier: true,
    });
    await migrate(room.database);
    const { id: fresh } = await room.submit({ description: '打印机又坏了' });
    expect(await page('打印机')).toMatchObject({ items: [{ id: fresh }], isIndexing: true });
    expect(await page('')).toMatchObject({ isIndexing: false });
    await makeAllSegments();
    expect(await page('打印机')).toMatchObject({ isIndexing: false });
    expect(await toTheEnd('打印机', 100)).toEqual(expect.arrayContaining([fresh, ...ids]));
    expect(await found('13800138000', 'customer', 'mine', { limit: 100 })).toHaveLength(100);
  }, 120_000);

  it('are found by what they have when somebody broke them', async () => {
    await addTickets(room, 2, { change: () => ({}), isEarlier: true });
    await room.database
      .collection('tickets')
      .updateMany(
        {},
        { $unset: { contact: 1, description: 1, assetCode: 1, organizationName: 1 } },
      );
    await migrate(room.database);
    await makeAllSegments();
    expect(await room.tickets.searchState.read()).toMatchObject({ isIndexing: false });
    const keys = await room.database.collection('tickets').distinct('searchWords');
    expect(keys.length).toBeGreaterThan(2);
  });

  it('there are none in a database that knows of search keys', async () => {
    await room.submit();
    await migrate(room.database);
    expect(await room.tickets.searchState.read()).toMatchObject({ isIndexing: false });
  });
});

describe('a search that takes too long', () => {
  it.each(['打印机', '打印机 0001', '0001'])('says so: %s', async (q) => {
    await room.submit({ description: '打印机坏了' });
    room.tickets.searching = ticketSearching(room.database, 0);
    expect(await page(q)).toMatchObject({ items: [], nextCursor: null, isCut: true });
    expect(await page(q, 'customer', 'mine')).toMatchObject({ items: [], isCut: true });
  });
});
