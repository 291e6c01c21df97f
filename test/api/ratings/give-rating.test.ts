import { callBackBy } from '#api/ratings/follow-up';
import { changeableUntil, giveRating, ratingOf } from '#api/ratings/index';

import { after, day, minute, ten } from '../../support/tickets';

const nothing = { ratings: [], followUps: [] };
const good = { round: 1, now: ten, fixed: 'yes', stars: 5 } as const;

it('keeps what was said and when', () => {
  const { ratings, followUps } = giveRating(nothing, {
    ...good,
    tags: ['响应快', '响应快'],
    words: ' 谢谢 ',
  });
  expect(ratings).toEqual([
    {
      round: 1,
      fixed: 'yes',
      stars: 5,
      tags: ['响应快'],
      words: '谢谢',
      at: ten,
      ratedAt: ten,
      history: [],
    },
  ]);
  expect(followUps).toEqual([]);
});

it('keeps every earlier version when it is changed', () => {
  const first = giveRating(nothing, good);
  const second = giveRating(first, { ...good, stars: 4, now: after(day) });
  const third = giveRating(second, { ...good, stars: 3, now: after(2 * day) });
  const rating = ratingOf(third.ratings, 1);
  expect(third.ratings).toHaveLength(1);
  expect(rating).toMatchObject({ stars: 3, ratedAt: ten, at: after(2 * day) });
  expect(rating?.history.map(({ stars, at }) => [stars, at])).toEqual([
    [5, ten],
    [4, after(day)],
  ]);
});

it('may be changed for 14 days after it was first given, not after the last change', () => {
  const first = giveRating(nothing, good);
  const changed = giveRating(first, { ...good, stars: 4, now: after(10 * day) });
  const last = giveRating(changed, { ...good, stars: 3, now: after(14 * day) });
  expect(ratingOf(last.ratings, 1)?.stars).toBe(3);
  expect(changeableUntil({ ratedAt: ten })).toEqual(after(14 * day));
  expect(() => giveRating(last, { ...good, now: after(14 * day + 1) })).toThrow('rating.too_late');
});

it('rates each round by itself', () => {
  const first = giveRating(nothing, good);
  const second = giveRating(first, { ...good, round: 2, stars: 1, now: after(100 * day) });
  expect(second.ratings.map(({ round, stars }) => [round, stars])).toEqual([
    [1, 5],
    [2, 1],
  ]);
});

it.each([
  ['no', 5, 1],
  ['partly', 2, 1],
  ['yes', 1, 1],
  ['partly', 3, 0],
  ['yes', 3, 0],
] as const)('fixed %s with %d stars opens %d follow-ups', (fixed, stars, count) => {
  const { followUps } = giveRating(nothing, { ...good, fixed, stars });
  expect(followUps).toHaveLength(count);
});

it('owes one call for a round, however often the low rating is changed', () => {
  const low = giveRating(nothing, { ...good, fixed: 'no', stars: 1 });
  const lower = giveRating(low, { ...good, fixed: 'no', stars: 2, now: after(minute) });
  const better = giveRating(lower, { ...good, now: after(2 * minute) });
  expect(better.followUps).toEqual([
    {
      round: 1,
      reason: '没有解决，1 星',
      dueAt: new Date('2026-11-22T18:00:00+08:00'),
      ownerId: null,
      state: 'open',
    },
  ]);
});

it.each([
  ['2026-11-21T00:00:00+08:00', '2026-11-22T18:00:00+08:00'],
  ['2026-11-21T23:59:59+08:00', '2026-11-22T18:00:00+08:00'],
  ['2026-12-31T19:00:00+08:00', '2027-01-01T18:00:00+08:00'],
])('rated %s, called by %s', (rated, called) => {
  expect(callBackBy(new Date(rated))).toEqual(new Date(called));
});

it.each([
  ['no stars', { stars: undefined }, 'rating.answer_required'],
  ['no answer', { fixed: undefined }, 'rating.answer_required'],
  ['a novel', { words: '长'.repeat(501) }, 'request.invalid'],
])('refuses %s', (_case, wrong, code) => {
  expect(() => giveRating(nothing, { ...good, ...wrong })).toThrow(code);
});
