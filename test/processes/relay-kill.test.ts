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
const allStaff = ['engineer', 'engineer2', ...desk] as const;

/** Who hears of what. No two pushes of one ticket to one person have the same words, so that a second one is seen. */
const life: Step[] = [
  { by: 'customer', action: 'submit', inbox: allStaff, pushes: allStaff },
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
const changes = 1000;
const lives = changes / life.length;
const workers = 6;
/** Each start costs seconds; afterwards everything is left to settle. */
const mostKills = 12;

type Process = Awaited<ReturnType<Installation['startApi']>>;

let installation: Installation;
let people: Record<Name, SignedIn>;
let processes: Process[];
let kills = 0;
const ticketIds: string[] = [];

beforeAll(async () => {
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
}, 600_000);

afterAll(() => installation.stop());

it('was killed in the middle of the work, again and again', () => {
  expect(ticketIds).toHaveLength(lives);
  expect(kills).toBeGreaterThanOrEqual(5);
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
  // only what was in the hands of a killed process
  expect(ends.filter((end) => end === 'dead unknown').length).toBeLessThanOrEqual(kills);
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
  while (!storm.isOver && kills < mostKills) {
    await sleep(randomInt(50, 2000));
    const victim = randomInt(processes.length);
    await processes[victim]?.kill();
    kills += 1;
    processes[victim] = await installation.startApi();
  }
}

/** Nothing is owed and nothing on its way any more. */
async function untilQuiet() {
  const { database } = installation;
  for (;;) {
    const left = await Promise.all([
      database.collection('tickets').countDocuments({ 'outbox.at': { $gt: new Date(0) } }),
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

type Owed = { ticketId: string; seq: number; recipientId: string };
type Push = Owed & { state: string; reason: string | null; msgId: string | null };

function keyOf({ ticketId, seq, recipientId }: Owed): string {
  return `${ticketId} ${seq} ${recipientId}`;
}

function owed(way: 'inbox' | 'pushes'): string[] {
  return ticketIds
    .flatMap((ticketId) =>
      life.flatMap((step, index) =>
        step[way].map((name) =>
          keyOf({ ticketId, seq: index + 1, recipientId: people[name].user.id }),
        ),
      ),
    )
    .toSorted();
}
