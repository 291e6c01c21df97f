import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

import { deliver } from '../durability/deliver';
import type { Intention } from '../durability/ticket-life';
import { apiClient, type ApiClient, type SignedIn } from '../support/api-client';
import { startInstallation, type Installation } from '../support/installation';

const names = ['customer', 'engineer', 'engineer2', 'dispatcher', 'manager'] as const;
type Name = (typeof names)[number];
type Told = readonly Name[];
type Step = { by: Name; action: string; body?: object; inbox: Told; pushes: Told };

const customer = ['customer'] as const;
const desk = ['dispatcher', 'manager'] as const;

/** Who hears of what. No two pushes of one ticket to one person have the same words, so that a second one is seen. */
const life: Step[] = [
  { by: 'customer', action: 'submit', inbox: desk, pushes: desk },
  { by: 'engineer', action: 'accept', inbox: customer, pushes: customer },
  { by: 'engineer', action: 'start', inbox: customer, pushes: customer },
  { by: 'engineer', action: 'depart', inbox: customer, pushes: customer },
  {
    by: 'engineer',
    action: 'arrive',
    body: { place: { name: '机房' } },
    inbox: customer,
    pushes: customer,
  },
  {
    by: 'engineer',
    action: 'note',
    body: { note: '正在换网线', visibility: 'customer' },
    inbox: customer,
    pushes: customer,
  },
  { by: 'engineer', action: 'escalate', body: { note: '请支援' }, inbox: desk, pushes: desk },
  {
    by: 'engineer',
    action: 'resolve',
    body: { resolution: { cause: '网线松动', solution: '换了网线' } },
    inbox: customer,
    pushes: customer,
  },
  { by: 'customer', action: 'confirm', inbox: ['engineer'], pushes: [] },
  {
    by: 'customer',
    action: 'rate',
    body: { fixed: 'yes', stars: 5 },
    inbox: ['engineer'],
    pushes: [],
  },
];
/** `RELAY_KILL_CHANGES=10000 npm test -- test/processes/relay-kill` takes longer. */
const changes = Number(process.env['RELAY_KILL_CHANGES'] ?? 1000);
const lives = changes / life.length;
const workers = 6;
/** By turns one process at some moment, and all of them while WeChat answers; each start costs seconds. */
const mostKills = 8 * Math.min(3, Math.ceil(changes / 1000));

type Process = Awaited<ReturnType<Installation['startApi']>>;

let installation: Installation;
let people: Record<Name, SignedIn>;
let processes: Process[];
let killed = 0;
/** Pushes that WeChat had taken when their sender died. */
let unacknowledged = 0;
const ticketIds: string[] = [];

beforeAll(
  async () => {
    installation = await startInstallation({ isHurried: true });
    processes = await Promise.all([installation.startApi(), installation.startApi()]);
    people = await installation.signInCast(urlOf(0), names);
    for (const name of names) {
      await installation.grantCredits(people[name], `demo-${name}`, changes * 2);
    }
    const storm = { isOver: false };
    const killing = killAgainAndAgain(storm);
    await Promise.all(Array.from({ length: workers }, (_, worker) => live(worker)));
    await untilQuiet();
    storm.isOver = true;
    await killing;
    await untilQuiet();
  },
  Math.max(600_000, changes * 400),
);

afterAll(() => installation.stop());

it('was killed in the middle of the work, again and again', () => {
  expect(ticketIds).toHaveLength(lives);
  expect(killed).toBeGreaterThanOrEqual(5);
  expect(unacknowledged).toBeGreaterThanOrEqual(1);
});

it('leaves each entry of each inbox exactly once', async () => {
  const entries = await installation.database
    .collection<Owed>('notifications')
    .find({ channel: 'inbox' })
    .toArray();
  expect(entries.map(keyOf).toSorted()).toEqual(owed('inbox'));
});

it('tries every push, and knows of each what became of it or that nobody can know', async () => {
  const pushes = await allPushes();
  expect(pushes.map(keyOf).toSorted()).toEqual(owed('pushes'));
  const ends = pushes.map(({ state, reason }) => `${state} ${reason}`);
  expect(ends.filter((end) => end !== 'sent null' && end !== 'dead unknown')).toEqual([]);
  // what was in the hands of a killed process, and on a very busy machine what took longer than a lease
  const unknown = ends.filter((end) => end === 'dead unknown').length;
  expect(unknown).toBeGreaterThanOrEqual(unacknowledged);
  expect(unknown).toBeLessThan(pushes.length / 10);
});

