import { sayCriteriaState } from '#miniapp/tickets/criteria-state';
import { ticketActions } from '#shared/tickets/ticket-actions';
import { statusGroups } from '#shared/tickets/ticket-status';

const questioned = { state: 'questioned' } as const;

it('promises other criteria only while somebody can propose them', () => {
  const promising = statusGroups.open.filter((status) =>
    sayCriteriaState({ criteria: questioned, status }, 'customer').includes('会重新给出'),
  );
  // handed back, it waits for whoever takes it
  const open = ['submitted', ...ticketActions.propose_criteria.from];
  expect(promising.toSorted()).toEqual(open.toSorted());
});

it.each(['customer', 'staff'] as const)(
  'says to a %s what was not agreed before the end',
  (side) => {
    expect(sayCriteriaState({ criteria: questioned, status: 'resolved' }, side)).toMatch(
      /没有重新约定$/,
    );
  },
);

it.each(['closed', 'cancelled'] as const)('asks for nothing once it is %s', (status) => {
  expect(sayCriteriaState({ criteria: { state: 'proposed' }, status }, 'customer')).toBe('');
  expect(sayCriteriaState({ criteria: { state: 'agreed' }, status }, 'staff')).toBe('');
});
