import { momentOf, pastMoments } from '../../../api/demo/demo-clock';

const anchor = new Date('2026-11-22T02:30:00Z');

it.each([
  [{ minutesAgo: 90 }, '2026-11-22T01:00:00.000Z'],
  [{ daysAgo: 1, at: '09:15' }, '2026-11-21T01:15:00.000Z'],
  [{ daysAgo: 20, at: '17:40' }, '2026-11-02T09:40:00.000Z'],
] as const)('takes %j for %s, in Shanghai’s days', (when, iso) => {
  expect(momentOf(when, anchor).toISOString()).toBe(iso);
});

it('counts days by Shanghai’s midnight', () => {
  const night = new Date('2026-11-21T17:00:00Z');
  expect(momentOf({ daysAgo: 1, at: '08:00' }, night).toISOString()).toBe(
    '2026-11-21T00:00:00.000Z',
  );
});

it('squeezes what would be in the future in before the present, in its order', () => {
  const start = new Date(anchor.getTime() - 10 * 60_000);
  const times = pastMoments(start, [5, 30, 60], anchor).map((time) => time.getTime());
  expect(times).toEqual([...times].sort((a, b) => a - b));
  expect(new Set(times).size).toBe(4);
  expect(times[1]).toBe(start.getTime() + 5 * 60_000);
  expect(times.at(-1)).toBeLessThan(anchor.getTime());
});
