import { mayRead, relationsTo } from '#api/tickets/relations';

import { aTicket, cast, lived, type CastName } from '../../support/tickets';

const submitted = aTicket();
const held = lived(submitted, ['accept', 'engineer']);

it.each([
  ['customer', submitted, 'reporter'],
  ['colleague', submitted, 'follower'],
  ['stranger', submitted, ''],
  ['engineer', submitted, 'pool staff'],
  ['engineer', held, 'assignee staff'],
  ['engineer2', held, 'staff'],
  ['dispatcher', held, 'dispatcher staff'],
  ['manager', held, 'manager staff'],
] as const)('%s stands to a ticket as %#: %s', (name, ticket, relations) => {
  expect([...relationsTo(ticket, cast[name], true)].join(' ')).toBe(relations);
});

it('takes the product itself for nobody else', () => {
  expect([...relationsTo(submitted, null, true)]).toEqual(['system']);
});

it('has no followers where the organization keeps tickets apart', () => {
  expect([...relationsTo(submitted, cast.colleague, false)]).toEqual([]);
});

it('does not take two people without an organization for colleagues', () => {
  const alone = { ...cast.colleague, organizationId: null };
  expect([...relationsTo(aTicket({ organizationId: null }), alone, true)]).toEqual([]);
});

it('remembers who has worked on a ticket: what they know of it they may still write down', () => {
  const handedOver = lived(held, ['start', 'engineer'], ['hand_over', 'engineer']);
  const relations = relationsTo({ ...handedOver, offer: null }, cast.engineer, true);
  expect([...relations].join(' ')).toBe('pool helper staff');
  const taken = lived(handedOver, ['accept', 'engineer2']);
  expect([...relationsTo(taken, cast.engineer, true)].join(' ')).toBe('helper staff');
});

it('is not in the pool while somebody is asked to take it', () => {
  const assigned = lived(submitted, ['assign', 'dispatcher']);
  expect([...relationsTo(assigned, cast.engineer, true)]).toEqual(['staff']);
  expect([...relationsTo(assigned, cast.engineer2, true)]).toEqual(['offered', 'staff']);
});

it.each([
  ['customer', true],
  ['colleague', true],
  ['stranger', false],
  ['engineer2', true],
  ['dispatcher', true],
  ['manager', true],
] as [CastName, boolean][])('%s may read a held ticket: %s', (name, isAllowed) => {
  expect(mayRead(cast[name], relationsTo(held, cast[name], true))).toBe(isAllowed);
});
