import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import type { TicketStatus } from '#shared/tickets/ticket-status';
import { ticketStatuses } from '#shared/tickets/ticket-status';

import { demoStories } from '../../../api/demo/data/stories';
import { qimingStories } from '../../../api/demo/data/stories-qiming';
import type { Story } from '../../../api/demo/data/story';
import { createInstallation } from '../../support/demo-installation';
import { startTestMongo } from '../../support/embedded-mongo';
import { temporaryFolder } from '../../support/server';

type StoredTicket = {
  number: string;
  description: string;
  status: TicketStatus;
  reporterId: string;
  createdAt: Date;
  promise: { kind: string; dueAt: Date } | null;
  timeline: { at: Date }[];
  ratings: { fixed: string; stars: number }[];
  followUps: { state: string; dueAt: Date; ownerId: string | null }[];
  outbox: unknown[];
};

const mongo = await startTestMongo();
const dataDir = temporaryFolder('demo');
const installation = await createInstallation(mongo.uri, dataDir);
const { database, rooms } = installation;
const started = Date.now();
const loaded = await installation.loadDemo();
const tickets = (await database
  .collection('tickets')
  .find({})
  .sort({ createdAt: 1 })
  .toArray()) as unknown as StoredTicket[];
const users = await database.collection('users').find({}).toArray();
const idOf = (openid: string) => String(users.find((user) => user['openid'] === openid)?._id);

afterAll(async () => {
  await installation.close();
  await mongo.stop();
});

describe('the demo', () => {
  it('has some forty tickets, in every status', () => {
    expect(loaded).toBe(demoStories.length);
    expect(tickets).toHaveLength(loaded);
    expect(loaded).toBeGreaterThanOrEqual(40);
    expect(new Set(tickets.map(({ status }) => status))).toEqual(new Set(ticketStatuses));
  });

  it('lies within the last three weeks, step by step, and never in the future', () => {
    for (const { timeline } of tickets) {
      const times = timeline.map(({ at }) => at.getTime());
      expect(times).toEqual([...times].sort((a, b) => a - b));
      expect(times[0]).toBeGreaterThan(started - 21 * 24 * 60 * 60_000);
      expect(times.at(-1)).toBeLessThan(Date.now());
    }
  });

  it('gives numbers in the order of the reports, counted per day', () => {
    const numbers = tickets.map(({ number }) => number);
    expect(numbers).toEqual([...numbers].sort());
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(numbers[0]).toMatch(/^SH\d{8}-0001$/);
  });

  it('has promises that are due soon and a few that are late', () => {
    const minutesLeft = tickets.flatMap(({ promise }) =>
      promise && promise.kind !== 'confirm' ? [(promise.dueAt.getTime() - started) / 60_000] : [],
    );
    expect(minutesLeft.filter((left) => left > 0 && left < 60).length).toBeGreaterThanOrEqual(3);
    const late = minutesLeft.filter((left) => left < 0).length;
    expect(late).toBeGreaterThanOrEqual(1);
    expect(late).toBeLessThanOrEqual(3);
  });

  it('shows 林晓 one ticket that waits for her, one to accept, one in progress and some done', () => {
    const hers = tickets.filter(({ reporterId }) => reporterId === idOf('demo-customer'));
    const count = (status: TicketStatus) => hers.filter((one) => one.status === status).length;
    expect(
      ['awaiting_customer', 'resolved', 'in_progress'].map((one) => count(one as TicketStatus)),
    ).toEqual([1, 1, 1]);
    expect(count('closed')).toBeGreaterThanOrEqual(3);
  });

  it('promises a call after every low rating', () => {
    for (const { ratings, followUps } of tickets) {
      const low = ratings.filter(({ fixed, stars }) => fixed === 'no' || stars <= 2);
      expect(followUps).toHaveLength(low.length);
    }
    const calls = tickets.flatMap(({ followUps }) => followUps);
    const open = calls.filter(({ state }) => state === 'open');
    // one that somebody makes today, one that is late, one that was made
    expect(open.some(({ dueAt }) => dueAt.getTime() > started)).toBe(true);
    expect(open.some(({ dueAt }) => dueAt.getTime() < started)).toBe(true);
    expect(open.every(({ ownerId }) => ownerId !== null)).toBe(true);
    expect(calls.some(({ state }) => state === 'done')).toBe(true);
    const stars = new Set(tickets.flatMap(({ ratings }) => ratings.map((rating) => rating.stars)));
    expect(stars).toEqual(new Set([1, 2, 3, 4, 5]));
  });

  it('has told everybody, and leaves only what is recent unread', async () => {
    expect(tickets.flatMap(({ outbox }) => outbox)).toEqual([]);
    for (const openid of ['demo-customer', 'demo-engineer', 'demo-manager']) {
      const page = { limit: 100, isUnread: true };
      const { items } = await rooms.inbox.list(idOf(openid), page);
      expect(items.length).toBeGreaterThanOrEqual(1);
      for (const { createdAt } of items) {
        expect(createdAt.getTime()).toBeGreaterThan(started - 7 * 60 * 60_000);
      }
    }
  });

  it('keeps every picture, made safe by the same way in as any other', async () => {
    const attachments = await database.collection('attachments').find({}).toArray();
    expect(
      attachments.filter(({ holderId, state }) => holderId === null || state !== 'stored'),
    ).toEqual([]);
    expect(attachments.length).toBeGreaterThan(30);
  });

  it('has questions and announcements', async () => {
    const { items } = await rooms.articles.list({ limit: 100 });
    const count = (kind: string) => items.filter((article) => article.kind === kind).length;
    expect(count('faq')).toBeGreaterThanOrEqual(8);
    expect(count('announcement')).toBeGreaterThanOrEqual(2);
  });

  it('is loaded once', async () => {
    expect(await installation.loadDemo()).toBe(0);
    expect(await database.collection('tickets').countDocuments()).toBe(loaded);
  });
});

