import { jobLeaseRepository } from '#api/background/index';
import { ticketAssignment } from '#api/tickets/index';
import { mongoCallbackInbox } from '#api/wechat/callback-inbox-repository';
import { roles } from '#shared/accounts/roles';
import { listedQueues } from '#shared/tickets/desk-queues';
import { ticketStatuses } from '#shared/tickets/ticket-status';

import { startTestApi, type SignedInCaller, type TestApi } from '../../support/api';
import { explainCommands, type Plan } from '../../support/explain-commands';

import { fillDirectory } from './fill-directory';
import { fillLists, later } from './fill-lists';

let api: TestApi;
let people: Record<'customer' | 'engineer' | 'manager', SignedInCaller>;
let commands: ReturnType<typeof explainCommands>;
let ticketId: string;
/** By the first word of a path. */
let ids: Record<string, string>;

beforeAll(async () => {
  api = await startTestApi();
  const [customer, engineer, manager] = [
    await api.signIn('customer'),
    await api.signIn('engineer'),
    await api.signIn('manager'),
  ];
  people = { customer, engineer, manager };
  const owners = {
    customerId: customer.user.id,
    engineerId: engineer.user.id,
    managerId: manager.user.id,
    organizationId: customer.user.organization?.id ?? '',
  };
  await fillDirectory(api, owners);
  ({ ticketId } = await fillLists(api, owners));
  ids = {
    tickets: ticketId,
    organizations: owners.organizationId,
    'staff-profiles': owners.engineerId,
    customers: owners.customerId,
  };
  commands = explainCommands(api.database);
}, 120_000);
afterAll(() => api.stop());

/** Keys and documents that may be read beside what is given out. */
const beside = 20;

function expectFrugal(plans: readonly Plan[]) {
  expect(plans).not.toEqual([]);
  const wasteful = plans.filter(
    ({ returned, keys, documents }) => Math.max(keys, documents) > returned + beside,
  );
  expect(wasteful).toEqual([]);
}

type Asked = [as: keyof typeof people, path: string];

const ofView = (as: Asked[0], view: string): Asked[] => [
  [as, `/tickets?view=${view}`],
  ...ticketStatuses.map((status): Asked => [as, `/tickets?view=${view}&status=${status}`]),
  [as, `/tickets?view=${view}&status=awaiting_customer,cancelled,accepted`],
  [as, `/tickets?view=${view}&status=${ticketStatuses.join(',')}&limit=100`],
];

/** Every list that the API gives, each with what narrows it down. */
const lists: Asked[] = [
  ...ofView('customer', 'mine'),
  ...ofView('customer', 'organization'),
  ...ofView('engineer', 'pool'),
  ...ofView('engineer', 'offered'),
  ...ofView('engineer', 'assigned'),
  ...ofView('manager', 'all'),
  ...listedQueues.map((queue): Asked => ['manager', `/tickets?view=queue&queue=${queue}`]),
  ['customer', '/notifications'],
  ['customer', '/notifications?unread=true'],
  ['customer', '/subscriptions'],
  ['customer', '/me/products'],
  ['engineer', '/me/products'],
  ['manager', '/staff'],
  ['manager', '/desk/engineers'],
  ['manager', '/follow-ups'],
  ['manager', '/follow-ups?view=mine'],
  ['manager', '/follow-ups?view=late'],
  ['manager', '/follow-ups/owners'],
  ['manager', '/me/tasks'],
  ['manager', '/desk/tasks'],
  ['manager', '/desk/tasks?view=late'],
  ['manager', '/tasks/owners'],
  ['manager', '/articles'],
  ['manager', '/articles?kind=faq'],
  ['manager', '/articles?kind=announcement'],
  ['manager', '/moderation/flags'],
  ['manager', '/moderation/flags?view=decided'],
  ['manager', '/push-dead-letters'],
  ['manager', '/set-aside-work'],
  ['engineer', '/service-levels'],
  ['engineer', '/calendars'],
  ['engineer', '/regions'],
  ['engineer', '/staff-profiles'],
  ['engineer', '/staff-profiles/:id/duty'],
  ['engineer', '/leave'],
  ['engineer', '/shifts'],
  ['engineer', '/templates'],
  ['engineer', '/organizations'],
  ['engineer', '/organizations?q=北'],
  ['engineer', '/organizations/:id/contracts'],
  ['engineer', '/organizations/:id/assets'],
  ['manager', '/desk/customers?phone=13900000001'],
  ['manager', '/desk/customers?phone=0001'],
  ['manager', '/desk/customers?q=林'],
  ['manager', '/desk/customers/:id'],
  ['manager', '/desk/customers/:id/assets'],
  ['customer', '/tickets/:id/timeline?before=2000'],
  ['engineer', '/tickets/:id/candidates'],
  ['engineer', '/tickets/:id/similar'],
  ['engineer', '/visits?from=2099-08-01T00:00:00Z&to=2099-08-08T00:00:00Z'],
  ['manager', '/visits?from=2099-08-01T00:00:00Z&to=2099-08-08T00:00:00Z'],
  ['engineer', '/me/work/numbers'],
  ['engineer', '/tickets/:id/timeline?before=2000'],
  ['customer', '/tickets/:id/timeline?after=2'],
  ['engineer', '/tickets/:id/timeline?after=2'],
];

