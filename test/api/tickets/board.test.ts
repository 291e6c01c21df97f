import { freeFrom } from '#api/tickets/board/visits-today';
import type { BoardEngineer } from '#shared/tickets/board-api';
import type { TicketReply } from '#shared/tickets/ticket-replies';

import { startTestApi, type SignedInCaller, type TestApi } from '../../support/api';
import { after, aReport, hour, minute, usualBody } from '../../support/tickets';

type Name = 'customer' | 'dispatcher' | 'engineer' | 'engineer2' | 'manager';

let api: TestApi;
let people: Record<Name, SignedInCaller>;

beforeAll(async () => {
  api = await startTestApi({ env: { ASSIGNMENT_MODE: 'manual' } });
  people = {
    customer: await api.signIn('customer'),
    dispatcher: await api.signIn('dispatcher'),
    engineer: await api.signIn('engineer'),
    engineer2: await api.signIn('engineer2'),
    manager: await api.signIn('manager'),
  };
}, 60_000);
afterAll(() => api.stop());

const board = async () => {
  const { status, body } = await people.dispatcher.get<{ items: BoardEngineer[] }>(
    '/desk/engineers',
  );
  expect(status).toBe(200);
  return body.items;
};

const rowOf = async (name: Name) => {
  const found = (await board()).find(({ id }) => id === people[name].user.id);
  if (!found) {
    throw new Error(`${name} is not on the board`);
  }
  return found;
};

const act = async (by: Name, id: string, action: string, body: object = {}) => {
  const reply = await people[by].post<TicketReply>(`/tickets/${id}/actions/${action}`, body);
  expect(reply.status).toBe(200);
};

const submitted = async () => {
  const { body } = await people.customer.post<TicketReply>('/tickets', aReport());
  return body;
};

it('is for those who dispatch', async () => {
  for (const name of ['customer', 'engineer'] as const) {
    expect(await people[name].get('/desk/engineers')).toMatchObject({
      status: 403,
      body: { code: 'account.role_forbidden' },
    });
  }
  expect(await api.anybody.get('/desk/engineers')).toMatchObject({ status: 401 });
});

it('shows what somebody holds and what they are asked to take', async () => {
  const [held, offered] = [await submitted(), await submitted()];
  await act('engineer2', held.id, 'accept');
  await act('dispatcher', offered.id, 'assign', {
    ...{ assigneeId: people.engineer2.user.id, note: '客户点名' },
  });
  expect(await rowOf('engineer2')).toMatchObject({
    presence: 'here',
    openTickets: 2,
    held: expect.arrayContaining([
      {
        id: held.id,
        number: held.number,
        isOffered: false,
        queue: 'working',
        promise: expect.anything() as unknown,
      },
      {
        id: offered.id,
        number: offered.number,
        isOffered: true,
        queue: 'offered',
        promise: expect.anything() as unknown,
      },
    ]) as unknown,
    freeFrom: api.clock.now().toISOString(),
  });
});

it('counts nothing that is done and waits to be accepted', async () => {
  const { id } = await submitted();
  const before = (await rowOf('engineer')).openTickets;
  await act('engineer', id, 'accept');
  expect(await rowOf('engineer')).toMatchObject({ openTickets: before + 1 });
  await act('engineer', id, 'start');
  await act('engineer', id, 'resolve', usualBody('resolve'));
  expect(await rowOf('engineer')).toMatchObject({ openTickets: before });
});

it('shows the visits of today, and until when they last', async () => {
  const { id, number } = await submitted();
  const now = api.clock.now();
  const window = { from: after(-10 * minute, now), to: after(hour, now) };
  await act('engineer', id, 'accept');
  await api.database.collection('tickets').updateOne(
    { number },
    {
      $set: {
        appointment: {
          ...{ seq: 2, windows: [window], picked: window, proposedAt: now },
          place: { name: '二号楼机房', latitude: null, longitude: null },
          ...{ engineerId: people.engineer.user.id, evening: null, hour: null, late: null },
        },
      },
    },
  );
  api.forgetRecords();
  expect(await rowOf('engineer')).toMatchObject({
    visits: [{ ticketId: id, number, place: '二号楼机房', isUnderway: false }],
    freeFrom: window.to.toISOString(),
  });
});

it('says who is on leave, and until when', async () => {
  const to = after(5 * hour, api.clock.now());
  const reply = await people.manager.post('/leave', {
    personId: people.engineer2.user.id,
    from: api.clock.now().toISOString(),
    to: to.toISOString(),
  });
  expect(reply.status).toBe(201);
  const row = await rowOf('engineer2');
  expect(row).toMatchObject({ presence: 'leave', leaveUntil: to.toISOString() });
  expect(row.freeFrom).toBe(to.toISOString());
  const items = await board();
  expect(items.at(-1)?.id).toBe(row.id);
});

it('finds the first moment that lies in no window', () => {
  const at = (minutes: number) => new Date(minutes * minute);
  const windows = [
    { from: at(50), to: at(90) },
    { from: at(0), to: at(60) },
    { from: at(120), to: at(180) },
  ];
  expect(freeFrom(windows, at(10))).toEqual(at(90));
  expect(freeFrom(windows, at(100))).toEqual(at(100));
  expect(freeFrom(windows, at(120))).toEqual(at(180));
});
