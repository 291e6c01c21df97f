import { Types } from 'mongoose';

import type { DeadLetterReply } from '#shared/notices/dead-letter-api';
import type { PushReason } from '#shared/notices/push-reasons';
import type { TicketReply } from '#shared/tickets/ticket-replies';

import { startTestApi, type SignedInCaller, type TestApi } from '../../support/api';
import { aReport } from '../../support/tickets';

type Listed = { items: DeadLetterReply[]; nextCursor: string | null; total: number };
type Retried = { state: string; total: number };

let api: TestApi;
let manager: SignedInCaller;
let customer: SignedInCaller;
let ticketId: string;
beforeAll(async () => {
  api = await startTestApi();
  manager = await api.signIn('manager');
  customer = await api.signIn('customer');
  ticketId = (await customer.post<TicketReply>('/tickets', aReport())).body.id;
}, 60_000);
afterAll(() => api.stop());
beforeEach(async () => {
  await pushes().deleteMany({});
  await api.database.collection('credits').deleteMany({});
});

const pushes = () => api.database.collection('pushes');
const unknownId = 'e'.repeat(24);

let seq = 0;
/** A push of this morning that failed. */
async function deadLetter(reason: PushReason = 'not_sent', changes: object = {}): Promise<string> {
  seq += 1;
  const createdAt = new Date(api.clock.now().getTime() - 6 * 60 * 60_000 + seq * 1000);
  const { insertedId } = await pushes().insertOne({
    ...{ source: { kind: 'ticket', id: ticketId }, sourceName: 'SH20990901-0001' },
    ...{ fact: `entry:${seq}`, recipientId: customer.user.id },
    ...{ kind: 'resolve', title: '已给出解决办法，请您验收', text: '重新同步科目表', createdAt },
    about: { description: '导入凭证时报错', severity: 'blocked', organizationName: null },
    ...{ state: 'dead', reason, errcode: 45_009, dueAt: createdAt, tries: 10, failures: 10 },
    ...{ templateId: 'R', msgId: null, retriedAt: null, failedAt: createdAt },
    ...changes,
  });
  return insertedId.toHexString();
}

const list = async (query = '') => (await manager.get<Listed>(`/push-dead-letters${query}`)).body;
const retry = (id: string, key?: string) =>
  manager.post<Retried>(`/push-dead-letters/${id}/retry`, {}, key === undefined ? {} : { key });
type Kept = { state: string; reason: string | null };
async function kept(id: string): Promise<Kept> {
  const _id = new Types.ObjectId(id);
  const push = await api.database.collection<Kept>('pushes').findOne({ _id });
  if (!push) {
    throw new Error(`no push ${id}`);
  }
  return push;
}

/** Until the sender has decided about this push. */
async function settled(id: string) {
  let push = await kept(id);
  while (push.state === 'waiting' || push.state === 'sending') {
    await new Promise(setImmediate);
    push = await kept(id);
  }
  return [push.state, push.reason];
}

/** The customer consents, on the phone and in our ledger. */
async function consent() {
  const templateId = api.rooms.pushing.templateIds.resolved ?? '';
  await customer.post('/subscriptions', { results: { [templateId]: 'accept' }, scene: 'me' });
}

it('shows who should have heard of what, when, and why not', async () => {
  const id = await deadLetter('refused', { errcode: 40_003 });
  const { items, total, nextCursor } = await list();
  expect([total, nextCursor]).toEqual([1, null]);
  expect(items).toEqual([
    {
      id,
      recipient: { id: customer.user.id, name: '林晓', role: 'customer' },
      kind: 'resolve',
      title: '已给出解决办法，请您验收',
      text: '重新同步科目表',
      ticketId,
      ticketNumber: 'SH20990901-0001',
      source: { kind: 'ticket', id: ticketId },
      sourceName: 'SH20990901-0001',
      fact: 'entry:1',
      opens: { page: 'tickets/ticket-page', id: ticketId },
      createdAt: items[0]?.createdAt,
      failedAt: items[0]?.createdAt,
      reason: 'refused',
      errcode: 40_003,
    },
  ]);
});

it.each<[string, object]>([
  ['has no source', { $unset: { source: 1 } }],
  ['has no words', { $unset: { title: 1, text: 1 } }],
  ['has no time', { $set: { createdAt: null, failedAt: null } }],
  ['failed for a reason that nobody knows', { $set: { reason: 'magic' } }],
])('passes over one whose record is broken, and tells the log: it %s', async (_what, harm) => {
  const whole = await deadLetter();
  const broken = await deadLetter();
  await pushes().updateOne({ _id: new Types.ObjectId(broken) }, harm);
  const { status, body } = await manager.get<Listed>('/push-dead-letters');
  expect([status, body.items.map(({ id }) => id)]).toEqual([200, [whole]]);
  expect(api.logged()).toContain(`"kind":"push","itemId":"${broken}"`);
  expect((await manager.delete(`/push-dead-letters/${broken}`)).status).toBe(204);
});

