import { outcomesOf } from '#shared/follow-ups/follow-up-words';
import type { TicketStatus } from '#shared/tickets/ticket-status';

const byPhone = (status: TicketStatus, attempts = 0) =>
  outcomesOf({ kind: 'by_phone', attempts }, status);
const names = (offered: ReturnType<typeof outcomesOf>) => offered.map(({ name }) => name);

it('offers what can have come of any call', () => {
  const offered = outcomesOf({ kind: 'bad_rating', attempts: 0 }, 'closed');
  expect(names(offered)).toEqual(['satisfied', 'unsolved', 'declined', 'not_reached']);
  expect(offered[1]?.line).toBe('可以同时重新打开工单');
});

it('lets nobody give up before it was tried three times', () => {
  for (const kind of ['bad_rating', 'planned', 'by_phone'] as const) {
    const after = (attempts: number) => names(outcomesOf({ kind, attempts }, 'resolved'));
    expect(after(2)).not.toContain('unreachable');
    expect(after(3)).toContain('unreachable');
  }
});

it('says what becomes of the ticket of somebody who has no app', () => {
  const lines = byPhone('resolved', 3).map(({ name, line }) => [name, line]);
  expect(Object.fromEntries(lines)).toEqual({
    satisfied: '替客户确认，工单结束',
    unsolved: '工单退回，继续处理',
    declined: '按已解决结束工单',
    not_reached: '记一次，回访还在',
    unreachable: '打过 3 次以后才能选，按没有回应结束',
  });
});

it('asks for the answer where a question was asked', () => {
  expect(names(byPhone('awaiting_customer'))).toEqual(['satisfied', 'declined', 'not_reached']);
  expect(byPhone('awaiting_customer')[0]?.label).toBe('已联系上，客户回答了');
});
