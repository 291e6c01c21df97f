import type { TicketScope, TicketSeverity } from '#shared/tickets/ticket-words';

import { after, aTicket, day, hour, lived, minute, ten } from '../../support/tickets';

const at = (milliseconds: number) => after(milliseconds);
const local = (time: string) => new Date(`${time}+08:00`);

// ten is on a Saturday, when only what stops a business is worked on
it.each([
  ['blocked', 'team', '2026-11-21T10:15', '2026-11-21T12:00'],
  ['blocked', 'me', '2026-11-23T09:30', '2026-11-23T18:00'],
  ['degraded', 'organization', '2026-11-23T09:30', '2026-11-23T18:00'],
  ['minor', 'team', '2026-11-23T09:30', '2026-11-25T18:00'],
  ['question', 'organization', '2026-11-23T09:30', '2026-11-27T18:00'],
] as [TicketSeverity, TicketScope, string, string][])(
  '%s for %s, reported on a Saturday: taken by %s, solved by %s',
  (severity, scope, accept, resolve) => {
    const ticket = aTicket({ severity, scope });
    expect(ticket.promise).toEqual({ kind: 'accept', dueAt: local(accept) });
    const accepted = lived(ticket, ['accept', 'engineer', at(10 * minute)]);
    expect(accepted.promise).toEqual({ kind: 'resolve', dueAt: local(resolve) });
  },
);

it('promises nobody a time within the National Day week', () => {
  const reported = aTicket({ createdAt: local('2026-10-01T10:00') });
  expect(reported.promise?.dueAt).toEqual(local('2026-10-08T09:30'));
  const accepted = lived(reported, ['accept', 'engineer', local('2026-10-02T10:00')]);
  expect(accepted.promise?.dueAt).toEqual(local('2026-10-08T18:00'));
});

it('begins a solution with its report and counts working time: from Monday 16:40 to Tuesday 16:40', () => {
  const reported = aTicket({ createdAt: local('2026-11-23T16:40') });
  expect(reported.promise?.dueAt).toEqual(local('2026-11-23T17:10'));
  const accepted = lived(reported, ['accept', 'engineer', local('2026-11-23T17:00')]);
  expect(accepted.promise?.dueAt).toEqual(local('2026-11-24T16:40'));
});

// a stopped team: whatever follows is round the clock
const urgent = () => aTicket({ scope: 'team' });
const accepted = () => lived(urgent(), ['accept', 'engineer', at(5 * minute)]);
const solutionDue = at(2 * hour);

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
  const asked = lived(accepted(), ['start', 'engineer', at(hour)], ['ask', 'engineer', at(hour)]);
  expect(asked.promise).toBeNull();
  const answered = lived(asked, ['answer', 'customer', at(3 * day)]);
  expect(answered.promise).toEqual({ kind: 'resolve', dueAt: at(3 * day + hour) });
});

it('stops a clock that runs in working time, too, as often as it is asked', () => {
  const created = aTicket({ createdAt: local('2026-11-27T09:00') });
  const answered = lived(
    created,
    ['accept', 'engineer', local('2026-11-27T16:00')],
    ['start', 'engineer', local('2026-11-27T16:00')],
    ['ask', 'engineer', local('2026-11-27T17:00')],
    ['answer', 'customer', local('2026-11-29T12:00')],
    ['ask', 'engineer', local('2026-11-30T09:30')],
    ['answer', 'customer', local('2026-11-30T13:30')],
  );
  // seven hours on Friday, half an hour on Monday morning
  expect(answered.promise?.dueAt).toEqual(local('2026-11-30T14:00'));
});

it('does not forget that it was late before it asked', () => {
  const answered = lived(
    accepted(),
    ['start', 'engineer', at(hour)],
    ['ask', 'engineer', at(5 * minute + 3 * hour)],
    ['answer', 'customer', at(2 * day)],
  );
  expect(answered.promise).toEqual({ kind: 'resolve', dueAt: solutionDue });
});

it('does not move the customer’s time when a ticket is given back and taken again', () => {
  const declined = lived(accepted(), ['hand_over', 'engineer', at(hour)]);
  expect(declined.promise).toEqual({ kind: 'accept', dueAt: at(hour + 15 * minute) });
  const again = lived(declined, ['accept', 'engineer2', at(2 * hour)]);
  expect(again.promise).toEqual({ kind: 'resolve', dueAt: solutionDue });
});

it('keeps the promised acceptance when whoever was asked declines', () => {
  const ticket = lived(
    urgent(),
    ['assign', 'dispatcher', at(minute)],
    ['decline', 'engineer2', at(10 * minute)],
  );
  expect(ticket.promise).toEqual({ kind: 'accept', dueAt: at(15 * minute) });
});

const resolved = () =>
  lived(accepted(), ['start', 'engineer', at(hour)], ['resolve', 'engineer', at(2 * hour)]);

it('announces the automatic confirmation after a resolution', () => {
  expect(resolved().promise).toEqual({ kind: 'confirm', dueAt: local('2026-11-27T13:00') });
});

it('counts the silence anew from the customer’s last word, not from ours', () => {
  const heard = lived(resolved(), ['message', 'customer', at(2 * day)]);
  expect(heard.promise).toEqual({ kind: 'confirm', dueAt: local('2026-11-30T10:00') });
  // never sooner than they were told
  const sooner = lived(resolved(), ['message', 'customer', at(day)]);
  expect(sooner.promise).toEqual(resolved().promise);
  const ours = lived(heard, ['message', 'engineer', at(3 * day)]);
  expect(ours.promise).toEqual(heard.promise);
});

it('promises a new solution after a rejection and after a reopening', () => {
  const rejected = lived(resolved(), ['reject', 'customer', at(3 * hour)]);
  expect(rejected.promise).toEqual({ kind: 'resolve', dueAt: at(5 * hour) });
  const reopened = lived(
    resolved(),
    ['confirm', 'customer', at(3 * hour)],
    ['reopen', 'customer', at(day)],
  );
  expect(reopened.promise).toEqual({ kind: 'resolve', dueAt: at(day + 2 * hour) });
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