it('tells no openid, to nobody', async () => {
  await deadLetter();
  expect(JSON.stringify(await list())).not.toContain('demo-customer');
});

it('shows a dead letter whose reader is gone', async () => {
  await deadLetter('not_sent', { recipientId: unknownId });
  expect((await list()).items[0]?.recipient).toBeNull();
});

it('pages, newest first, while others come in between', async () => {
  const ids = [await deadLetter(), await deadLetter(), await deadLetter()];
  const first = await list('?limit=2');
  await deadLetter();
  const second = await list(`?limit=2&cursor=${String(first.nextCursor)}`);
  const read = [...first.items, ...second.items].map(({ id }) => id);
  expect([read, first.total, second.total]).toEqual([ids.toReversed(), 3, 4]);
});

it('sends one again, with a deadline from now on', async () => {
  await consent();
  api.clock.advance(3 * 24 * 60 * 60_000);
  const id = await deadLetter('not_sent', { createdAt: new Date('2099-08-01T02:00:00Z') });
  const { status, body } = await retry(id);
  expect([status, body]).toEqual([200, { state: 'waiting', total: 0 }]);
  // WeChat knows of no consent here, so that it was asked is what can be seen
  expect(await settled(id)).toEqual(['dead', 'no_credit']);
  expect((await list()).items[0]).toMatchObject({ id, reason: 'no_credit', errcode: null });
});

it('answers the same when asked twice, and sends nothing again that has been sent', async () => {
  const id = await deadLetter();
  const answers = await Promise.all([retry(id, 'twice'), retry(id, 'twice')]);
  expect(answers.map(({ status, body }) => [status, body.state])).toEqual(
    Array(2).fill([200, 'waiting']),
  );
  await settled(id);
  await pushes().updateOne({ _id: new Types.ObjectId(id) }, { $set: { state: 'sent' } });
  expect((await retry(id)).body).toEqual({ state: 'sent', total: 0 });
  expect(await kept(id)).toMatchObject({ state: 'sent' });
});

it.each(['sent', 'waiting', 'skipped'])('knows no dead letter that is %s', async (state) => {
  const later = new Date(api.clock.now().getTime() + 60_000);
  const id = await deadLetter('not_sent', { state, dueAt: later, failedAt: null });
  const { status, body } = await manager.post(`/push-dead-letters/${id}/retry`, {});
  expect([status, body.code]).toEqual([404, 'push.not_found']);
  expect((await kept(id)).state).toBe(state);
});

it('sends all again but those that may have arrived', async () => {
  const certain = [await deadLetter('not_sent'), await deadLetter('refused')];
  const uncertain = await deadLetter('unknown');
  const { status, body } = await manager.post('/push-dead-letters/retry', {});
  expect([status, body]).toEqual([200, { retried: 2, total: 1 }]);
  for (const id of certain) {
    expect(await settled(id)).toEqual(['dead', 'no_credit']);
  }
  expect(await kept(uncertain)).toMatchObject({ state: 'dead', reason: 'unknown' });
  expect((await retry(uncertain)).body.state).toBe('waiting');
});

it('takes one off the list for good', async () => {
  const id = await deadLetter();
  const dismiss = () => manager.delete(`/push-dead-letters/${id}`);
  expect([(await dismiss()).status, (await dismiss()).status]).toEqual([204, 204]);
  expect(await list()).toMatchObject({ items: [], total: 0 });
  expect((await retry(id)).body).toEqual({ state: 'skipped', total: 0 });
});

describe.each([
  ['get', '/push-dead-letters'],
  ['post', '/push-dead-letters/retry'],
  ['post', `/push-dead-letters/${unknownId}/retry`],
  ['delete', `/push-dead-letters/${unknownId}`],
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

it.each([
  ['post', `/push-dead-letters/${unknownId}/retry`],
  ['post', '/push-dead-letters/nonsense/retry'],
  ['delete', `/push-dead-letters/${unknownId}`],
] as const)('%s %s finds nothing', async (method, path) => {
  const { status, body } = await manager[method](path);
  expect([status, body.code]).toEqual([404, 'push.not_found']);
});

it.each(['?limit=0', '?limit=101', '?cursor=nonsense'])('refuses %s', async (query) => {
  const { status, body } = await manager.get(`/push-dead-letters${query}`);
  expect([status, body.code]).toEqual([400, 'request.invalid']);
});
