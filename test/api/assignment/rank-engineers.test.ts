import fc from 'fast-check';

import { rankEngineers, type Standing, type Wish } from '#api/assignment/rank-engineers';
import { sayReason } from '#api/assignment/say-reason';
import type { EngineerProfile } from '#shared/directory/engineer-profile';

const wish: Wish = {
  ...{ category: 'error', productId: 'ledger', regionId: null, isVisit: false, leftOut: [] },
};

const anybody = (id: string, more: Partial<EngineerProfile> = {}): EngineerProfile => ({
  ...{ id, name: id, skills: [{ category: null, productId: null }], regionIds: [] },
  ...{ capacity: 8, isAvailable: true, ...more },
});

const idle: Standing = { load: 0, askedAt: null, fixedAsset: false, fixedCustomer: false };

type Stands = Record<string, Partial<Standing>>;
const rank = (people: EngineerProfile[], stands: Stands = {}, asked: Partial<Wish> = {}) =>
  rankEngineers(
    { ...wish, ...asked },
    people,
    new Map(Object.entries(stands).map(([id, one]) => [id, { ...idle, ...one }])),
  );
const fitting = (...asked: Parameters<typeof rank>) =>
  rank(...asked)
    .filter(({ obstacles }) => obstacles.length === 0)
    .map(({ engineer }) => engineer.id);

describe('a ticket is not put to', () => {
  const obstaclesOf = (person: Partial<EngineerProfile>, asked: Partial<Wish> = {}, load = 0) =>
    rank([anybody('a', person)], { a: { load } }, asked)[0]?.obstacles;

  it.each([
    ['somebody who is not there', { isAvailable: false }, {}, 0, ['unavailable']],
    ['another skill', { skills: [{ category: 'device', productId: null }] }, {}, 0, ['skill']],
    ['another product', { skills: [{ category: null, productId: 'scada' }] }, {}, 0, ['skill']],
    ['no skill at all', { skills: [] }, {}, 0, ['skill']],
    ['whoever has enough', { capacity: 3 }, {}, 3, ['full']],
    ['whoever was asked', {}, { leftOut: ['a'] }, 0, ['passed']],
    ['a visit elsewhere', { regionIds: ['n'] }, { isVisit: true, regionId: 's' }, 0, ['region']],
  ] as const)('%s', (_case, person, asked, load, obstacles) => {
    expect(obstaclesOf(person as Partial<EngineerProfile>, asked as Partial<Wish>, load)).toEqual(
      obstacles,
    );
  });

  it.each([
    ['a skill for any category of the product', [{ category: null, productId: 'ledger' }], {}],
    ['a skill for the category of any product', [{ category: 'error', productId: null }], {}],
    ['a report without a product', [{ category: 'error', productId: 'x' }], { productId: null }],
    ['a visit nobody knows where', [{ category: null, productId: null }], { isVisit: true }],
    ['a place, without a visit', [{ category: null, productId: null }], { regionId: 's' }],
  ] as const)('but fits: %s', (_case, skills, asked) => {
    expect(obstaclesOf({ skills: [...skills] }, asked)).toEqual([]);
  });
});

it('prefers whoever has less, as a part of what they may have', () => {
  const people = [anybody('a', { capacity: 4 }), anybody('b', { capacity: 8 })];
  expect(fitting(people, { a: { load: 2 }, b: { load: 3 } })).toEqual(['b', 'a']);
});

it('prefers whoever knows the device, then the customer, then is near, but not to a whole ticket more', () => {
  const people = ['a', 'b', 'c', 'd'].map((id) =>
    anybody(id, { regionIds: id === 'd' ? ['s'] : [] }),
  );
  const stands = { b: { fixedCustomer: true }, c: { fixedAsset: true, fixedCustomer: true } };
  expect(fitting(people, stands, { regionId: 's' })).toEqual(['c', 'b', 'd', 'a']);
  const busy = { ...stands, c: { ...stands.c, load: 1 } };
  expect(fitting(people, busy, { regionId: 's' })).toEqual(['b', 'd', 'a', 'c']);
});

