import { randomBytes, randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

import { sessionRepository } from '#api/accounts/index';
import type { Role } from '#shared/accounts/roles';

import { apiClient, type SignedIn } from '../support/api-client';
import { startInstallation, type Installation } from '../support/installation';
import { travellingPhone, type TravellingPhone } from '../support/travelling-phone';

/** A person may have twenty lines. */
const linesEach = 20;
const crowd = { customer: 40, dispatcher: 40, engineer: 20 } as const;
const phoneCount = (crowd.customer + crowd.dispatcher + crowd.engineer) * linesEach;
const ticketCount = 3;
/** What is written on each ticket during the burst. */
const notes = 48;
/** Submitted, accepted and started come before; the last note is for everybody. */
const lastSeq = notes + 3;
const cuts = 5;
const patience = 60_000;
const day = 24 * 60 * 60_000;

type Phone = TravellingPhone & { role: Role };

let installation: Installation;
let api: ReturnType<typeof apiClient>;
let people: Record<'customer' | 'engineer' | 'manager', SignedIn>;
let ticketIds: string[];
let phones: Phone[];
let cutOff = 0;

beforeAll(async () => {
  installation = await startInstallation();
  const { url } = await installation.startApi();
  api = apiClient(url);
  people = await installation.signInCast(url, ['customer', 'engineer', 'manager']);
  await api.mayHoldMany('engineer');
  ticketIds = await Promise.all(
    Array.from({ length: ticketCount }, async (_, index) => {
      const { id } = await api.submit(people.customer.token, `磁盘告警 ${index}`);
      await act(id, 'accept');
      await act(id, 'start');
      return id;
    }),
  );
  phones = await crowdOf(url);
  for (let start = 0; start < phones.length; start += 100) {
    await Promise.all(phones.slice(start, start + 100).map((phone) => phone.connect()));
  }
  const burst = { isOver: false };
  const cutting = cutAgainAndAgain(burst);
  await Promise.all(ticketIds.map(work));
  burst.isOver = true;
  await cutting;
  await untilAllHeard();
}, 600_000);

afterAll(async () => {
  await Promise.all(phones.map((phone) => phone.cut()));
  await installation.stop();
});

it('was cut off in the middle of the burst', () => {
  expect(phones).toHaveLength(phoneCount);
  expect(phoneCount).toBeGreaterThanOrEqual(2000);
  expect(cutOff).toBeGreaterThanOrEqual(phoneCount / 10);
});

it('tells every phone of staff everything, in order and once', () => {
  const all = Array.from({ length: lastSeq }, (_, index) => index + 1);
  expect(strayed((role) => role !== 'customer', all)).toEqual([]);
});

it('tells every phone of a customer what customers may see, in order and once', () => {
  // submitted, accepted, started; then every second note
  const visible = [1, 2, 3, ...Array.from({ length: notes / 2 }, (_, index) => 5 + 2 * index)];
  expect(strayed((role) => role === 'customer', visible)).toEqual([]);
});

/** The first few of those who did not hear exactly this of every ticket. */
function strayed(isOne: (role: Role) => boolean, expected: readonly number[]) {
  return phones
    .filter(({ role }) => isOne(role))
    .flatMap((phone) => ticketIds.map((id) => phone.heard(id).join(' ')))
    .filter((heard) => heard !== expected.join(' '))
    .slice(0, 3);
}

/** People who signed in some other day: colleagues of the reporter, the whole desk, engineers looking on. */
async function crowdOf(url: string): Promise<Phone[]> {
  const { database } = installation;
  const sessions = sessionRepository(database);
  const roles = Object.entries(crowd).flatMap(([role, count]) =>
    Array.from({ length: count }, () => role as Role),
  );
  const reporter = await database
    .collection<{ openid: string; organizationId: string }>('users')
    .findOne({ openid: 'demo-customer' });
  const perPerson = await Promise.all(
    roles.map(async (role, index) => {
      const person = {
        ...{ name: `某人 ${index}`, role, createdAt: new Date() },
        organizationId: role === 'customer' ? reporter?.organizationId : null,
      };
      const { insertedId } = await database.collection('users').insertOne(person);
      const token = randomBytes(32).toString('base64url');
      const expiresAt = new Date(Date.now() + 20 * day);
      await sessions.add(token, { userId: insertedId.toHexString(), expiresAt });
      return Array.from({ length: linesEach }, () => ({
        ...travellingPhone(() => url, token, ticketIds),
        role,
      }));
    }),
  );
  return perPerson.flat();
}

/** One note for staff, one for everybody, and so on. */
async function work(ticketId: string) {
  for (let note = 0; note < notes; note += 1) {
    const visibility = note % 2 === 0 ? 'internal' : 'customer';
    await act(ticketId, 'note', { note: `第 ${note} 步`, visibility });
  }
}

async function act(ticketId: string, action: string, body: object = {}) {
  const path = `/tickets/${ticketId}/actions/${action}`;
  const answer = await api.ask({ method: 'POST', path, token: people.engineer.token, body });
  if (answer.status !== 200) {
    throw new Error(`${action} → ${answer.status} ${JSON.stringify(answer.body)}`);
  }
}

/** Every tenth phone, whichever it is, again and again; each comes back after a moment. */
async function cutAgainAndAgain(burst: { isOver: boolean }) {
  for (let round = 0; round < cuts || !burst.isOver; round += 1) {
    await sleep(randomInt(50, 500));
    const unlucky = phones.filter(() => randomInt(10) === 0);
    cutOff += unlucky.length;
    await Promise.all(
      unlucky.map(async (phone) => {
        await phone.cut();
        await sleep(randomInt(500));
        await phone.connect();
      }),
    );
  }
}

/** Or until it is clear that somebody never will. */
async function untilAllHeard() {
  const end = Date.now() + patience;
  const isTold = (phone: Phone) => ticketIds.every((id) => phone.heard(id).at(-1) === lastSeq);
  while (!phones.every(isTold) && Date.now() < end) {
    await sleep(100);
  }
}
