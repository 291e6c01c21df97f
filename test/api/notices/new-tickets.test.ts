import type { NoticeReply } from '#shared/notices/notice-api';
import type { TicketReply, TicketSummary } from '#shared/tickets/ticket-replies';

import { startTestApi, type SignedInCaller, type TestApi } from '../../support/api';
import { listenAs } from '../../support/live-phone';
import { eventually } from '../../support/moderated-api';
import { aReport } from '../../support/tickets';

const names = ['customer', 'engineer', 'engineer2', 'dispatcher', 'manager'] as const;
type Name = (typeof names)[number];

let api: TestApi;
const people = {} as Record<Name, SignedInCaller>;
beforeAll(async () => {
  api = await startTestApi({ env: { ASSIGNMENT_MODE: 'pool' } });
  for (const name of names) {
    people[name] = await api.signIn(name);
  }
}, 60_000);
afterAll(() => api.stop());

async function report(): Promise<string> {
  return (await people.customer.post<TicketReply>('/tickets', aReport())).body.id;
}

async function kindsOf(name: Name, ticketId: string): Promise<string[]> {
  const { body } = await people[name].get<{ items: NoticeReply[] }>('/notifications');
  return body.items.filter((item) => item.ticketId === ticketId).map(({ kind }) => kind);
}

/** Nothing is owed of it any more. */
async function told(ticketId: string) {
  const { outbox } = api.rooms.tickets;
  await eventually(async () => {
    const search = { leaseFor: 0, passedOver: [], most: 100 };
    return !(await outbox.due(api.clock.now(), search)).includes(ticketId);
  });
}

it('is told to engineers who fit and are on duty, and written into no inbox of the desk', async () => {
  await people.engineer2.patch('/me', { onDuty: false });
  const id = await report();
  await eventually(async () => (await kindsOf('engineer', id)).length > 0);
  await told(id);
  const kinds = await Promise.all(names.map((name) => kindsOf(name, id)));
  expect(kinds).toEqual([[], ['pooled'], [], [], []]);
  const pushes = await api.database.collection('pushes').find({ 'source.id': id }).toArray();
  expect(pushes.map((push) => String(push['recipientId']))).toEqual([people.engineer.user.id]);
  await people.engineer2.patch('/me', { onDuty: true });
});

it('stands in the desk’s list as soon as the desk’s phones hear of it', async () => {
  const desk = await Promise.all(
    (['dispatcher', 'manager'] as const).map((name) => listenAs(api.url, people[name].token)),
  );
  const id = await report();
  await Promise.all(desk.map((phone) => phone.hears({ type: 'ticket', ticketId: id, seq: 1 })));
  const path = '/tickets?view=pool&status=';
  const { body } = await people.dispatcher.get<{ items: TicketSummary[] }>(path);
  expect(body.items.map((ticket) => ticket.id)).toContain(id);
  await told(id);
  expect(desk.flatMap(({ heard }) => heard).map(({ type }) => type)).not.toContain('inbox');
  desk.forEach(({ socket }) => {
    socket.close();
  });
});

it('still lets the desk hear of what it must look at', async () => {
  const id = await report();
  await people.engineer.post(`/tickets/${id}/actions/accept`, {});
  await people.engineer.post(`/tickets/${id}/actions/escalate`, { note: '请支援' });
  await eventually(async () => (await kindsOf('dispatcher', id)).includes('escalate'));
  expect(await kindsOf('dispatcher', id)).toEqual(['escalate']);
});