it('asks first whom it has not asked for longest, and never by chance', () => {
  const people = ['c', 'b', 'a'].map((id) => anybody(id));
  const stands = {
    a: { askedAt: new Date('2026-11-21T03:00:00Z') },
    b: { askedAt: new Date('2026-11-21T02:00:00Z') },
  };
  expect(fitting(people, stands)).toEqual(['c', 'b', 'a']);
  expect(fitting(people)).toEqual(['a', 'b', 'c']);
});

it('says what speaks for somebody', () => {
  const [known] = rank([anybody('a')], { a: { load: 2, fixedAsset: true, fixedCustomer: true } });
  const [free] = rank([anybody('b', { regionIds: ['s'] })], {}, { regionId: 's' });
  expect(known && sayReason(known)).toBe('修过这台设备，手上 2 单');
  expect(free && sayReason(free, true)).toBe('值班，负责这个区域，手上没有工单');
});

const anyEngineer = fc.record({
  id: fc.uuid(),
  name: fc.constant(''),
  skills: fc.array(
    fc.record({
      category: fc.constantFrom('error' as const, 'device' as const, null),
      productId: fc.constantFrom('ledger', 'scada', null),
    }),
    { maxLength: 3 },
  ),
  regionIds: fc.subarray(['n', 's']),
  capacity: fc.integer({ min: 1, max: 12 }),
  isAvailable: fc.boolean(),
});

it('puts nothing to whoever is full, away, unskilled or passed, whatever they know', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(anyEngineer, { maxLength: 12, selector: ({ id }) => id }),
      fc.array(
        fc.record({ load: fc.nat(14), fixedAsset: fc.boolean(), fixedCustomer: fc.boolean() }),
      ),
      fc.boolean(),
      (people, loads, isVisit) => {
        const stands: Stands = Object.fromEntries(
          people.map(({ id }, at) => [id, loads[at] ?? {}]),
        );
        const leftOut = people.slice(0, 2).map(({ id }) => id);
        const asked = { isVisit, regionId: 's', leftOut };
        const chosen = fitting(people, stands, asked);
        for (const { capacity, id, isAvailable, regionIds, skills } of people) {
          const isPossible =
            isAvailable &&
            !leftOut.includes(id) &&
            (stands[id]?.load ?? 0) < capacity &&
            (!isVisit || regionIds.includes('s')) &&
            skills.some(
              (one) =>
                (one.category ?? 'error') === 'error' && (one.productId ?? 'ledger') === 'ledger',
            );
          expect([id, chosen.includes(id)]).toEqual([id, isPossible]);
        }
        // the order in which people stand in the directory decides nothing
        expect(fitting([...people].reverse(), stands, asked)).toEqual(chosen);
      },
    ),
  );
});

it('shares the work of equals within 15 %, in whatever order tickets come and go', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(), { minLength: 200, maxLength: 300 }), (ends) => {
      const people = Array.from({ length: 5 }, (_, at) => anybody(`e${at}`));
      const held = new Map(people.map(({ id }) => [id, 0]));
      const given = new Map(people.map(({ id }) => [id, 0]));
      const askedAt = new Map<string, Date>();
      let ended = 0;
      ends.forEach((end, at) => {
        const stands = people.map(({ id }): [string, Partial<Standing>] => [
          id,
          { load: held.get(id) ?? 0, askedAt: askedAt.get(id) ?? null },
        ]);
        const [best] = fitting(people, Object.fromEntries(stands));
        if (best === undefined) {
          // everybody is full: the one who finishes next makes room
          people.forEach(({ id }) => held.set(id, 0));
          return;
        }
        held.set(best, (held.get(best) ?? 0) + 1);
        given.set(best, (given.get(best) ?? 0) + 1);
        askedAt.set(best, new Date(at));
        expect(held.get(best)).toBeLessThanOrEqual(8);
        // tickets end in turn, as the work of equals does
        if (end % 5 === 0) {
          const next = `e${ended++ % 5}`;
          held.set(next, Math.max(0, (held.get(next) ?? 0) - 1));
        }
      });
      const all = people.map(({ id }) => given.get(id) ?? 0);
      const mean = all.reduce((sum, one) => sum + one, 0) / all.length;
      all.forEach((one) => {
        expect(Math.abs(one - mean)).toBeLessThanOrEqual(Math.max(1, mean * 0.15));
      });
    }),
    { numRuns: 20 },
  );
});
