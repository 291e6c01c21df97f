import {
  emptyPart,
  fenOf,
  firstDraft,
  minuteChoices,
  resolveBody,
  resolveProblems,
} from '#miniapp/tickets/resolve/resolve-draft';
import type { BreachReply } from '#shared/tickets/clock-replies';

const now = Date.parse('2026-11-30T08:00:00Z');
const nothing = firstDraft({ trip: null }, now);
const said = { ...nothing, cause: '电源老化', solution: '换了电源' };
const inTime = { breaches: [] };
const breach: BreachReply = {
  ...{ promise: 'solution', round: 1, dueAt: '2026-11-30T06:00:00Z' },
  ...{ at: '2026-11-30T06:01:00Z', metAt: null },
};

describe('the first draft', () => {
  it('knows from the trip how long the way and the work took, to five minutes', () => {
    const trip = {
      departedAt: '2026-11-30T06:30:00Z',
      expectedAt: null,
      arrivedAt: '2026-11-30T07:08:00Z',
    };
    expect(firstDraft({ trip }, now)).toMatchObject({ travelMinutes: 40, minutesSpent: 50 });
  });

  it('leaves to the engineer what cannot be', () => {
    const trip = { departedAt: null, expectedAt: null, arrivedAt: '2026-11-28T07:08:00Z' };
    expect(firstDraft({ trip }, now)).toMatchObject({ travelMinutes: null, minutesSpent: null });
  });
});

it('offers the usual minutes with what is known, in their order', () => {
  expect(minuteChoices(40, null)).toEqual([15, 30, 40, 60, 90, 120, 240]);
});

it.each([
  ['', undefined],
  ['120.5', 12_050],
  [' ¥ 99 元', 9900],
  ['一百', null],
  ['12.345', null],
  ['-3', null],
])('reads the price %j', (yuan, fen) => {
  expect(fenOf(yuan)).toBe(fen);
});

describe('what keeps it from being sent', () => {
  it('is what nobody can know but the engineer', () => {
    expect(resolveProblems(nothing, inTime)).toEqual(['cause', 'solution']);
    expect(resolveProblems(said, inTime)).toEqual([]);
  });

  it('is a missing cause of a breach, unless it was only heard of late', () => {
    const late = { breaches: [breach] };
    expect(resolveProblems(said, late)).toEqual(['breach']);
    expect(resolveProblems({ ...said, breachKind: 'parts' }, late)).toEqual([]);
    const metInTime = { breaches: [{ ...breach, metAt: '2026-11-30T05:00:00Z' }] };
    expect(resolveProblems(said, metInTime)).toEqual([]);
  });

  it('is a part without a name or with a price that is none, not one that was left empty', () => {
    const parts = [
      emptyPart,
      { ...emptyPart, serial: 'PS-1' },
      { ...emptyPart, name: '电源', cost: '?' },
    ];
    expect(resolveProblems({ ...said, parts }, inTime)).toEqual(['part 1', 'cost 2']);
  });
});

it('sends what was said, and nothing of what was not', () => {
  expect(resolveBody(said, inTime)).toEqual({
    resolution: { cause: '电源老化', solution: '换了电源', prevention: '' },
  });
  const parts = [emptyPart, { name: '电源', serial: 'PS-1', quantity: 2, cost: '360' }];
  const breached = { breaches: [breach] };
  expect(
    resolveBody(
      { ...said, parts, minutesSpent: 30, breachKind: 'parts', breachNote: '' },
      breached,
    ),
  ).toMatchObject({
    parts: [{ name: '电源', serial: 'PS-1', quantity: 2, cost: 36_000 }],
    minutesSpent: 30,
    breachCause: { kind: 'parts' },
  });
});
