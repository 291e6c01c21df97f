import { asIfDone, statusIfDone } from '#miniapp/tickets/outbox/as-if-done';
import type { QueuedStep } from '#miniapp/tickets/outbox/queued-step';
import type { TicketReply } from '#shared/tickets/ticket-replies';

const me = { id: 'e', name: '陈志远', role: 'engineer' as const, avatarUrl: null };
const at = (minutes: number) => new Date(Date.UTC(2026, 10, 30, 6, minutes)).toISOString();
const due = at(55);

/** Of a ticket only what is drawn from matters here. */
const ticket = {
  ...{ id: 't', status: 'accepted', outcome: null, relations: ['assignee', 'staff'] },
  ...{ assignee: me, appointment: null, trip: null, visit: { address: '八楼', preferredTime: '' } },
  ...{ promise: { kind: 'resolve', dueAt: due }, clocks: [{ promise: 'solution', due }] },
  stepTimes: [at(0), at(1), null, null, null],
  ...{ rating: null, tasks: [], criteria: null },
  timeline: [{ seq: 1 }, { seq: 2 }],
  allowedActions: ['start', 'correct'],
} as unknown as TicketReply;

const step = (action: QueuedStep['action'], minutes: number, body: QueuedStep['body'] = {}) => ({
  ...{ key: `${action}${minutes}`, ticketId: 't', action, body, pictures: null },
  happenedAt: at(minutes),
  known: { number: 'SH20261130-0001', status: 'accepted' as const, seq: 2 },
});

it('shows a visit step by step, each with the next one to come', () => {
  const place = { name: '八楼' };
  const shown = (...steps: QueuedStep[]) => asIfDone(ticket, steps, me);
  const departed = shown(step('depart', 10, { expectedAt: at(30) }));
  expect(departed).toMatchObject({
    status: 'in_progress',
    trip: { departedAt: at(10), expectedAt: at(30), arrivedAt: null },
    stepTimes: [at(0), at(1), at(10), null, null],
  });
  const arrived = shown(step('depart', 10), step('arrive', 20, { place }));
  expect(arrived.trip).toMatchObject({ departedAt: at(10), arrivedAt: at(20) });
  expect(arrived.allowedActions).toContain('resolve');
  expect(arrived.allowedActions).not.toContain('start');
  const resolution = { cause: '电源坏了', solution: '换了电源' };
  const resolved = shown(step('arrive', 20, { place }), step('resolve', 40, { resolution }));
  expect(resolved).toMatchObject({ status: 'resolved', promise: null });
  expect(resolved.timeline.slice(2)).toMatchObject([
    { seq: 3, kind: 'arrive', at: at(20), waits: { pictures: 0 } },
    { seq: 4, kind: 'resolve', resolution: { solution: '换了电源' }, isMine: true },
  ]);
});

it('offers only what works without a network', () => {
  const noted = asIfDone(ticket, [step('note', 5, { note: '在看' })], me);
  expect(noted.allowedActions).toEqual(expect.arrayContaining(['start', 'depart', 'message']));
  expect(noted.allowedActions).not.toContain('correct');
  expect(noted.timeline.at(-1)).toMatchObject({ visibility: 'internal', text: '在看' });
});

it('takes an accepted ticket for theirs, and one that was handed over for nobody’s', () => {
  const offered = {
    ...ticket,
    ...{ status: 'submitted', assignee: null, relations: ['offered', 'staff'] },
    promise: { kind: 'accept', dueAt: at(5) },
  } as TicketReply;
  const accepted = asIfDone(offered, [step('accept', 3)], me);
  expect(accepted).toMatchObject({
    ...{ status: 'accepted', assignee: me, relations: ['staff', 'assignee'] },
    promise: { kind: 'resolve', dueAt: due },
  });
  const given = asIfDone(ticket, [step('hand_over', 3, { note: '去不了' })], me);
  expect(given).toMatchObject({ status: 'submitted', assignee: null, relations: ['staff'] });
  expect(asIfDone(offered, [step('decline', 3, { note: '忙' })], me).allowedActions).toEqual([]);
});

it('stops at what its person has to decide about', () => {
  const refused = {
    ...step('start', 10),
    refusal: { code: 'ticket.taken' as const, person: '赵一鸣', title: '…' },
  };
  const steps = [step('note', 5, { note: '在看' }), refused, step('message', 20, { note: '好了' })];
  const shown = asIfDone(ticket, steps, me);
  expect(shown.status).toBe('accepted');
  expect(shown.timeline.map(({ kind }) => kind)).toEqual([undefined, undefined, 'note']);
  expect(statusIfDone('accepted', [step('start', 3), step('resolve', 4)])).toBe('resolved');
  expect(statusIfDone('accepted', [refused])).toBe('accepted');
});
