import { AppError } from '#api/app-error';
import { decideStep } from '#api/tickets/decide-step';
import type { Ticket } from '#api/tickets/ticket';
import { nextTimer } from '#api/tickets/timers/timer-times';

import {
  after,
  aStep,
  aTicket,
  cast,
  day,
  hour,
  lived,
  minute,
  ten,
  usualWindow,
} from '../../../support/tickets';

const from = new Date(usualWindow.from);
const to = new Date(usualWindow.to);
const held = () => lived(aTicket(), ['accept', 'engineer'], ['start', 'engineer']);
const proposed = () => lived(held(), ['propose_visit', 'engineer']);
const agreed = () => lived(proposed(), ['pick_visit', 'customer', after(hour)]);

const facts = ({ outbox }: Ticket) => outbox.map(({ kind, fact }) => [kind, fact]);
const refusal = (ticket: Ticket, ...move: Parameters<typeof lived>[1]) => {
  try {
    lived(ticket, move);
    return null;
  } catch (error: unknown) {
    return error instanceof AppError ? error.code : String(error);
  }
};

/** When the next timer is due that is none of the service level's. */
const besideClocks = (ticket: Ticket) => nextTimer({ ...ticket, clocks: null });

describe('proposing a visit', () => {
  it('puts the times before the customer, in their order, and no reminder yet', () => {
    const later = { from: '2026-12-22T01:00:00Z', to: '2026-12-22T03:00:00Z' };
    const place = { name: '启明大厦 8 楼', latitude: 30.2, longitude: 120.1 };
    const body = { windows: [later, usualWindow], place };
    const ticket = lived(held(), ['propose_visit', 'dispatcher', ten, body]);
    const windows = [
      { from, to },
      { from: new Date(later.from), to: new Date(later.to) },
    ];
    expect(ticket.appointment).toEqual({
      ...{ seq: 4, windows, picked: null, place, engineerId: cast.engineer.id, proposedAt: ten },
      ...{ evening: null, hour: null, late: null },
    });
    expect(ticket.timeline.at(-1)).toMatchObject({ place, visit: { windows, isOff: false } });
    expect(ticket.status).toBe('in_progress');
    expect(besideClocks(ticket)).toEqual(windows[1]?.from);
  });

  it.each([
    ['in the past', { from: '2026-11-21T01:00:00Z', to: '2026-11-21T03:00:00Z' }],
    ['at this very moment', { from: ten.toISOString(), to: after(hour).toISOString() }],
    ['beyond three months', { from: '2027-03-01T01:00:00Z', to: '2027-03-01T03:00:00Z' }],
  ])('refuses a window %s', (_name, window) => {
    const body = { windows: [usualWindow, window], place: { name: '3 楼' } };
    expect(refusal(held(), 'propose_visit', 'engineer', ten, body)).toBe('visit.window_past');
  });

  it('makes what was agreed before no longer hold', () => {
    const ticket = lived(agreed(), ['propose_visit', 'engineer', after(2 * hour)]);
    expect(ticket.appointment).toMatchObject({ picked: null, evening: null, hour: null });
  });
});

describe('picking a time', () => {
  it('agrees on it and sets both reminders and the end of the window', () => {
    expect(agreed().appointment).toMatchObject({
      seq: 5,
      picked: { from, to },
      evening: new Date('2026-12-20T10:00:00Z'),
      hour: after(-hour, from),
      late: to,
    });
    expect(besideClocks(agreed())).toEqual(new Date('2026-12-20T10:00:00Z'));
  });

  it('sets no reminder for what has passed', () => {
    const soon = {
      from: after(30 * minute).toISOString(),
      to: after(2 * hour).toISOString(),
    };
    const ticket = lived(
      held(),
      ['propose_visit', 'engineer', ten, { windows: [soon], place: { name: '3 楼' } }],
      ['pick_visit', 'customer', ten, { window: soon }],
    );
    expect(ticket.appointment).toMatchObject({ evening: null, hour: null });
    expect(besideClocks(ticket)).toEqual(new Date(soon.to));
  });

  it('refuses a time that is none of those proposed, or is over', () => {
    const other = { from: usualWindow.from, to: '2026-12-21T09:00:00Z' };
    expect(refusal(proposed(), 'pick_visit', 'customer', ten, { window: other })).toBe(
      'visit.window_unknown',
    );
    expect(refusal(proposed(), 'pick_visit', 'customer', from)).toBe('visit.window_past');
  });

  it('asks for others: nothing is agreed any more', () => {
    const ticket = lived(agreed(), ['ask_other_time', 'customer']);
    expect(ticket.appointment).toMatchObject({ windows: [], picked: null, evening: null });
    expect(besideClocks(ticket)).toBeNull();
  });
});

