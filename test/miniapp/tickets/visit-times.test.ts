import {
  arrivalChoices,
  dayChoices,
  nextAt,
  toggled,
  usualArrival,
  usualWindows,
  windowBetween,
} from '#miniapp/tickets/action-sheets/visit-times';
import { sayWindow } from '#shared/visits/visit-window';

// 10:02 on a Saturday in Shanghai
const now = Date.parse('2026-11-21T02:02:00Z');
const [today, tomorrow] = dayChoices(now);

it('offers a week of days from today on', () => {
  expect(dayChoices(now)).toHaveLength(7);
  expect(today?.toISOString()).toBe('2026-11-20T16:00:00.000Z');
});

it('offers of today only what is still to come', () => {
  const said = (day: Date | undefined) =>
    usualWindows(day ?? new Date(0), now).map((window) => sayWindow(window, now));
  expect(said(today)[0]).toBe('今天 11:00–13:00');
  expect(said(tomorrow)[0]).toBe('明天 09:00–11:00');
});

it.each([
  ['14:00', '15:30', '明天 14:00–15:30'],
  ['14:00', '14:00', null],
  ['14:00', '13:00', null],
  ['06:00', '18:30', null],
])('makes of %s to %s %s', (from, to, said) => {
  const window = windowBetween(tomorrow ?? new Date(0), from, to);
  expect(window && sayWindow(window, now)).toBe(said);
});

it('keeps the chosen ones in order, four at most, and lets one go with a second tap', () => {
  const [first, ...others] = usualWindows(tomorrow ?? new Date(0), now);
  const chosen = [...others].reverse().reduce(toggled, []);
  expect(chosen).toHaveLength(4);
  expect(chosen.map(({ from }) => from)).toEqual(chosen.map(({ from }) => from).sort());
  expect(first && toggled([first], first)).toEqual([]);
});

it('expects the agreed beginning when it is near, otherwise half an hour', () => {
  const half = '2026-11-21T02:35:00.000Z';
  expect(arrivalChoices(now).find(({ minutes }) => minutes === 30)?.at).toBe(half);
  expect(usualArrival(null, now)).toBe(half);
  const near = { from: '2026-11-21T04:00:00.000Z', to: '2026-11-21T06:00:00.000Z' };
  expect(usualArrival(near, now)).toBe(near.from);
  const begun = { from: '2026-11-21T02:00:00.000Z', to: '2026-11-21T04:00:00.000Z' };
  expect(usualArrival(begun, now)).toBe(half);
});

it.each([
  ['15:40', '2026-11-21T07:40:00.000Z'],
  ['09:00', '2026-11-22T01:00:00.000Z'],
])('takes %s for the next time that clocks show it', (clock, at) => {
  expect(nextAt(clock, now)).toBe(at);
});
