import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

import { startTestApi, type SignedInCaller, type TestApi } from '../../support/api';
import { watchCommands } from '../../support/count-commands';
import { aReport } from '../../support/tickets';

/** What follows a report: whatever it leads to, for however many people. */
const mostToTell = 10;

let api: TestApi;
let people: Record<'customer' | 'dispatcher' | 'engineer', SignedInCaller>;
let commands: ReturnType<typeof watchCommands>;
let ticketId: string;
let tellNow: (source: string) => void;

beforeAll(async () => {
  api = await startTestApi({ env: { DEMO: '1' } });
  people = {
    customer: await api.signIn('customer'),
    dispatcher: await api.signIn('dispatcher'),
    engineer: await api.signIn('engineer'),
  };
  // what is owed is told when a test says so
  const { newsOwed } = api.rooms.tickets;
  tellNow = newsOwed.raise;
  newsOwed.raise = () => undefined;
  const { body } = await people.customer.get<{ items: { id: string }[] }>('/tickets?view=mine');
  ticketId = body.items[0]?.id ?? '';
  commands = watchCommands(api.database);
}, 120_000);
afterAll(() => api.stop());

type Call = { as: keyof typeof people; path: string; body?: () => object };

const calls: [string, number, () => Call][] = [
  ['who I am', 0, () => ({ as: 'customer', path: '/me' })],
  ['my tickets', 1, () => ({ as: 'customer', path: '/tickets?view=mine' })],
  ['what nobody has taken', 1, () => ({ as: 'engineer', path: '/tickets?view=pool' })],
  ['all tickets', 1, () => ({ as: 'dispatcher', path: '/tickets?view=all' })],
  ['a ticket, for its reporter', 1, () => ({ as: 'customer', path: `/tickets/${ticketId}` })],
  ['a ticket, for the desk', 1, () => ({ as: 'dispatcher', path: `/tickets/${ticketId}` })],
  ['my inbox', 2, () => ({ as: 'customer', path: '/notifications' })],
  [
    'a message',
    2,
    () => ({
      as: 'customer',
      path: `/tickets/${ticketId}/actions/message`,
      body: () => ({ note: `还在吗 ${randomUUID()}` }),
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

/** Until the outbox is settled, and nothing more is asked. */
async function untilTold() {
  for (
    let length = -1;
    !commands.soFar().includes('update tickets') || length < commands.soFar().length;
  ) {
    length = commands.soFar().length;
    await sleep(50);
  }
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
