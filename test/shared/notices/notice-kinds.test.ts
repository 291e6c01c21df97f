import { noticeKindNames, noticeKinds } from '#shared/notices/notice-kinds';
import { ticketActionNames } from '#shared/tickets/ticket-actions';

// written down by hand: who is to hear of what
const expected: Record<string, string> = {
  submit: 'pool, desk',
  accept: 'reporter',
  assign: 'assignee, former assignee, reporter',
  decline: 'desk',
  start: 'reporter',
  depart: 'reporter',
  arrive: 'reporter',
  note: 'reporter, assignee',
  ask: 'reporter',
  answer: 'assignee',
  escalate: 'desk',
  resolve: 'reporter, followers',
  confirm: 'reporter, assignee',
  reject: 'assignee, desk',
  reopen: 'assignee, reporter, desk',
  cancel: 'assignee, reporter',
  urge: 'assignee, desk',
  message: 'reporter, followers, assignee',
  rate: 'assignee',
};

it('has words for every action and for the report itself', () => {
  expect([...noticeKindNames].sort()).toEqual(['submit', ...ticketActionNames].sort());
});

it.each(noticeKindNames)('%s reaches those who are to hear of it', (kind) => {
  expect(noticeKinds[kind].to.join(', ')).toBe(expected[kind]);
});
