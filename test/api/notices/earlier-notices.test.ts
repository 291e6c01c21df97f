import { connectDatabase } from '#api/mongo/index';
import type { DeadLetterReply } from '#shared/notices/dead-letter-api';
import type { NoticeReply } from '#shared/notices/notice-api';

import { startTestApi, type SignedInCaller, type TestApi } from '../../support/api';
import { restoreEarlier, type EarlierDatabase } from '../../support/earlier-database';
import { startTestMongo, type TestMongo } from '../../support/embedded-mongo';
import { eventually } from '../../support/moderated-api';

type Inbox = { items: NoticeReply[]; unread: number };
type Push = { _id: unknown; state: string; reason: string | null; tries: number; fact: string };

let mongo: TestMongo;
let api: TestApi;
let earlier: EarlierDatabase;
let customer: SignedInCaller;
let engineer: SignedInCaller;
let manager: SignedInCaller;

// the sender finds what it left half done: no lease of then is over yet
beforeAll(async () => {
  mongo = await startTestMongo();
  const database = await connectDatabase(mongo.uri);
  earlier = await restoreEarlier(database);
  await database.close();
  api = await startTestApi({ env: { MONGODB_URI: mongo.uri }, startAt: earlier.now });
  customer = await api.signIn('customer');
  engineer = await api.signIn('engineer');
  manager = await api.signIn('manager');
}, 120_000);
afterAll(async () => {
  await api.stop();
  await mongo.stop();
});

const inboxOf = async (person: SignedInCaller) =>
  (await person.get<Inbox>('/notifications?limit=100')).body;
const pushes = () => api.database.collection<Push>('pushes');
const states = async () =>
  (await pushes().find().sort({ _id: 1 }).toArray()).map(({ state, reason }) => [state, reason]);

it.each(['customer', 'engineer'] as const)(
  'answers a phone of then what it answered then: the %s',
  async (name) => {
    const { items, unread } = earlier.replies[name];
    const now = await inboxOf(name === 'customer' ? customer : engineer);
    expect(now.unread).toBe(unread);
    expect(now.items).toHaveLength(items.length);
    expect(now.items).toMatchObject(items);
  },
);

it('answers the same dead letters', async () => {
  const { body } = await manager.get<{ items: DeadLetterReply[] }>('/push-dead-letters');
  expect(body.items.length).toBeGreaterThan(0);
  expect(body.items).toMatchObject(earlier.replies.deadLetters.items.filter(isListed));
  expect(body.items.map(({ opens }) => opens?.page)).toContain('tickets/ticket-page');
});

const isListed = ({ id }: DeadLetterReply) =>
  earlier.collections['pushes']?.some(
    (push) => push._id.toHexString() === id && push['state'] === 'dead',
  );

it('keeps the state of every push', async () => {
  const before = (earlier.collections['pushes'] ?? []).map(({ state, reason }) => [state, reason]);
  expect(await states()).toEqual(before);
});

it('tells what is still owed once, although a relay of then had told half of it', async () => {
  const before = earlier.collections['notifications'] ?? [];
  const pushesBefore = earlier.collections['pushes'] ?? [];
  api.clock.advance(60_000);
  const owing = { 'outbox.fact': { $exists: true } };
  await eventually(
    async () => (await api.database.collection('tickets').countDocuments(owing)) === 0,
  );
  // `message` had been delivered to the engineer, `urge` to nobody: to the engineer, who holds it
  expect(await api.database.collection('notifications').countDocuments()).toBe(before.length + 1);
  expect(await pushes().countDocuments()).toBe(pushesBefore.length + 1);
  const told = (await inboxOf(engineer)).items;
  expect(new Set(told.map(({ source, fact }) => `${source.id} ${fact}`)).size).toBe(told.length);
});

it('gives no push a second credit, and repeats none that may have arrived', async () => {
  const ledgers = api.database.collection<{ credits: number; holders: string[] }>('credits');
  const wereHeld = (earlier.collections['credits'] ?? []).flatMap(
    ({ holders }) => holders as string[],
  );
  expect(wereHeld).toHaveLength(2);
  const open = { state: { $in: ['waiting', 'sending'] } };
  await eventually(async () => (await pushes().countDocuments(open)) === 0);
  const sending = earlier.collections['pushes']?.find(({ state }) => state === 'sending');
  const after = (await pushes().find().toArray()).find(
    ({ _id }) => String(_id) === String(sending?._id),
  );
  expect([after?.state, after?.reason]).toEqual(['dead', 'unknown']);
  expect((await ledgers.find().toArray()).flatMap(({ holders }) => holders)).toEqual([]);
});

it('marks a ticket’s notices of then as read', async () => {
  const { items } = await inboxOf(customer);
  const ticketId = items.find(({ readAt }) => readAt === null)?.ticketId;
  await customer.post('/notifications/read', { ticketId });
  const left = (await inboxOf(customer)).items.filter((item) => item.ticketId === ticketId);
  expect(left.map(({ readAt }) => readAt)).not.toContain(null);
});