it('leaves a database alone that has tickets of its own', async () => {
  const own = await startTestMongo();
  const other = await createInstallation(own.uri, temporaryFolder('demo-own'));
  await other.database.collection('tickets').insertOne({ number: 'SH20260101-0001' });

  expect(await other.loadDemo()).toBe(0);

  expect(await other.database.collection('users').countDocuments()).toBe(0);
  await other.close();
  await own.stop();
});

it.each([
  ['while faces are sent', 'attachments', 8],
  ['while tickets are reported', 'tickets', 3],
  ['while notices go out', 'notifications', 20],
])('killed %s, it ends at the same place the next time', async (_when, collection, enough) => {
  const server = await startTestMongo();
  const folder = path.join(temporaryFolder('demo-killed'), 'data');
  await mkdir(folder);
  const next = await createInstallation(server.uri, folder);
  const first = fork('test/support/demo-process.ts', [server.uri, folder], {
    execArgv: ['--import', 'tsx'],
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  while ((await next.database.collection(collection).countDocuments()) < enough) {
    await sleep(5);
  }
  first.kill('SIGKILL');
  await once(first, 'exit');

  expect(await next.loadDemo(qimingStories)).toBe(qimingStories.length);

  const found = (await next.database
    .collection('tickets')
    .find({})
    .toArray()) as unknown as StoredTicket[];
  expect(places(found)).toEqual(
    places(tickets.filter(({ description }) => isOf(qimingStories, description))),
  );
  const told = await next.database.collection('notifications').countDocuments();
  const numbers = tickets
    .filter((one) => isOf(qimingStories, one.description))
    .map((one) => one.number);
  expect(told).toBe(
    await database.collection('notifications').countDocuments({ sourceName: { $in: numbers } }),
  );
  await next.close();
  await server.stop();
  await rm(folder, { recursive: true });
});

function isOf(stories: readonly Story[], description: string): boolean {
  return stories.some(({ report }) => report.description === description);
}

/** Where tickets stand, apart from their numbers and exact times. */
function places(all: StoredTicket[]) {
  return all
    .map(({ description, status, timeline, ratings, outbox }) => ({
      ...{ description, status, steps: timeline.length },
      ...{ ratings: ratings.length, owed: outbox.length },
    }))
    .sort((one, other) => one.description.localeCompare(other.description));
}
