import { isLate } from '#shared/promises/is-late';
import { priorityNames, priorityOf } from '#shared/promises/priorities';
import { clockTimes, pauseClock, resumeClock, startClock } from '#shared/promises/promise-clock';
import { announcedRule } from '#shared/promises/public-holidays';
import { servicePromises, standardLevel, workingDay } from '#shared/promises/service-levels';
import { standardCalendar } from '#shared/promises/working-calendar';
import { ticketScopeNames, ticketSeverityNames } from '#shared/tickets/ticket-words';

it('makes a priority of every severity and scope', () => {
  const table = ticketSeverityNames.map((severity) =>
    ticketScopeNames.map((scope) => priorityOf({ severity, scope })),
  );
  expect(table).toEqual([
    ['P2', 'P1', 'P1'],
    ['P3', 'P2', 'P2'],
    ['P4', 'P3', 'P3'],
    ['P4', 'P4', 'P4'],
  ]);
});

it('promises no less to what is more urgent', () => {
  for (const name of servicePromises) {
    const minutes = priorityNames.map((priority) => standardLevel[priority][name].minutes);
    expect(minutes).toEqual(minutes.toSorted((a, b) => a - b));
  }
});

it('has a working day in every day that is worked', () => {
  const { sunday, saturday, ...worked } = standardCalendar.hours;
  expect([sunday, saturday]).toEqual([[], []]);
  for (const hours of Object.values(worked)) {
    expect(hours.reduce((sum, [open, close]) => sum + close - open, 0)).toBe(workingDay);
  }
});

it('is late only after the promised time', () => {
  const dueAt = new Date('2026-11-23T10:00:00.000+08:00');
  const late = [-1, 0, 1].map((shift) => isLate(dueAt, dueAt.getTime() + shift));
  expect(late).toEqual([false, false, true]);
  expect(isLate(dueAt.toISOString(), dueAt.getTime() + 1)).toBe(true);
});

/** Days of a year that are other than their weekday says, and count. */
function announced(year: number) {
  const first = Date.UTC(year, 0, 1);
  const names = Array.from({ length: 366 }, (_none, index) =>
    new Date(first + index * 86_400_000).toISOString().slice(0, 10),
  ).filter((name) => name.startsWith(String(year)));
  const having = (rule: string) => names.filter((name) => announcedRule(name) === rule);
  return { off: having('off'), worked: having('worked') };
}

// notices 国办发明电〔2024〕12号 and 〔2025〕7号 of the State Council
it.each([
  [2025, 28, ['01-26', '02-08', '04-27', '09-28', '10-11']],
  [2026, 33, ['01-04', '02-14', '02-28', '05-09', '09-20', '10-10']],
])('knows what was announced for %d', (year, off, worked) => {
  const found = announced(year);
  expect(found.off).toHaveLength(off);
  expect(found.worked).toEqual(worked.map((date) => `${year}-${date}`));
});

it('claims nothing of a year that was not announced', () => {
  expect(announced(2099)).toEqual({ off: [], worked: [] });
});

describe('a clock', () => {
  const at = (local: string) => new Date(`${local}+08:00`);
  const started = startClock({ minutes: 240, hours: 'working' }, at('2026-11-27T16:00'));
  const dueOf = (clock: typeof started) => clockTimes(clock, standardCalendar).due;

  it('has no due time while it is paused, and the paused working time more afterwards', () => {
    const paused = pauseClock(started, at('2026-11-27T17:00'));
    const again = pauseClock(resumeClock(paused, at('2026-11-30T10:00')), at('2026-11-30T11:00'));
    expect([started, paused, again].map(dueOf)).toEqual([at('2026-11-30T11:00'), null, null]);
    expect(dueOf(resumeClock(again, at('2026-11-30T11:30')))).toEqual(at('2026-11-30T14:30'));
  });

  it('does not forget that it was late when it was paused', () => {
    const paused = pauseClock(started, at('2026-11-30T15:00'));
    expect(dueOf(paused)).toEqual(at('2026-11-30T11:00'));
    expect(dueOf(resumeClock(paused, at('2026-12-30T15:00')))).toEqual(at('2026-11-30T11:00'));
  });

  it('runs on when somebody set the host’s clock back in between', () => {
    const resumed = resumeClock(
      pauseClock(started, at('2026-11-27T17:00')),
      at('2026-11-27T16:30'),
    );
    expect(dueOf(resumed)).toEqual(at('2026-11-30T11:00'));
  });
});
