import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

import { startTestApi, type SignedInCaller, type TestApi } from '../../support/api';
import { watchCommands } from '../../support/count-commands';
import { aReport } from '../../support/tickets';

/** What follows a report: whatever it leads to, for however many people. */
const mostToTell = 10;

let api: TestApi;
let people: Record<'customer' | 'dispatcher' | 'engineer' | 'manager', SignedInCaller>;
let commands: ReturnType<typeof watchCommands>;
let ticketId: string;
let tellNow: (source: string) => void;

beforeAll(async () => {
  api = await startTestApi({ env: { DEMO: '1' } });
  people = {
    customer: await api.signIn('customer'),
    dispatcher: await api.signIn('dispatcher'),
    engineer: await api.signIn('engineer'),
    manager: await api.signIn('manager'),
  };
  await untilNothingIsDue();
  // what is owed is told when a test says so; what WeChat is sent then is work of its own
  const { newsOwed, timerDue } = api.rooms.tickets;
  api.rooms.signals.pushesDue.raise = () => undefined;
  tellNow = newsOwed.raise;
  newsOwed.raise = () => undefined;
  timerDue.raise = () => undefined;
  const { body } = await people.customer.get<{ items: { id: string }[] }>('/tickets?view=mine');
  ticketId = body.items[0]?.id ?? '';
  commands = watchCommands(api.database);
}, 120_000);
afterAll(() => api.stop());

/** What happens to the tickets of the demo by themselves has happened, and was told. */
async function untilNothingIsDue() {
  const timed = { timerAt: { $gt: new Date(0), $lte: api.clock.now() } };
  const due = { $or: [timed, { owesSince: { $exists: true } }] };
  while ((await api.database.collection('tickets').countDocuments(due)) > 0) {
    await sleep(100);
  }
}

type Call = { as: keyof typeof people; path: string; body?: () => object };

const calls: [string, number, () => Call][] = [
  ['who I am', 0, () => ({ as: 'customer', path: '/me' })],
  ['my tickets', 0, () => ({ as: 'customer', path: '/tickets?view=mine' })],
  ['what nobody has taken', 0, () => ({ as: 'engineer', path: '/tickets?view=pool' })],
  ['all tickets', 0, () => ({ as: 'dispatcher', path: '/tickets?view=all' })],
  ['a ticket, for its reporter', 0, () => ({ as: 'customer', path: `/tickets/${ticketId}` })],
  ['a ticket, for the desk', 0, () => ({ as: 'dispatcher', path: `/tickets/${ticketId}` })],
  ['older entries', 3, () => ({ as: 'customer', path: `/tickets/${ticketId}/timeline?before=3` })],
  ['my inbox', 0, () => ({ as: 'customer', path: '/notifications' })],
  ['my unread', 0, () => ({ as: 'customer', path: '/notifications?unread=true' })],
  ['colleagues’ tickets', 0, () => ({ as: 'customer', path: '/tickets?view=organization' })],
  ['what I work on', 0, () => ({ as: 'engineer', path: '/tickets?view=assigned&limit=100' })],
  ['products', 2, () => ({ as: 'customer', path: '/me/products' })],
  ['articles', 1, () => ({ as: 'customer', path: '/articles' })],
  ['what I am asked for', 1, () => ({ as: 'customer', path: '/subscriptions' })],
  ['whom to assign to', 2, () => ({ as: 'dispatcher', path: '/staff' })],
  ['the engineer board', 3, () => ({ as: 'dispatcher', path: '/desk/engineers' })],
  ['what to look at', 2, () => ({ as: 'dispatcher', path: '/moderation/flags' })],
  ['failed pushes', 2, () => ({ as: 'manager', path: '/push-dead-letters' })],
  ['what was set aside', 2, () => ({ as: 'manager', path: '/set-aside-work' })],
  [
    'having read',
    2,
    () => ({ as: 'customer', path: '/notifications/read', body: () => ({ ticketId }) }),
  ],
  [
    'a message',
    2,
    () => ({
      as: 'customer',
      path: `/tickets/${ticketId}/actions/message`,
      body: () => ({ note: `还在吗 ${randomUUID()}` }),
    }),
  ],
  [
    'a message of the desk',
    2,
    () => ({
      as: 'dispatcher',
      path: `/tickets/${ticketId}/actions/message`,
      body: () => ({ note: `正在看 ${randomUUID()}` }),
    }),
  ],
  ['a report', 3, () => ({ as: 'customer', path: '/tickets', body: () => aReport() })],
];

it.each(calls)(
  'asks the database, once what it needs is known, for %s at most %i times',
  async (_name, most, callOf) => {
    const { as, path, body } = callOf();
    const ask = async () => {
      const answer = body
        ? await people[as].post(path, body(), { key: randomUUID() })
        : await people[as].get(path);
      expect(answer.status).toBeLessThan(300);
    };
    await ask();
    const counts: string[][] = [];
    for (let time = 0; time < 3; time += 1) {
      counts.push(await commands.during(ask));
    }
    // what the product does by itself meanwhile counts too, so the shortest is the request's own
    const [own = []] = counts.toSorted((a, b) => a.length - b.length);
    expect(own).toHaveLength(Math.min(own.length, most));
  },
);

async function report(): Promise<string> {
  const { body } = await people.customer.post<{ id: string }>('/tickets', aReport(), {
    key: randomUUID(),
  });
  return body.id;
}

/** Until the outbox is settled once everybody has been told, nothing is on its way and nothing more is asked. */
async function untilTold() {
  for (let length = -1; !isSettled() || length < commands.soFar().length;) {
    length = commands.soFar().length;
    await sleep(50);
  }
}

function isSettled(): boolean {
  const sent = commands.soFar();
  const told = sent.lastIndexOf('insert notifications');
  return told >= 0 && sent.includes('update tickets', told) && commands.underway() === 0;
}

it.each([1, 20])(
  'asks the database a bounded number of times to tell everybody of %i reports',
  async (reports) => {
    const counts: string[][] = [];
    for (let time = 0; time < 3; time += 1) {
      const ids = await Promise.all(Array.from({ length: reports }, report));
      counts.push(
        await commands.during(async () => {
          ids.forEach((id) => {
            tellNow(`ticket:${id}`);
          });
          await untilTold();
        }),
      );
    }
    const [own = []] = counts.toSorted((a, b) => a.length - b.length);
    expect(own).toContain('insert notifications');
    expect(own).toHaveLength(Math.min(own.length, reports === 1 ? mostToTell : 3 * mostToTell));
  },
);
