import { noOtherProcess, type RecordChanges } from '#api/cache/index';
import { cachedTickets } from '#api/tickets/cached-tickets';
import { actOnTicket, submitTicket } from '#api/tickets/index';
import { listTickets } from '#api/tickets/list-tickets';
import { readTicket } from '#api/tickets/read-ticket';
import { ticketRepository } from '#api/tickets/ticket-repository';
import type { TicketAction } from '#shared/tickets/ticket-actions';
import type { ActionBody } from '#shared/tickets/ticket-api';
import type { TicketView } from '#shared/tickets/ticket-api';

import { watchCommands } from '../../support/count-commands';
import { aReport, cast, usualBody, type CastName } from '../../support/tickets';
import { startTicketRoom } from '../../support/tickets/ticket-room';

const room = await startTicketRoom();
const commands = watchCommands(room.database);
const bus = noOtherProcess();
// two processes that hear each other, and one that hears nobody
const here = processThat(bus);
const there = processThat(bus);
const deaf = processThat(noOtherProcess());
afterAll(() => room.close());

function processThat(changes: RecordChanges) {
  const deps = {
    ...room.tickets,
    tickets: cachedTickets(ticketRepository(room.database), changes),
  };
  return {
    submit: async (by: CastName = 'customer') =>
      (await submitTicket(deps, { actor: cast[by], body: aReport(), idempotencyKey: null })).id,
    act: (ticketId: string, action: TicketAction, more: Acting) => {
      const { by, body = usualBody(action), key = null } = more;
      return actOnTicket(deps, { ticketId, action, actor: cast[by], body, idempotencyKey: key });
    },
    read: async (id: string, by: CastName) => {
      const { ticket } = await readTicket(deps, { id, actor: cast[by] });
      return ticket.timeline.map(({ kind }) => kind);
    },
    list: async (view: TicketView, by: CastName) => {
      const { items } = await listTickets(deps, { actor: cast[by], view, limit: 20 });
      return items.map(({ id }) => id);
    },
    steps: (steps: { ticketId: string; seq: number }[]) => deps.tickets.findSteps(steps),
    find: deps.tickets.find,
  };
}

type Acting = { by: CastName; body?: ActionBody; key?: string };

it('reads a ticket once for each side', async () => {
  const id = await here.submit();
  const read = (by: CastName) => commands.during(() => here.read(id, by));
  expect(await read('engineer')).toEqual(['find tickets']);
  expect(await read('dispatcher')).toEqual([]);
  expect(await read('customer')).toEqual(['find tickets']);
  expect(await read('customer')).toEqual([]);
});

it('shows a step that was taken in another process, to both sides', async () => {
  const id = await here.submit();
  await Promise.all([here.read(id, 'customer'), here.read(id, 'engineer')]);
  await there.act(id, 'accept', { by: 'engineer' });
  expect(await here.read(id, 'customer')).toEqual(['submit', 'accept']);
  expect(await here.read(id, 'engineer')).toEqual(['submit', 'accept']);
});

it('keeps internal notes from customers, also when staff have just read them', async () => {
  const id = await here.submit();
  await here.act(id, 'accept', { by: 'engineer' });
  await here.act(id, 'note', { by: 'engineer' });
  expect(await here.read(id, 'engineer')).toEqual(['submit', 'accept', 'note']);
  expect(await here.read(id, 'customer')).toEqual(['submit', 'accept']);
  // an id that would name what is kept for the others
  expect(await here.find(`${id} all`, { isForCustomers: true })).toBeNull();
});

const views: [TicketView, CastName][] = [
  ['mine', 'customer'],
  ['organization', 'colleague'],
  ['pool', 'engineer'],
  ['assigned', 'engineer'],
  ['all', 'dispatcher'],
];

it.each(views)('reads the list “%s” once, until a ticket changes it', async (view, by) => {
  const list = () => commands.during(() => here.list(view, by));
  await here.list(view, by);
  expect(await list()).toEqual([]);
  const id = await there.submit();
  expect((await here.list(view, by)).includes(id)).toBe(view !== 'assigned');
  await there.act(id, 'accept', { by: 'engineer' });
  expect((await here.list(view, by)).includes(id)).toBe(view !== 'pool');
});

it('takes a ticket off the list of whoever held it before', async () => {
  const id = await here.submit();
  await here.act(id, 'accept', { by: 'engineer' });
  expect(await here.list('assigned', 'engineer')).toContain(id);
  expect(await here.list('assigned', 'engineer2')).not.toContain(id);
  const body = { assigneeId: cast.engineer2.id, note: '换人' };
  await there.act(id, 'assign', { by: 'dispatcher', body });
  expect(await here.list('assigned', 'engineer')).toContain(id);
  expect(await here.list('offered', 'engineer2')).toContain(id);
  await there.act(id, 'accept', { by: 'engineer2' });
  expect(await here.list('offered', 'engineer2')).not.toContain(id);
  expect(await here.list('assigned', 'engineer')).not.toContain(id);
  expect(await here.list('assigned', 'engineer2')).toContain(id);
});

it('does a request once that comes again to a process that has not heard of the first', async () => {
  const id = await here.submit();
  await deaf.read(id, 'customer');
  const again = { by: 'customer', body: { note: '还在吗' }, key: 'the same' } as const;
  await here.act(id, 'message', again);
  await deaf.act(id, 'message', again);
  expect(await here.read(id, 'customer')).toEqual(['submit', 'message']);
});

it('decides a step anew that was decided on what is no longer so', async () => {
  const id = await here.submit();
  await deaf.read(id, 'engineer2');
  await here.act(id, 'accept', { by: 'engineer' });
  await expect(deaf.act(id, 'accept', { by: 'engineer2' })).rejects.toThrow();
  await deaf.act(id, 'message', { by: 'customer', body: { note: '谢谢' } });
  expect(await here.read(id, 'customer')).toEqual(['submit', 'accept', 'message']);
});

it('refuses no step on a ticket that is no longer so', async () => {
  const id = await here.submit();
  await deaf.read(id, 'engineer');
  await here.act(id, 'accept', { by: 'engineer' });
  await deaf.act(id, 'start', { by: 'engineer' });
  expect(await here.read(id, 'customer')).toEqual(['submit', 'accept', 'start']);
});

it('reads steps once, until their ticket changes', async () => {
  const ids = [await here.submit(), await here.submit()];
  const steps = ids.map((ticketId) => ({ ticketId, seq: 1 }));
  const ask = () => commands.during(() => here.steps(steps));
  expect(await ask()).toEqual(['find tickets']);
  expect(await ask()).toEqual([]);
  await there.act(ids[0] ?? '', 'accept', { by: 'engineer' });
  const found = await here.steps(steps);
  expect(found.map(({ status }) => status)).toEqual(['accepted', 'submitted']);
  expect(await ask()).toEqual([]);
  expect(await here.steps([{ ticketId: 'no id', seq: 1 }])).toEqual([]);
});
