import { creditRepository } from '#api/notices/index';
import { deskQueues, type DeskQueue } from '#shared/tickets/desk-queues';

import { dayOf } from '../../../api/demo/demo-clock';
import { createInstallation } from '../../support/demo-installation';
import { startTestMongo } from '../../support/embedded-mongo';
import { temporaryFolder } from '../../support/server';

type StoredTicket = {
  queue: DeskQueue | null;
  assigneeId: string | null;
  offer: { to: string; until: Date; by: string | null } | null;
  timerAt: Date | null;
  outbox: unknown[];
  breaches: { dueAt: Date; at: Date }[];
  resolutions: { work?: { breachCause: { kind: string } | null } | null }[];
  appointment: { picked: { from: Date } | null } | null;
  followUps: { state: string; dueAt: Date; ownerId: string }[];
};

/** In Shanghai: an afternoon of work, the evening of a Sunday, a morning of the National Day holidays. */
const moments = ['2026-12-01T07:00:00Z', '2026-12-06T13:30:00Z', '2026-10-03T02:00:00Z'];

describe.each(moments)('the desk of the demo at %s', (moment) => {
  const now = new Date(moment);
  const agreed: string[] = [];
  let stop = () => Promise.resolve();
  let tickets: StoredTicket[] = [];
  let ids: (key: string) => string = () => '';
  let creditsOf: (id: string) => Promise<ReadonlyMap<string, number>>;

  beforeAll(async () => {
    const mongo = await startTestMongo();
    const { close, database, loadDemo } = await createInstallation(
      mongo.uri,
      temporaryFolder('demo-desk'),
      {
        clock: () => now,
        agree: (openid, templateId) => agreed.push(`${openid} ${templateId}`),
        templateIds: { task: 'task-id', urge: 'urge-id', progress: 'progress-id' },
      },
    );
    stop = async () => {
      await close();
      await mongo.stop();
    };
    await loadDemo();
    tickets = (await database
      .collection('tickets')
      .find({})
      .toArray()) as unknown as typeof tickets;
    const users = await database.collection('users').find({}).toArray();
    ids = (key) => String(users.find((user) => user['openid'] === `demo-${key}`)?._id);
    creditsOf = creditRepository(database).of;
  });
  afterAll(() => stop());

  it('has something in every queue, and nothing that should have happened by itself did not', () => {
    const filled = new Set(tickets.flatMap(({ queue }) => queue ?? []));
    expect([...deskQueues].filter((queue) => !filled.has(queue))).toEqual([]);
    expect(tickets.filter(({ timerAt }) => timerAt && timerAt <= now)).toEqual([]);
    expect(tickets.flatMap(({ outbox }) => outbox)).toEqual([]);
  });

  it('recorded what was missed when it was missed, and why', () => {
    const breaches = tickets.flatMap((ticket) => ticket.breaches);
    expect(breaches.length).toBeGreaterThan(0);
    for (const { at, dueAt } of breaches) {
      // late is what comes after
      expect(at.getTime() - dueAt.getTime()).toBe(1);
    }
    const causes = tickets.flatMap(({ resolutions }) =>
      resolutions.flatMap(({ work }) => work?.breachCause?.kind ?? []),
    );
    expect(causes).toEqual(['parts']);
  });

  it('puts a ticket to the engineer whom a visitor can be, with time left to take it', () => {
    const offers = tickets.flatMap(({ offer }) => (offer?.to === ids('engineer') ? [offer] : []));
    expect(offers).toHaveLength(1);
    expect(offers[0]?.by).toBeNull();
    expect(offers[0]?.until.getTime()).toBeGreaterThanOrEqual(now.getTime() + 8 * 60_000);
  });

  it('has a visit that is agreed for today', () => {
    const visits = tickets.flatMap(({ appointment }) => appointment?.picked?.from ?? []);
    expect(visits.map(dayOf)).toContain(dayOf(now));
  });

  it('has a bad rating that the dispatcher is calling about, one whose call is late, one that was called', () => {
    const calls = tickets.flatMap(({ followUps }) => followUps);
    const open = calls.filter(
      ({ ownerId, state }) => state === 'open' && ownerId === ids('dispatcher'),
    );
    expect(open.some(({ dueAt }) => dueAt > now)).toBe(true);
    expect(open.some(({ dueAt }) => dueAt < now)).toBe(true);
    expect(calls.some(({ state }) => state === 'done')).toBe(true);
  });

  it('can reach its staff on their phones, but nobody who is to say yes themselves', async () => {
    for (const key of ['liu', 'huang', 'dispatcher', 'manager']) {
      expect([...(await creditsOf(ids(key)))]).toEqual([
        ['task-id', 10],
        ['urge-id', 10],
      ]);
      expect(agreed.filter((one) => one === `demo-${key} task-id`)).toHaveLength(10);
    }
    for (const key of ['customer', 'engineer', 'engineer2']) {
      expect((await creditsOf(ids(key))).size).toBe(0);
    }
  });
});
