import type { TicketReply } from '#shared/tickets/ticket-replies';

import { startTestApi, type SignedInCaller, type TestApi } from '../../support/api';
import { listenAs, ringUp, type LivePhone } from '../../support/live-phone';
import { aReport } from '../../support/tickets';

const names = [
  'customer',
  'colleague',
  'stranger',
  'engineer',
  'engineer2',
  'dispatcher',
  'manager',
] as const;
type Name = (typeof names)[number];

let api: TestApi;
let people: Record<Name, SignedInCaller>;
let phones: Record<Name, LivePhone>;

beforeAll(async () => {
  api = await startTestApi();
  people = await each(api.signIn);
}, 60_000);
beforeEach(async () => {
  phones = await each((name) => listenAs(api.url, people[name].token));
});
afterEach(() => {
  Object.values(phones).forEach(({ socket }) => {
    socket.close();
  });
});
afterAll(() => api.stop());

async function each<T>(make: (name: Name) => Promise<T>): Promise<Record<Name, T>> {
  const made: [Name, T][] = [];
  for (const name of names) {
    made.push([name, await make(name)]);
  }
  return Object.fromEntries(made) as Record<Name, T>;
}

async function report(): Promise<string> {
  const { body } = await people.customer.post<TicketReply>('/tickets', aReport());
  return body.id;
}

async function act(by: Name, ticketId: string, action: string, body: object = {}) {
  const answer = await people[by].post(`/tickets/${ticketId}/actions/${action}`, body);
  expect(answer.status).toBe(200);
}

/** After this, everything that was to be heard of earlier steps has been heard. */
async function everybodyHears(ticketId: string, seq: number, listeners: readonly Name[]) {
  await Promise.all(listeners.map((name) => phones[name].hears({ type: 'ticket', ticketId, seq })));
}

it('tells everybody whose page or list a step changes, and nobody else', async () => {
  const id = await report();
  await everybodyHears(id, 1, ['customer', 'colleague', 'engineer', 'engineer2', 'dispatcher']);
  await act('engineer', id, 'accept');
  // the ticket left the pool, so the other engineer's list changed too
  await everybodyHears(id, 2, ['customer', 'colleague', 'engineer', 'engineer2', 'manager']);
  await act('engineer', id, 'start');
  await act('customer', id, 'message', { note: '好的' });
  await everybodyHears(id, 4, ['customer', 'colleague', 'engineer', 'dispatcher', 'manager']);
  expect(phones.customer.seqs(id)).toEqual([1, 2, 3, 4]);
  expect(phones.engineer2.seqs(id)).toEqual([1, 2]);
  expect(phones.stranger.seqs(id)).toEqual([]);
});

it('tells who lost a ticket and who got it', async () => {
  const id = await report();
  await act('engineer', id, 'accept');
  await act('dispatcher', id, 'assign', {
    assigneeId: people.engineer2.user.id,
    note: '熟悉这套账',
  });
  await everybodyHears(id, 3, ['engineer', 'engineer2']);
});

it('never lets customers hear of internal entries, live or later', async () => {
  const id = await report();
  await act('engineer', id, 'accept');
  await act('engineer', id, 'start');
  await act('engineer', id, 'note', { note: '账套可能被改过', visibility: 'internal' });
  await act('engineer', id, 'escalate', { note: '请支援' });
  await act('engineer', id, 'message', { note: '正在看' });
  await everybodyHears(id, 6, ['customer', 'colleague', 'dispatcher', 'engineer']);
  expect(phones.dispatcher.seqs(id)).toEqual([1, 2, 3, 4, 5, 6]);
  expect(phones.customer.seqs(id)).toEqual([1, 2, 3, 6]);
  expect(phones.colleague.seqs(id)).toEqual([1, 2, 3, 6]);

  const later = await listenAs(api.url, people.customer.token, { [id]: 1 });
  await later.hears({ seq: 6 });
  expect(later.seqs(id)).toEqual([2, 3, 6]);
  later.socket.close();
});

it('tells who asks in the address what was missed, of several tickets', async () => {
  const [first, second] = [await report(), await report()];
  await act('engineer', first, 'accept');
  await act('engineer', second, 'accept');
  await act('engineer', second, 'start');
  const query = `?token=${people.customer.token}&after=${first}:1,${second}:1`;
  const back = await ringUp(api.url, { query });
  await back.hears({ ticketId: second, seq: 3 });
  expect([back.seqs(first), back.seqs(second)]).toEqual([[2], [2, 3]]);
  back.socket.close();
});

it('keeps the words out of events', async () => {
  const id = await report();
  await act('customer', id, 'message', { note: '只给页面看的话' });
  await everybodyHears(id, 2, ['customer', 'dispatcher']);
  const all = Object.values(phones).flatMap(({ heard }) => heard);
  expect(JSON.stringify(all)).not.toMatch(/只给页面看的话|林晓|导入/);
});

it('tells a colleague on the staff side what is on their screen', async () => {
  const id = await report();
  await act('engineer', id, 'accept');
  phones.engineer2.say({ type: 'watch', after: { [id]: 1 } });
  await phones.engineer2.hears({ type: 'ticket', ticketId: id, seq: 2 });
  await act('engineer', id, 'start');
  await phones.engineer2.hears({ type: 'ticket', ticketId: id, seq: 3 });
  phones.engineer2.say({ type: 'watch', after: {} });
  await act('engineer', id, 'message', { note: '在看了' });
  await act('engineer', await report(), 'accept');
  await everybodyHears(id, 4, ['dispatcher']);
  expect(phones.engineer2.seqs(id).filter((seq) => seq > 3)).toEqual([]);
});

it('tells a customer nothing of a ticket that is not theirs, whatever they ask for', async () => {
  const id = await report();
  phones.stranger.say({ type: 'watch', after: { [id]: 0 } });
  // as for a ticket that does not exist: the page asks, and is told
  await phones.stranger.hears({ type: 'resync' });
  await act('engineer', id, 'accept');
  await everybodyHears(id, 2, ['customer']);
  const mine = (await people.stranger.post<TicketReply>('/tickets', aReport())).body.id;
  await phones.stranger.hears({ ticketId: mine });
  expect(phones.stranger.seqs(id)).toEqual([]);
});

it('tells how many notices are unread, on every phone of a person', async () => {
  const second = await listenAs(api.url, people.customer.token);
  await people.customer.post('/notifications/read', { all: true });
  await second.hears({ type: 'inbox', unread: 0 });
  const id = await report();
  // the first engineer has their hands full by now
  await act('engineer2', id, 'accept');
  await second.hears({ type: 'inbox', unread: 1 });
  await phones.customer.hears({ type: 'inbox', unread: 1 });
  expect(phones.stranger.heard.filter(({ type }) => type === 'inbox')).toEqual([]);
  second.socket.close();
});