describe('the road', () => {
  const expectedAt = after(40 * minute).toISOString();

  it('carries when somebody will be there, and is kept on the ticket', () => {
    const ticket = lived(agreed(), ['depart', 'engineer', ten, { expectedAt }]);
    expect(ticket.trip).toEqual({
      ...{ departedAt: ten, expectedAt: after(40 * minute), arrivedAt: null },
    });
    const there = lived(ticket, ['arrive', 'engineer', after(hour)]);
    expect(there.trip).toMatchObject({ departedAt: ten, arrivedAt: after(hour) });
    expect(there.appointment).toMatchObject({ late: null, hour: null, picked: { from, to } });
  });

  it('says when it happened where there was no signal', () => {
    const happenedAt = after(-5 * minute, after(hour)).toISOString();
    const ticket = lived(held(), [
      'depart',
      'engineer',
      after(hour),
      { happenedAt, expectedAt: happenedAt },
    ]);
    expect(ticket.trip?.departedAt).toEqual(new Date(happenedAt));
  });

  it.each([after(-2 * minute), after(25 * hour)])('refuses to be there at %s', (at) => {
    const body = { expectedAt: at.toISOString() };
    expect(refusal(held(), 'depart', 'engineer', ten, body)).toBe('request.invalid');
  });

  it('is read from the timeline where an earlier version wrote it there alone', () => {
    const { trip, ...earlier } = lived(held(), ['depart', 'engineer', after(minute)]);
    expect(trip).not.toBeNull();
    const arrived = lived(earlier, ['arrive', 'engineer', after(hour)]);
    expect(arrived.trip).toMatchObject({ departedAt: after(minute), arrivedAt: after(hour) });
  });

  it('begins again after a reopening, and what was kept is past', () => {
    const ticket = lived(
      agreed(),
      ['arrive', 'engineer'],
      ['resolve', 'engineer'],
      ['confirm', 'customer'],
      ['reopen', 'customer'],
    );
    expect(ticket).toMatchObject({ trip: null, appointment: null });
  });
});

describe('what was agreed', () => {
  it('stays when the ticket changes hands, and the new engineer is told', () => {
    const ticket = lived(agreed(), ['assign', 'dispatcher'], ['accept', 'engineer2']);
    expect(ticket.appointment).toMatchObject({
      picked: { from, to },
      engineerId: cast.engineer2.id,
    });
    expect(ticket.outbox.at(-1)).toMatchObject({
      ...{ kind: 'visit_taken', fact: `visit:taken:5:${cast.engineer2.id}` },
      ...{ assigneeId: cast.engineer2.id, text: '12 月 21 日 周一 14:00–16:00' },
    });
  });

  it('stays while nobody holds the ticket, and whoever takes it is told', () => {
    const accepted = lived(
      aTicket(),
      ['accept', 'engineer'],
      ['propose_visit', 'engineer'],
      ['pick_visit', 'customer'],
    );
    const declined = lived(accepted, ['hand_over', 'engineer']);
    expect(declined.appointment).toMatchObject({ picked: { from, to }, engineerId: null });
    const taken = lived(declined, ['accept', 'engineer2']);
    expect(taken.appointment).toMatchObject({ engineerId: cast.engineer2.id });
    expect(facts(taken).at(-1)).toEqual(['visit_taken', `visit:taken:4:${cast.engineer2.id}`]);
  });

  it.each([
    ['resolve', 'engineer', 'resolved'],
    ['cancel', 'customer', 'cancelled'],
  ] as const)('ends when somebody does %s, and everybody is told', (action, by, status) => {
    const before =
      action === 'resolve'
        ? agreed()
        : lived(
            aTicket(),
            ['accept', 'engineer'],
            ['propose_visit', 'engineer'],
            ['pick_visit', 'customer'],
          );
    const ticket = lived(before, [action, by]);
    expect(ticket).toMatchObject({ status, appointment: null, trip: null });
    expect(ticket.timeline.at(-1)?.visit).toEqual({
      ...{ windows: [{ from, to }], expectedAt: null, isOff: true },
    });
    expect(ticket.outbox.at(-1)).toMatchObject({ kind: 'visit_off', actorId: cast[by].id });
  });

  it('is past once somebody was there: the end calls nothing off', () => {
    const ticket = lived(agreed(), ['arrive', 'engineer'], ['resolve', 'engineer']);
    expect(facts(ticket).map(([kind]) => kind)).not.toContain('visit_off');
    expect(ticket.appointment).toMatchObject({ picked: { from, to } });
  });

  it('was never agreed while nobody has chosen: the end tells nobody', () => {
    const ticket = lived(proposed(), ['resolve', 'engineer']);
    expect(ticket.appointment).toBeNull();
    expect(facts(ticket).map(([kind]) => kind)).not.toContain('visit_off');
  });
});

describe('a resolution', () => {
  const signature = 'a'.repeat(24);
  const body = {
    resolution: { cause: '电源坏了', solution: '换了电源' },
    parts: [{ name: '电源模块', serial: 'PSU-7', quantity: 2, cost: 12_800 }],
    ...{ minutesSpent: 50, travelMinutes: 35 },
    attachmentIds: [signature],
    attachmentMarks: [{ id: signature, mark: 'signature' as const }],
  };

  it('keeps parts, minutes and the signature', () => {
    const ticket = lived(held(), ['resolve', 'engineer', after(day), body]);
    expect(ticket.resolutions.at(-1)?.work).toEqual({
      ...{ parts: body.parts, minutesSpent: 50, travelMinutes: 35, signatureId: signature },
      breachCause: null,
    });
    expect(ticket.timeline.at(-1)).toMatchObject({ marks: body.attachmentMarks });
  });

  it('stays two fields where nobody went anywhere', () => {
    const ticket = lived(held(), ['resolve', 'engineer']);
    expect(ticket.resolutions.at(-1)?.work).toBeUndefined();
  });
});

it('writes the same for the same step', () => {
  const ticket = Object.freeze(agreed());
  const step = aStep(ticket, 'resolve', { by: cast.engineer });
  expect(decideStep(ticket, step)).toEqual(decideStep(ticket, step));
});