it.each(lists)('gives %s %s without reading much more, page after page', async (as, asked) => {
  const path = asked.replace(/\/([^/?]+)\/:id/, (_all, of: string) => `/${of}/${ids[of] ?? ''}`);
  const beyond = path.includes('?') ? '&' : '?';
  const position = { cursor: '' };
  for (let page = 0; page === 0 || (page < 3 && position.cursor !== ''); page += 1) {
    api.forgetRecords();
    const next = position.cursor === '' ? path : `${path}${beyond}cursor=${position.cursor}`;
    const plans = await commands.during(async () => {
      const { status, body } = await people[as].get<{ nextCursor?: string | null }>(next);
      expect(status).toBe(200);
      position.cursor = body.nextCursor ?? '';
    });
    expectFrugal(plans);
  }
});

it('knows every list that the API gives', async () => {
  const { body } = await api.anybody.get<Described>('/openapi.json');
  const described = Object.entries(body.paths)
    .filter(([, { get }]) => isList(get?.responses['200']))
    .map(([path]) => path.replaceAll(/\{(\w+)\}/g, ':$1'));
  expect(described.length).toBeGreaterThan(5);
  const asked = new Set(lists.map(([, path]) => path.replace(/\?.*/, '')));
  expect(described.filter((path) => !asked.has(path))).toEqual([]);
});

type Answer = { content?: Record<string, { schema: { properties?: { items?: unknown } } }> };
type Described = {
  paths: Record<string, { get?: { responses: Record<string, Answer> } }>;
};

/** Items by themselves, not within something else. */
function isList(answer: Answer | undefined): boolean {
  return Object.values(answer?.content ?? {}).some(({ schema }) => schema.properties?.items);
}

const search = { passedOver: [], most: 8 };
const leased = { ...search, leaseFor: 60_000 };

/** What waits for the product itself, and how one piece is taken. */
const queues: [string, () => Promise<unknown>][] = [
  ['tickets with a timer', () => api.rooms.tickets.tickets.findTimed(later, search)],
  ['open tickets', () => api.rooms.tickets.tickets.listOpen({ limit: 20 })],
  ['whose terms changed', () => api.rooms.tickets.termsChanges.due(later, search)],
  ['tickets with too many entries', () => api.rooms.tickets.history.due(search)],
  ['pushes', () => api.rooms.pushing.pushes.due(later, leased)],
  ['content checks', () => api.rooms.moderation.checks.due(later, leased)],
  ['callbacks', () => mongoCallbackInbox(api.database).due(later, leased)],
  [
    'uploads that nobody attached',
    () => api.rooms.attachments.attachments.findOrphans(later, search),
  ],
  ['what failed before', () => api.rooms.failures.of('push', later, 200)],
];

it.each(queues)('looks for %s without reading much more', async (_name, look) => {
  let found: unknown;
  const plans = await commands.during(async () => {
    found = await look();
  });
  expectFrugal(plans);
  // of what is rare too few to be hidden behind the others
  expect(found).not.toBeUndefined();
});

