import { randomInt } from 'node:crypto';

import { noticeKinds, type NoticeKind } from '#shared/notices/notice-kinds';
import type { RecipientGroup } from '#shared/notices/notice-rule';
import { ticketReply, type TicketReply } from '#shared/tickets/ticket-replies';

import { apiClient, type ApiClient, type SignedIn } from '../support/api-client';
import { startServer, temporaryFolder, type Server } from '../support/server';

import { deliver } from './deliver';
import { lifeOf, stepsPerLife, submission, type Cast, type Intention } from './ticket-life';

const kills = 6;
const clients = 6;
// also part of a header, so no Chinese
const marker = `power-cut-${randomInt(1e9)}`;

type Lived = { id: string; intentions: Intention[]; tries: number };

const dataDir = temporaryFolder('durability');
let server: Server;
let api: ApiClient;
let cast: Cast;
let manager: SignedIn;
let lives: Lived[];

beforeAll(async () => {
  server = await startServer({ dataDir });
  api = apiClient(server.url);
  cast = { customer: await api.signIn('customer'), engineer: await api.signIn('engineer') };
  manager = await api.signIn('manager');
  await api.mayHoldMany('engineer');
  const storm = { isOver: false, answered: 0 };
  const working = Promise.all(
    Array.from({ length: clients }, (_, index) => liveOn(`${marker}-${index}`, storm)),
  );
  await Promise.race([killAgainAndAgain(storm), working]);
  storm.isOver = true;
  lives = (await working).flat();
}, 600_000);

afterAll(() => server.stop());

it('was cut off in the middle of the work', () => {
  const retried = lives.reduce((sum, { tries, intentions }) => sum + tries - intentions.length, 0);
  expect(retried).toBeGreaterThanOrEqual(kills);
});

it('keeps every acknowledged step once, in order, without a gap', async () => {
  for (const { id, intentions } of lives) {
    const ticket = await api.ticket(manager.token, id);
    expect(ticket.timeline.map(({ seq }) => seq).toSorted((a, b) => a - b)).toEqual(
      intentions.map((_, index) => index + 1),
    );
    expect(inOrder(ticket).map(({ kind }) => kind)).toEqual(intentions.map(({ kind }) => kind));
  }
});

it('shows no half ticket', async () => {
  for (const { id } of lives) {
    const ticket = ticketReply.parse(await api.ticket(manager.token, id));
    expect(inOrder(ticket).at(-1)?.to).toBe(ticket.status);
    expect(ticket).toMatchObject({ status: 'closed', rating: { fixed: 'yes', stars: 5 } });
  }
});

it('made one ticket of every report, however often it was sent', async () => {
  const found = await api.tickets(manager.token, 'all', 'closed');
  const made = found.filter(({ description }) => description.startsWith(marker));
  expect(made.map(({ id }) => id).toSorted()).toEqual(lives.map(({ id }) => id).toSorted());
  const numbers = found.map(({ number }) => number);
  expect(new Set(numbers).size).toBe(numbers.length);
});

it('answers a key it knows from before the cuts as it did then', async () => {
  const [life] = lives;
  for (const intention of life?.intentions ?? []) {
    const { ticket } = await deliver(api, intention);
    expect(ticket.id).toBe(life?.id);
  }
  const ticket = await api.ticket(manager.token, life?.id ?? '');
  expect(ticket.timeline).toHaveLength(stepsPerLife);
});

it.each([
  ['the reporter', ['reporter'], () => cast.customer],
  ['the engineer', ['pool', 'assignee'], () => cast.engineer],
  ['the desk', ['desk'], () => manager],
] as const)(
  'told %s of every step exactly once',
  async (_who, groups, person) => {
    const { token, user } = person();
    const expected: string[] = [];
    for (const { id } of lives) {
      const { timeline } = await api.ticket(manager.token, id);
      for (const { seq, kind, actor, visibility } of timeline) {
        const isHidden = visibility === 'internal' && user.role === 'customer';
        if (hears(kind, groups) && actor?.id !== user.id && !isHidden) {
          expected.push(`${id} ${seq}`);
        }
      }
    }
    const told = await toldEventually(token, expected.length);
    expect(told.toSorted()).toEqual(expected.toSorted());
  },
  60_000,
);

type Storm = { isOver: boolean; answered: number };

/** Somewhere in the middle of the work, which goes on only when some of it gets through in between. */
async function killAgainAndAgain(storm: Storm) {
  for (let kill = 0; kill < kills; kill += 1) {
    const enough = storm.answered + randomInt(2, 40);
    while (storm.answered < enough) {
      await new Promise((resolve) => setTimeout(resolve, randomInt(1, 20)));
    }
    await server.kill();
    server = await startServer({ dataDir, port: server.port });
  }
}

/** One person after the other has a problem, until the storm is over; the last one is seen through. */
async function liveOn(name: string, storm: Storm): Promise<Lived[]> {
  const lived: Lived[] = [];
  for (let count = 0; !storm.isOver; count += 1) {
    lived.push(await liveOnce(`${name}-${count}`, storm));
  }
  return lived;
}

async function liveOnce(name: string, storm: Storm): Promise<Lived> {
  const first = submission(cast, name);
  const { ticket, tries } = await deliver(api, first);
  storm.answered += 1;
  const rest = lifeOf(cast, name, ticket.id);
  let all = tries;
  for (const intention of rest) {
    all += (await deliver(api, intention)).tries;
    storm.answered += 1;
  }
  return { id: ticket.id, intentions: [first, ...rest], tries: all };
}

function inOrder(ticket: TicketReply) {
  return ticket.timeline.toSorted((a, b) => a.seq - b.seq);
}

function hears(kind: NoticeKind, groups: readonly RecipientGroup[]): boolean {
  return noticeKinds[kind].to.some((to) => groups.includes(to));
}

/** The relay works behind the answer: waits until nothing new comes, then gives what came of these tickets. */
async function toldEventually(token: string, enough: number): Promise<string[]> {
  const ids = new Set(lives.map(({ id }) => id));
  const end = Date.now() + 20_000;
  for (;;) {
    const told = (await api.inbox(token))
      .filter(({ source }) => ids.has(source.id))
      .map(({ ticketId, seq }) => `${ticketId} ${seq}`);
    if (told.length >= enough || Date.now() > end) {
      return told;
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
