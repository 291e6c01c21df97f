import type { TicketSeverity } from '#shared/tickets/ticket-words';

import { after, aTicket, day, hour, lived, minute, ten } from '../../support/tickets';

const at = (milliseconds: number) => after(milliseconds);

it.each([
  ['blocked', 15 * minute, 4 * hour],
  ['degraded', 30 * minute, 8 * hour],
  ['minor', 2 * hour, 24 * hour],
  ['question', 4 * hour, 48 * hour],
] as [TicketSeverity, number, number][])(
  '%s: a solution is promised from the moment of acceptance',
  (severity, _accept, resolve) => {
    const ticket = lived(aTicket({ severity }), ['accept', 'engineer', at(10 * minute)]);
    expect(ticket.promise).toEqual({ kind: 'resolve', dueAt: at(10 * minute + resolve) });
  },
);

const accepted = () => lived(aTicket(), ['accept', 'engineer', at(5 * minute)]);
const solutionDue = at(5 * minute + 4 * hour);

it('promises at first that somebody takes it', () => {
  expect(aTicket().promise).toEqual({ kind: 'accept', dueAt: at(15 * minute) });
});

it('keeps the promise while the work goes on and changes hands', () => {
  const ticket = lived(
    accepted(),
    ['start', 'engineer', at(hour)],
    ['depart', 'engineer', at(hour)],
    ['arrive', 'engineer', at(2 * hour)],
    ['note', 'engineer', at(2 * hour)],
    ['urge', 'customer', at(2 * hour)],
    ['message', 'customer', at(2 * hour)],
    ['escalate', 'engineer', at(3 * hour)],
    ['assign', 'dispatcher', at(3 * hour)],
  );
  expect(ticket.promise).toEqual({ kind: 'resolve', dueAt: solutionDue });
});

it('stops the clock on the customer’s turn and gives back what was left', () => {
  const asked = lived(
    accepted(),
    ['start', 'engineer', at(hour)],
    ['ask', 'engineer', at(2 * hour)],
  );
  expect(asked.promise).toBeNull();
  const answered = lived(asked, ['answer', 'customer', at(3 * day)]);
  const left = 4 * hour + 5 * minute - 2 * hour;
  expect(answered.promise).toEqual({ kind: 'resolve', dueAt: at(3 * day + left) });
});

it('does not forget that it was late before it asked', () => {
  const answered = lived(
    accepted(),
    ['start', 'engineer', at(hour)],
    ['ask', 'engineer', at(5 * minute + 5 * hour)],
    ['answer', 'customer', at(2 * day)],
  );
  expect(answered.promise).toEqual({ kind: 'resolve', dueAt: at(2 * day - hour) });
});

it('does not move the customer’s time when a ticket is given back and taken again', () => {
  const declined = lived(accepted(), ['decline', 'engineer', at(hour)]);
  expect(declined.promise).toEqual({ kind: 'accept', dueAt: at(hour + 15 * minute) });
  const again = lived(declined, ['accept', 'engineer2', at(2 * hour)]);
  expect(again.promise).toEqual({ kind: 'resolve', dueAt: solutionDue });
});

it('keeps the promised acceptance when an assigned engineer declines before accepting', () => {
  const ticket = lived(
    aTicket(),
    ['assign', 'dispatcher', at(minute)],
    ['decline', 'engineer2', at(10 * minute)],
  );
  expect(ticket.promise).toEqual({ kind: 'accept', dueAt: at(15 * minute) });
});

const resolved = () =>
  lived(accepted(), ['start', 'engineer', at(hour)], ['resolve', 'engineer', at(2 * hour)]);

it('announces the automatic confirmation after a resolution', () => {
  expect(resolved().promise).toEqual({ kind: 'confirm', dueAt: at(2 * hour + 3 * day) });
});

it('counts the silence anew from the customer’s last word, not from ours', () => {
  const heard = lived(resolved(), ['message', 'customer', at(day)]);
  expect(heard.promise).toEqual({ kind: 'confirm', dueAt: at(4 * day) });
  const ours = lived(heard, ['message', 'engineer', at(2 * day)]);
  expect(ours.promise).toEqual({ kind: 'confirm', dueAt: at(4 * day) });
});

it('promises a new solution after a rejection and after a reopening', () => {
  const rejected = lived(resolved(), ['reject', 'customer', at(3 * hour)]);
  expect(rejected.promise).toEqual({ kind: 'resolve', dueAt: at(7 * hour) });
  const reopened = lived(
    resolved(),
    ['confirm', 'customer', at(3 * hour)],
    ['reopen', 'customer', at(day)],
  );
  expect(reopened.promise).toEqual({ kind: 'resolve', dueAt: at(day + 4 * hour) });
});

it('promises nothing more once it is over', () => {
  expect(lived(resolved(), ['confirm', 'customer', at(3 * hour)]).promise).toBeNull();
  expect(lived(aTicket(), ['cancel', 'customer', at(minute)]).promise).toBeNull();
});

it('sorts promised tickets by due time and the others behind them, last changed first', () => {
  const soon = accepted();
  const late = lived(aTicket({ severity: 'question' }), ['accept', 'engineer', ten]);
  const closed = lived(resolved(), ['confirm', 'customer', at(3 * hour)]);
  const closedLater = lived(resolved(), ['confirm', 'customer', at(4 * hour)]);
  const sorted = [closed, late, closedLater, soon].sort(
    (a, b) => a.workOrder.getTime() - b.workOrder.getTime(),
  );
  expect(sorted).toEqual([soon, late, closedLater, closed]);
});
