import { promisedCall as owedCall } from '#api/follow-ups/index';
import { changeableUntil, giveRating, ratingOf } from '#api/ratings/index';
import { standardCalendar } from '#shared/promises/working-calendar';
import { ratingLimits } from '#shared/ratings/rating';

import { after, day, minute, ten } from '../../support/tickets';

const nothing = { ratings: [], followUps: [] };
const calendar = standardCalendar;
const good = { round: 1, now: ten, calendar, fixed: 'yes', stars: 5 } as const;

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

const low = { ...good, fixed: 'no', stars: 1 } as const;
// the next working day: ten is on a Saturday
const firstCall = new Date('2026-11-23T18:00:00+08:00');

it('owes one call for a round, however often the low rating is changed', () => {
  const first = giveRating(nothing, low);
  const { followUps } = giveRating(first, { ...low, stars: 2, now: after(2 * day) });
  expect(followUps).toEqual([
    expect.objectContaining({
      ...{ id: '1', kind: 'bad_rating', round: 1, reason: '没有解决，2 星', since: ten },
      ...{ dueAt: firstCall, ownerId: null, state: 'open', attempts: [], settled: null },
    }),
  ]);
});

it('takes the call back with the low rating, and remembers when and why', () => {
  const corrected = giveRating(giveRating(nothing, low), { ...good, now: after(minute) });
  expect(corrected.followUps).toEqual([
    expect.objectContaining({
      ...{ round: 1, reason: '没有解决，1 星', dueAt: firstCall, ownerId: null },
      state: 'withdrawn',
      withdrawn: { at: after(minute), because: '改评为解决了，5 星' },
    }),
  ]);
  expect(owedCall(corrected)).toBeNull();
});

it('promises a new call, at a new time, when the rating gets low again', () => {
  const worse = { ...good, fixed: 'partly', stars: 1 } as const;
  const ratings = [low, good, { ...low, stars: 2 }, good, worse];
  const states = ratings.reduce<ReturnType<typeof giveRating>[]>((before, rating, at) => {
    return [...before, giveRating(before.at(-1) ?? nothing, { ...rating, now: after(at * day) })];
  }, []);
  expect(states.map((rated) => owedCall(rated)?.dueAt ?? null)).toEqual([
    firstCall,
    null,
    after(day, firstCall),
    null,
    after(3 * day, firstCall),
  ]);
  expect(states.at(-1)?.followUps.map(({ state }) => state)).toEqual([
    ...['withdrawn', 'withdrawn', 'open'],
  ]);
});

describe('a call that was made', () => {
  const called = {
    ...giveRating(nothing, low),
    followUps: giveRating(nothing, low).followUps.map((one) => ({
      ...one,
      state: 'done' as const,
    })),
  };

  it('stays made when the rating gets better', () => {
    const { followUps } = giveRating(called, { ...good, now: after(minute) });
    expect(followUps).toEqual(called.followUps);
  });

  it('is not made again for the same complaint, but for a new one', () => {
    const same = giveRating(called, { ...low, words: '还是不行', now: after(minute) });
    expect(same.followUps).toEqual(called.followUps);
    const better = giveRating(called, { ...good, now: after(minute) });
    const worse = giveRating(better, { ...low, now: after(3 * day) });
    expect(worse.followUps.map(({ state }) => state)).toEqual(['done', 'open']);
    expect(owedCall(worse)?.dueAt).toEqual(after(2 * day, firstCall));
  });
});

it('leaves the call of another round alone', () => {
  const first = giveRating(nothing, low);
  const second = giveRating(first, { ...good, round: 2, now: after(day) });
  expect(owedCall(second)?.dueAt).toEqual(firstCall);
});

it('owes no call that an earlier version forgot to take back, and gives a new complaint a new time', () => {
  const forgotten = { ...giveRating(nothing, good), followUps: giveRating(nothing, low).followUps };
  expect(owedCall(forgotten)).toBeNull();
  const worse = giveRating(forgotten, { ...low, now: after(2 * day) });
  expect(worse.followUps.map(({ state }) => state)).toEqual(['withdrawn', 'open']);
  expect(owedCall(worse)?.dueAt).toEqual(after(day, firstCall));
});

it.each([
  ['no stars', { stars: undefined }, 'rating.answer_required'],
  ['no answer', { fixed: undefined }, 'rating.answer_required'],
  ['a novel', { words: '长'.repeat(501) }, 'request.invalid'],
])('refuses %s', (_case, wrong, code) => {
  expect(() => giveRating(nothing, { ...good, ...wrong })).toThrow(code);
});

it('keeps the newest of a great many versions', () => {
  let rated: Parameters<typeof giveRating>[0] = nothing;
  for (let version = 0; version <= ratingLimits.versions + 1; version += 1) {
    rated = giveRating(rated, { ...good, words: `第 ${version} 次`, now: after(version * minute) });
  }
  const { history = [] } = ratingOf(rated.ratings, 1) ?? {};
  expect(history).toHaveLength(ratingLimits.versions);
  expect(history[0]?.words).toBe('第 1 次');
  expect(history.at(-1)?.words).toBe(`第 ${ratingLimits.versions} 次`);
});