it('sends no push twice, by the record of WeChat’s side', async () => {
  const received = installation.sandbox.phones.all().flatMap(({ openid, messages }) =>
    messages.map(({ page, title, fields }) => {
      const status = fields.find(({ label }) => label === '当前状态')?.value ?? '';
      return `${openid} ${page} ${title} ${status}`;
    }),
  );
  expect(received.filter((push, index) => received.indexOf(push) !== index)).toEqual([]);

  const ids = new Set(
    installation.sandbox.phones.all().flatMap(({ messages }) => messages.map(({ msgId }) => msgId)),
  );
  const pushes = await allPushes();
  const sent = pushes.filter(({ state }) => state === 'sent');
  expect(sent.filter(({ msgId }) => msgId === null || !ids.has(msgId))).toEqual([]);
  // what arrived beyond that is what its sender could not tell any more
  expect(received.length - sent.length).toBeLessThanOrEqual(pushes.length - sent.length);
});

/** One ticket's whole life after the other, through whichever process answers. */
async function live(worker: number) {
  const api = anyProcess(worker);
  for (let turn = worker; turn < lives; turn += workers) {
    let ticketId = '';
    for (const [index, step] of life.entries()) {
      const { ticket } = await deliver(api, intentionOf(step, `${turn}-${index}`, ticketId));
      ticketId = ticket.id;
    }
    ticketIds.push(ticketId);
  }
}

function intentionOf({ by, action, body = {} }: Step, key: string, ticketId: string): Intention {
  const report = {
    ...{ category: 'error', description: `断电 ${key}`, severity: 'minor' },
    contact: { name: '林晓', phone: '13800138000' },
  };
  return {
    key,
    token: people[by].token,
    path: action === 'submit' ? '/tickets' : `/tickets/${ticketId}/actions/${action}`,
    body: action === 'submit' ? report : { ...body },
    kind: action,
    text: key,
  };
}

function urlOf(turn: number): string {
  return processes[turn % processes.length]?.url ?? '';
}

/** Asks one process, and the other the next time. */
function anyProcess(first: number): ApiClient {
  let turn = first;
  return {
    ...apiClient(''),
    ask: (asked) => apiClient(urlOf(turn++)).ask(asked),
  };
}

async function killAgainAndAgain(storm: { isOver: boolean }) {
  for (let kill = 0; kill < mostKills && !storm.isOver; kill += 1) {
    await (kill % 2 === 0 ? killOne() : killAllAtPush(storm));
  }
}

async function killOne() {
  await sleep(randomInt(50, 2000));
  await restart([randomInt(processes.length)]);
}

/** Some push has just arrived, and whoever sent it will never know. */
async function killAllAtPush(storm: { isOver: boolean }) {
  const { phones } = installation.sandbox;
  const { receive } = phones;
  let left = randomInt(1, 40);
  phones.receive = (openid, message) => {
    receive(openid, message);
    left -= 1;
    if (left === 0) {
      processes.forEach(({ child }) => child.kill('SIGKILL'));
      unacknowledged += 1;
    }
  };
  while (left > 0 && !storm.isOver) {
    await sleep(20);
  }
  phones.receive = receive;
  if (left <= 0) {
    await restart(processes.keys());
  }
}

async function restart(victims: Iterable<number>) {
  await Promise.all(
    [...victims].map(async (victim) => {
      await processes[victim]?.kill();
      killed += 1;
      processes[victim] = await installation.startApi();
    }),
  );
}

/** Nothing is owed and nothing on its way any more. */
async function untilQuiet() {
  const { database } = installation;
  for (;;) {
    const left = await Promise.all([
      database.collection('tickets').countDocuments({ owesSince: { $gt: new Date(0) } }),
      database.collection('pushes').countDocuments({ state: { $in: ['waiting', 'sending'] } }),
    ]);
    if (left.every((count) => count === 0)) {
      return;
    }
    await sleep(250);
  }
}

function allPushes() {
  return installation.database.collection<Push>('pushes').find().toArray();
}

type Owed = { source: { id: string }; fact: string; recipientId: string };
type Push = Owed & { state: string; reason: string | null; msgId: string | null };

function keyOf({ source, fact, recipientId }: Owed): string {
  return `${source.id} ${fact} ${recipientId}`;
}

function owed(way: 'inbox' | 'pushes'): string[] {
  return ticketIds
    .flatMap((ticketId) =>
      life.flatMap((step, index) =>
        step[way].map((name) =>
          keyOf({
            source: { id: ticketId },
            fact: `entry:${index + 1}`,
            recipientId: people[name].user.id,
          }),
        ),
      ),
    )
    .toSorted();
}
