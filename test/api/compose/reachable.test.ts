import { Types } from 'mongoose';

import { noticeOwners } from '#api/compose/index';
import { pushReader } from '#api/notices/index';
import type { TicketReply } from '#shared/tickets/ticket-replies';

import { startTestApi, type SignedInCaller, type TestApi } from '../../support/api';
import { aReport } from '../../support/tickets';

let api: TestApi;
let ticketId: string;
const people: Partial<Record<string, SignedInCaller>> = {};

beforeAll(async () => {
  api = await startTestApi();
  for (const name of ['customer', 'colleague', 'stranger', 'engineer'] as const) {
    people[name] = await api.signIn(name);
  }
  ticketId = (await people['customer']?.post<TicketReply>('/tickets', aReport()))?.body.id ?? '';
}, 60_000);
afterAll(() => api.stop());

const idOf = (name: string) => people[name]?.user.id ?? '';
const isReachable = async (name: string, id = ticketId) => {
  const { findUsers } = api.rooms.pushing;
  const { reachable } = pushReader({ owners: noticeOwners(api.rooms), findUsers });
  const push = { recipientId: idOf(name), source: { kind: 'ticket', id } };
  const [reader] = await reachable([push]);
  return reader !== null;
};

async function setUser(name: string, fields: object) {
  await api.database
    .collection('users')
    .updateOne({ _id: new Types.ObjectId(idOf(name)) }, { $set: fields });
  api.forgetRecords();
}

async function letColleaguesFollow(colleaguesFollow: boolean) {
  await api.database.collection('organizations').updateMany({}, { $set: { colleaguesFollow } });
  api.forgetRecords();
}

it.each([
  ['customer', true],
  ['colleague', true],
  ['engineer', true],
  ['stranger', false],
])('pushes to the %s: %s', async (name, expected) => {
  expect(await isReachable(name)).toBe(expected);
});

it('pushes nothing to colleagues from whom the organization has closed its tickets since', async () => {
  await letColleaguesFollow(false);
  expect([await isReachable('colleague'), await isReachable('customer')]).toEqual([false, true]);
  await letColleaguesFollow(true);
  expect(await isReachable('colleague')).toBe(true);
});

it('pushes nothing to people who were blocked since', async () => {
  await setUser('customer', { isBlocked: true });
  await setUser('engineer', { isBlocked: true });
  expect([await isReachable('customer'), await isReachable('engineer')]).toEqual([false, false]);
  await setUser('customer', { isBlocked: false });
});

it('pushes nothing to customers about a ticket that is gone', async () => {
  expect(await isReachable('customer', 'f'.repeat(24))).toBe(false);
});
