import { listTickets } from '#api/tickets/list-tickets';
import type { SubmitBody, TicketView } from '#shared/tickets/ticket-api';

import { after, cast, hour, minute, ten, type CastName } from '../../support/tickets';
import { startTicketRoom, type TicketRoom } from '../../support/tickets/ticket-room';

let room: TicketRoom;
const ids: Record<string, string> = {};

beforeAll(async () => {
  room = await startTicketRoom();
  const at = (
    name: string,
    milliseconds: number,
    by: CastName,
    weight: Partial<SubmitBody> = {},
  ) => {
    room.world.now = after(milliseconds);
    const body = {
      description: `${name}：报表不对 (50%)`,
      severity: 'question' as const,
      ...weight,
    };
    return room.submit(body, by).then(({ id }) => {
      ids[name] = id;
      return id;
    });
  };
  await at('calm', 0, 'customer');
  await at('urgent', minute, 'customer', { severity: 'blocked', scope: 'organization' });
  const held = await at('held', 2 * minute, 'colleague', { severity: 'minor' });
  await room.act(held, 'accept', 'engineer');
  const asked = await at('asked', 3 * minute, 'stranger');
  await room.act(asked, 'accept', 'engineer');
  await room.act(asked, 'start', 'engineer');
  await room.act(asked, 'ask', 'engineer');
});
afterAll(() => room.close());
beforeEach(() => {
  room.world.colleaguesFollow = true;
  room.world.now = after(hour, ten);
});

const names = async (
  view: TicketView,
  by: CastName,
  more: { status?: string; q?: string; limit?: number; cursor?: string } = {},
) => {
  const page = await listTickets(room.tickets, { actor: cast[by], view, limit: 20, ...more });
  return page.items.map(({ id }) => Object.keys(ids).find((name) => ids[name] === id)).join(' ');
};

it.each([
  ['mine', 'customer', 'urgent calm'],
  ['mine', 'colleague', 'held'],
  ['mine', 'engineer', ''],
  ['organization', 'customer', 'held urgent calm'],
  ['organization', 'stranger', ''],
  ['organization', 'dispatcher', ''],
  ['pool', 'engineer2', 'urgent calm'],
  ['pool', 'manager', 'urgent calm'],
  ['assigned', 'engineer', 'held asked'],
  ['assigned', 'engineer2', ''],
  ['all', 'dispatcher', 'asked held urgent calm'],
  ['all', 'manager', 'asked held urgent calm'],
] as const)('view %s for %s: %s', async (view, by, expected) => {
  expect(await names(view, by)).toBe(expected);
});

it('keeps colleagues’ tickets to themselves where the organization wants it', async () => {
  room.world.colleaguesFollow = false;
  expect(await names('organization', 'customer')).toBe('');
});

it.each([
  ['all', 'engineer'],
  ['all', 'customer'],
  ['pool', 'customer'],
  ['assigned', 'customer'],
] as const)('refuses view %s for %s', async (view, by) => {
  await expect(names(view, by)).rejects.toMatchObject({ code: 'account.role_forbidden' });
});

it.each([
  ['accepted', 'held'],
  ['accepted,awaiting_customer', 'asked held'],
  ['closed', ''],
])('narrows to the statuses %s', async (status, expected) => {
  expect(await names('all', 'manager', { status })).toBe(expected);
});

it('refuses a status that does not exist', async () => {
  await expect(names('all', 'manager', { status: 'lost' })).rejects.toMatchObject({
    code: 'request.invalid',
  });
});

it.each([
  ['urgent', 'urgent'],
  ['URGENT：报表', 'urgent'],
  ['SH20261121-0003', 'held'],
  ['启明', 'held urgent calm'],
  ['(50%)', 'asked held urgent calm'],
  ['.*', ''],
])('finds “%s” in number, description and organization', async (q, expected) => {
  expect(await names('all', 'manager', { q })).toBe(expected);
});

it.each([
  ['a separator of lines', '\u2028'],
  ['a NUL', '\0'],
  ['half a sign', '\ud83d'],
  ['a slash', '/'],
  ['an option', '(?i)'],
  ['thousands of signs', 'a'.repeat(10_000)],
])('finds nothing for %s, and does not mind', async (_, q) => {
  await expect(names('all', 'manager', { q: `没有${q}` })).resolves.toBe('');
});

it('does not search for somebody who has left', async () => {
  const reason = new Error('left');
  const signal = AbortSignal.abort(reason);
  const searching = listTickets(room.tickets, {
    ...{ actor: cast.manager, view: 'all', limit: 20, q: 'held' },
    signal,
  });
  await expect(searching).rejects.toBe(reason);
});

it('searches only within the view', async () => {
  expect(await names('mine', 'customer', { q: 'held' })).toBe('');
});

it.each(['all', 'pool'] as const)('pages %s without skipping or repeating', async (view) => {
  const seen: (string | undefined)[] = [];
  let cursor: string | undefined;
  do {
    const page = await listTickets(room.tickets, {
      actor: cast.manager,
      view,
      limit: 1,
      cursor,
    });
    seen.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  const whole = await listTickets(room.tickets, { actor: cast.manager, view, limit: 100 });
  expect(seen).toEqual(whole.items.map(({ id }) => id));
});
