import { Types } from 'mongoose';

import { noticeOwners } from '#api/compose/index';
import { findConcerned, recipientsAmong } from '#api/notices/index';
import type { Role } from '#shared/accounts/roles';
import { noticeKinds } from '#shared/notices/notice-kinds';

import { startTestApi, type SignedInCaller, type TestApi } from '../../support/api';
import { fixture } from '../../support/attachments';
import { listenAs } from '../../support/live-phone';
import { reported, seen, sent } from '../../support/moderated-api';
import { aReport } from '../../support/tickets';

/** Whoever has a role without a grant: here one that the table does not know. */
let visitor: SignedInCaller;
let engineer: SignedInCaller;
let api: TestApi;
let ticketId: string;
let fileLink: string;

// the worst case: they reported the ticket, hold it, and their organization lets colleagues follow
beforeAll(async () => {
  api = await startTestApi();
  visitor = await api.signIn('customer');
  engineer = await api.signIn('engineer');
  const file = await sent(visitor, await fixture('statement.pdf'), '对账单.pdf');
  const ticket = await reported(visitor, [file]);
  ticketId = ticket.id;
  await engineer.post(`/tickets/${ticketId}/actions/accept`, {});
  await engineer.post(`/tickets/${ticketId}/actions/note`, {
    note: '内部',
    visibility: 'internal',
  });
  fileLink = (await seen(visitor, ticketId)).attachments[0]?.url ?? '';
  expect((await fetch(api.url + fileLink)).status).toBe(200);
  const users = api.database.collection('users');
  const mine = { _id: new Types.ObjectId(visitor.user.id) };
  await users.updateOne(mine, { $set: { role: 'visitor' } });
  api.rooms.announce({ kind: 'records-changed', records: 'users', ids: [visitor.user.id] });
}, 60_000);
afterAll(() => api.stop());

it.each(['mine', 'organization', 'pool', 'assigned', 'all'])(
  'lists no tickets: %s',
  async (view) => {
    const { status, body } = await visitor.get(`/tickets?view=${view}`);
    expect([status, body.code]).toEqual([403, 'account.role_forbidden']);
  },
);

it('shows no ticket, not even one that they reported', async () => {
  const answers = await Promise.all([
    visitor.get(`/tickets/${ticketId}`),
    visitor.get(`/tickets/${ticketId}/timeline`),
    visitor.post(`/tickets/${ticketId}/actions/message`, { note: '在吗' }),
    visitor.post(`/tickets/${ticketId}/actions/cancel`, { note: '不用了' }),
  ]);
  expect(answers.map(({ body }) => body.code)).toEqual(Array(4).fill('ticket.not_found'));
});

it('shows no ticket that they hold: neither its number nor anybody’s phone', async () => {
  const tickets = api.database.collection('tickets');
  const one = { _id: new Types.ObjectId(ticketId) };
  await tickets.updateOne(one, { $set: { assigneeId: visitor.user.id } });
  const { status, body } = await visitor.get(`/tickets/${ticketId}`);
  await tickets.updateOne(one, { $set: { assigneeId: engineer.user.id } });
  expect(status).toBe(404);
  expect(JSON.stringify(body)).not.toMatch(/SH2026|138/);
});

it('takes no report', async () => {
  expect((await visitor.post('/tickets', aReport())).status).toBe(403);
});

it('opens no file of a ticket', async () => {
  expect((await fetch(api.url + fileLink)).status).toBe(404);
});

it.each(['/staff', '/me/products', '/moderation/flags', '/push-dead-letters', '/set-aside-work'])(
  'refuses %s',
  async (path) => {
    expect((await visitor.get(path)).status).toBe(403);
  },
);

it('does not go on duty', async () => {
  expect((await visitor.patch('/me', { onDuty: true })).status).toBe(403);
});

it('hears of no step on a live connection', async () => {
  const phone = await listenAs(api.url, visitor.token);
  const theirs = await listenAs(api.url, engineer.token);
  await engineer.post(`/tickets/${ticketId}/actions/start`, {});
  await theirs.hears({ type: 'ticket', ticketId, seq: 4 });
  // the answer to this comes after whatever the step had to tell
  phone.say({ type: 'watch', after: { [ticketId]: 1 } });
  await phone.hears({ type: 'resync' });
  expect(phone.heard.map(({ type }) => type)).toEqual(['ready', 'resync']);
  phone.socket.close();
  theirs.socket.close();
});

it.each(['customer', 'internal'] as const)(
  'gets no notice of a step for %s',
  async (visibility) => {
    const role = 'visitor' as Role;
    const { id, name } = visitor.user;
    const one = { id, name, role, preferences: { inbox: true, wechat: true } };
    const directory = { usersWithRole: () => Promise.resolve([{ id, onDuty: true }]) };
    const people = new Map([[id, one]]);
    const _id = new Types.ObjectId(ticketId);
    const entry = {
      ...{ fact: 'entry:99', kind: 'reopen', at: api.clock.now(), text: '', visibility },
      ...{ actorId: engineer.user.id, reporterId: id, followerIds: [id] },
      ...{ assigneeId: id, formerAssigneeId: id },
    };
    await api.database
      .collection('tickets')
      .updateOne({ _id }, { $set: { outbox: [entry], owesSince: entry.at, relayLease: null } });
    const owner = noticeOwners(api.rooms).find(({ kind }) => kind === 'ticket');
    const claimed = await owner?.claim([ticketId], api.clock.now(), 15_000);
    const owed = claimed?.held.get(ticketId)?.entries;
    expect(owed).toHaveLength(1);
    for (const one of owed ?? []) {
      const concerned = await findConcerned(directory, one, noticeKinds.reopen);
      expect(concerned).toEqual([id]);
      expect(recipientsAmong(people, one, concerned)).toEqual([]);
    }
  },
);