const claims: [string, () => Promise<unknown>][] = [
  [
    'a push',
    claimOf(
      () => api.rooms.pushing.pushes.due(later, leased),
      (id) => api.rooms.pushing.pushes.claim([id], later, 1000),
    ),
  ],
  [
    'a content check',
    claimOf(
      () => api.rooms.moderation.checks.due(later, leased),
      (id) => api.rooms.moderation.checks.take(id, later, 1000),
    ),
  ],
  [
    'a callback',
    claimOf(
      () => mongoCallbackInbox(api.database).due(later, leased),
      (id) => mongoCallbackInbox(api.database).take(id, later, 1000),
    ),
  ],
  [
    'an upload that nobody attached',
    claimOf(
      () => api.rooms.attachments.attachments.findOrphans(later, search),
      (id) => api.rooms.attachments.attachments.takeOrphan(id, later),
    ),
  ],
  ['a job', () => jobLeaseRepository(api.database).take('orphan', later, 60_000)],
];

function claimOf(due: () => Promise<string[]>, take: (id: string) => Promise<unknown>) {
  return async () => {
    // the product's own workers take some as well
    for (let tries = 0; tries < 20; tries += 1) {
      const [id = ''] = await due();
      const taken = await take(id);
      if (taken) {
        return taken;
      }
    }
    return null;
  };
}

it.each(claims)('takes %s without reading much more', async (_name, claim) => {
  let taken: unknown;
  expectFrugal(
    await commands.during(async () => {
      taken = await claim();
    }),
  );
  expect(taken).toBeTruthy();
});

const lookups: [string, () => Promise<unknown>][] = [
  [
    'everybody of each role',
    () =>
      Promise.all(
        roles
          .filter((role) => role !== 'customer')
          .map((role) => api.rooms.accounts.users.findByRole([role])),
      ),
  ],
  [
    'everybody who works here',
    () => api.rooms.accounts.users.findByRole(roles.filter((role) => role !== 'customer')),
  ],
  [
    'somebody by phone number',
    () => api.rooms.accounts.users.findByPhone(['13900000001', '13900000002']),
  ],
  [
    'the unread of somebody who has many',
    () =>
      api.rooms.inbox.unreadSources(people.customer.user.id, {
        kind: 'ticket',
        ids: ['1'.padStart(24, '0')],
      }),
  ],
  [
    'how many tickets somebody holds',
    () => ticketAssignment(api.database).countOpen([people.engineer.user.id]),
  ],
  [
    'how much somebody has to do',
    () => ticketAssignment(api.database).countLoad([people.engineer.user.id]),
  ],
  [
    'who solved what before',
    () =>
      ticketAssignment(api.database).solversBefore({
        ...{ assetCode: 'BJ-RTU-05', organizationId: 'none', reporterId: 'none' },
      }),
  ],
  [
    'what somebody sent today',
    () => api.rooms.attachments.attachments.sentSince(people.customer.user.id, later),
  ],
  [
    'the entry of a repeated request',
    () =>
      api.rooms.tickets.history.findWith(ticketId, {
        key: 'none',
        actorId: people.customer.user.id,
      }),
  ],
  ['the flags of a page of tickets', () => api.rooms.moderation.checks.flaggedTickets([ticketId])],
];

it.each(lookups)('finds %s without reading much more', async (_name, find) => {
  api.forgetRecords();
  expectFrugal(await commands.during(find));
});

const changes: [string, () => Promise<{ status: number }>][] = [
  ['opening a ticket', () => people.customer.get(`/tickets/${ticketId}`)],
  [
    'saying something',
    () =>
      people.customer.post(`/tickets/${ticketId}/actions/message`, { note: '在吗' }, { key: 'k1' }),
  ],
  [
    'reading one ticket’s notices',
    () => people.customer.post('/notifications/read', { ticketId: '7'.padStart(24, '0') }),
  ],
  ['changing a name', () => people.customer.patch('/me', { name: '林小' })],
  [
    'signing in',
    () => api.anybody.post('/sessions', { provider: 'wechat', code: 'demo:customer' }),
  ],
  ['signing out', async () => (await api.signIn('customer')).delete('/sessions/current')],
];

it.each(changes)('%s reads no more than it needs', async (_name, change) => {
  api.forgetRecords();
  expectFrugal(
    await commands.during(async () => {
      expect((await change()).status).toBeLessThan(300);
    }),
  );
});

it('sees a plan that reads too much', async () => {
  const tickets = api.database.collection('tickets');
  const plans = await commands.during(() => tickets.find({ description: '没有' }).toArray());
  expect(() => {
    expectFrugal(plans);
  }).toThrow('没有');
});
