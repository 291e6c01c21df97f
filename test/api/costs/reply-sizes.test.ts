import { pageLimit } from '#shared/http/limits';
import { ticketLimits } from '#shared/tickets/ticket-limits';

import { startTestApi, type SignedInCaller, type TestApi } from '../../support/api';
import { aReport, aTicket } from '../../support/tickets';

/** Bytes of an ordinary reply: a page of the usual length, a ticket with its newest entries. */
const ordinary = 64 * 1024;
/** Where everything is as long as it may be, each list item at most so much. */
const ofItem = 4 * 1024;

let api: TestApi;
let people: Record<'customer' | 'engineer' | 'manager', SignedInCaller>;
let ticketId: string;

/** Signs of three bytes, each as many as may be written. */
const longest = '难'.repeat(ticketLimits.descriptionLength);
const ids = Array.from({ length: 9 }, (_, index) => String(index).padStart(24, 'a'));

beforeAll(async () => {
  api = await startTestApi();
  const [customer, engineer, manager] = [
    await api.signIn('customer'),
    await api.signIn('engineer'),
    await api.signIn('manager'),
  ];
  people = { customer, engineer, manager };
  // first: afterwards the engineer's hands are full
  await begin();
  await fill(customer.user, engineer.user.id);
  api.forgetRecords();
}, 60_000);
afterAll(() => api.stop());

async function begin() {
  const { body } = await people.customer.post<{ id: string }>('/tickets', aReport());
  ticketId = body.id;
  await people.engineer.post(`/tickets/${ticketId}/actions/accept`, {});
}

async function fill(customer: SignedInCaller['user'], engineerId: string) {
  const at = new Date('2099-08-01T00:00:00Z');
  const many = <T>(of: (index: number) => T) =>
    Array.from({ length: pageLimit.most + 10 }, (_, index) => of(index));
  const insert = (name: string, of: (index: number) => Record<string, unknown>) =>
    api.database.collection(name).insertMany(many(of));
  await api.database.collection('attachments').insertMany(
    ids.map((id) => ({
      ...{ ownerId: customer.id, holderId: id, kind: 'image', name: `${'图'.repeat(116)}.jpg` },
      ...{ original: { type: 'image/jpeg', size: 10_000_000 }, contentHash: '', state: 'stored' },
      thumbnail: { type: 'image/webp', size: 10_000 },
      ...{ width: 4000, height: 3000, createdAt: at, key: id },
    })),
  );
  const held = await api.database.collection('attachments').find().toArray();
  const attachmentIds = held.map(({ _id }) => String(_id));
  await insert('tickets', (index) => ({
    ...aTicket({
      ...{ number: `SH20990801-${String(index).padStart(4, '0')}`, description: longest },
      ...{ reporterId: customer.id, organizationId: customer.organization?.id ?? null },
      ...{ organizationName: '单'.repeat(60), assigneeId: engineerId, attachmentIds },
      ...{ status: 'in_progress', createdAt: at, updatedAt: at, outbox: [] },
    }),
    ...{ id: undefined, relayLease: new Date(0) },
  }));
  await insert('notifications', (index) => ({
    source: { kind: 'ticket', id: String(index).padStart(24, '0') },
    ...{
      sourceName: 'SH20990801-0001',
      fact: 'entry:1',
      recipientId: customer.id,
      channel: 'inbox',
    },
    ...{
      kind: 'message',
      title: '新'.repeat(40),
      text: '字'.repeat(100),
      createdAt: at,
      readAt: null,
    },
  }));
  await insert('articles', (index) => ({
    ...{ kind: 'faq', title: `${'题'.repeat(100)}${index}`, text: longest, publishedAt: at },
  }));
}

const bytesOf = async (as: keyof typeof people, path: string) => {
  const { status, body } = await people[as].get(path);
  expect(status).toBe(200);
  return Buffer.byteLength(JSON.stringify(body));
};

type Asked = [as: keyof typeof people, path: string];

const pages: Asked[] = [
  ['customer', '/tickets?view=mine'],
  ['customer', '/tickets?view=organization'],
  ['engineer', '/tickets?view=assigned'],
  ['manager', '/tickets?view=all'],
  ['customer', '/notifications'],
  ['customer', '/articles'],
  ['manager', '/staff'],
  ['customer', '/me'],
  ['customer', '/subscriptions'],
];

it.each(pages)(
  '%s %s: a page is no more than 64 KB, however long its texts are',
  async (...asked) => {
    expect(await bytesOf(...asked)).toBeLessThan(ordinary);
  },
);

const lists: Asked[] = [
  ['customer', '/tickets?view=mine'],
  ['manager', '/tickets?view=all'],
  ['customer', '/notifications?unread=true'],
  ['customer', '/articles?kind=faq'],
];

it.each(lists)('%s %s: an item shows no whole texts', async (as, path) => {
  const whole = `${path}${path.includes('?') ? '&' : '?'}limit=${pageLimit.most}`;
  expect(await bytesOf(as, whole)).toBeLessThan(pageLimit.most * ofItem);
});

it('shows a ticket of a whole conversation in no more than 64 KB', async () => {
  for (let count = 0; count < 30; count += 1) {
    const by = count % 2 === 0 ? people.customer : people.engineer;
    const note = `第 ${count} 条：${'这样的话大约有一百个字。'.repeat(9)}`;
    expect((await by.post(`/tickets/${ticketId}/actions/message`, { note })).status).toBe(200);
  }
  expect(await bytesOf('customer', `/tickets/${ticketId}`)).toBeLessThan(ordinary);
  expect(await bytesOf('engineer', `/tickets/${ticketId}/timeline?after=0`)).toBeLessThan(ordinary);
});
