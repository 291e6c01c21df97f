import { Types } from 'mongoose';

import type { SetAsideReply } from '#shared/background/set-aside-api';

import { startTestApi, type SignedInCaller, type TestApi } from '../../support/api';
import { aReport } from '../../support/tickets';

type Listed = { items: SetAsideReply[]; nextCursor: string | null; total: number };

let api: TestApi;
let manager: SignedInCaller;
let ticketId: string;
beforeAll(async () => {
  api = await startTestApi();
  manager = await api.signIn('manager');
  const customer = await api.signIn('customer');
  ticketId = (await customer.post<{ id: string }>('/tickets', aReport())).body.id;
}, 60_000);
afterAll(() => api.stop());
beforeEach(() => failures().deleteMany({}));

const failures = () => api.database.collection('work_failures');
const unknownId = 'e'.repeat(24);
const list = async (query = '') => (await manager.get<Listed>(`/set-aside-work${query}`)).body;

let turn = 0;
async function failure(kind = 'relay', changes: object = {}): Promise<string> {
  turn += 1;
  const at = new Date(api.clock.now().getTime() + turn * 1000);
  const { insertedId } = await failures().insertOne({
    ...{ kind, itemId: kind === 'relay' ? `ticket:${ticketId}` : `item ${turn}`, failures: 8 },
    ...{ code: 'MongoServerError 10334', dueAt: at, firstFailedAt: at, failedAt: at },
    ...{ setAsideAt: at, ...changes },
  });
  return insertedId.toHexString();
}

it('shows what was given up, since when and why, and which ticket it is about', async () => {
  const id = await failure();
  const { items, total, nextCursor } = await list();
  expect([total, nextCursor]).toEqual([1, null]);
  expect(items).toEqual([
    {
      ...{ id, kind: 'relay', ticketId, failures: 8, code: 'MongoServerError 10334' },
      failedAt: items[0]?.failedAt,
      setAsideAt: items[0]?.failedAt,
    },
  ]);
  await failure('wechat_event');
  expect((await list()).items[0]).toMatchObject({ kind: 'wechat_event', ticketId: null });
});

it('shows nothing that is only put off', async () => {
  await failures().insertOne({ kind: 'relay', itemId: ticketId, dueAt: api.clock.now() });
  expect(await list()).toEqual({ items: [], nextCursor: null, total: 0 });
});

it('pages, newest first', async () => {
  const ids = [await failure('orphan'), await failure('orphan'), await failure('orphan')];
  const first = await list('?limit=2');
  const second = await list(`?limit=2&cursor=${String(first.nextCursor)}`);
  const read = [...first.items, ...second.items].map(({ id }) => id);
  expect([read, second.total]).toEqual([ids.toReversed(), 3]);
});

it('works again on what a manager tries again', async () => {
  const tickets = api.database.collection('tickets');
  const _id = Types.ObjectId.createFromHexString(ticketId);
  const id = await failure();
  await tickets.updateOne(
    { _id },
    { $push: { outbox: anEntry() as never }, $set: { owesSince: api.clock.now() } },
  );
  const { status, body } = await manager.post(`/set-aside-work/${id}/retry`, {});
  expect([status, body]).toEqual([200, { total: 0 }]);
  for (let owed = 1; owed > 0;) {
    owed = await tickets.countDocuments({ _id, 'outbox.fact': 'entry:7' });
    await new Promise(setImmediate);
  }
  const told = { 'source.id': ticketId, fact: 'entry:7', recipientId: manager.user.id };
  expect(await api.database.collection('notifications').countDocuments(told)).toBe(1);
});

function anEntry() {
  return {
    ...{
      fact: 'entry:7',
      kind: 'escalate',
      at: api.clock.now(),
      actorId: null,
      visibility: 'internal',
    },
    ...{ text: '请支援', reporterId: unknownId, followerIds: [] },
    ...{ assigneeId: null, formerAssigneeId: null },
  };
}

it('tries everything again that was set aside, and nothing that is only put off', async () => {
  await failure('orphan');
  await failure('wechat_event');
  await failures().insertOne({ kind: 'relay', itemId: 'x', dueAt: api.clock.now(), failures: 1 });
  const { status, body } = await manager.post('/set-aside-work/retry', {});
  expect([status, body]).toEqual([200, { retried: 2, total: 0 }]);
  expect(await failures().countDocuments()).toBe(1);
});

it('knows no work that is only put off, or was tried again by another', async () => {
  const id = await failure();
  await manager.post(`/set-aside-work/${id}/retry`, {});
  for (const gone of [id, unknownId]) {
    const { status, body } = await manager.post(`/set-aside-work/${gone}/retry`, {});
    expect([status, body.code]).toEqual([404, 'work.not_found']);
  }
});

describe.each([
  ['get', '/set-aside-work'],
  ['post', '/set-aside-work/retry'],
  ['post', `/set-aside-work/${unknownId}/retry`],
] as const)('%s %s', (method, path) => {
  it('asks for a sign-in', async () => {
    const { status, body } = await api.anybody[method](path);
    expect([status, body.code]).toEqual([401, 'account.not_signed_in']);
  });

  it.each(['customer', 'engineer', 'dispatcher'] as const)('is closed to a %s', async (name) => {
    const { status, body } = await (await api.signIn(name))[method](path);
    expect([status, body.code]).toEqual([403, 'account.role_forbidden']);
  });
});

it.each(['?limit=0', '?limit=101', '?cursor=nonsense'])('refuses %s', async (query) => {
  const { status, body } = await manager.get(`/set-aside-work${query}`);
  expect([status, body.code]).toEqual([400, 'request.invalid']);
});
