import { titleOf } from '#shared/notices/notice-rule';
import { ticketNotices } from '#shared/tickets/notices/ticket-notices';

it.each(['王$&', "$'$`", '陈志远'])('a title names %s as it is', (assignee) => {
  expect(titleOf(ticketNotices.accept, { assignee })).toBe(`${assignee}已受理您的问题`);
});
