import {
  isIn,
  statusGroups,
  ticketStatuses,
  type StatusGroup,
} from '#shared/tickets/ticket-status';

// written down by hand: what the lists are made of
it.each<[StatusGroup, string]>([
  ['open', 'submitted accepted in_progress awaiting_customer resolved'],
  ['ours', 'submitted accepted in_progress'],
  ['working', 'accepted in_progress'],
  ['inHand', 'submitted accepted in_progress awaiting_customer'],
  ['customer', 'awaiting_customer resolved'],
  ['over', 'closed cancelled'],
])('%s: %s', (group, statuses) => {
  expect(statusGroups[group].join(' ')).toBe(statuses);
});

it.each(ticketStatuses)('%s is somebody’s turn or over, never both and never neither', (status) => {
  const groups = (['ours', 'customer', 'over'] as const).filter((group) => isIn(group, status));
  expect(groups).toHaveLength(1);
  expect(isIn('open', status)).toBe(!isIn('over', status));
});
